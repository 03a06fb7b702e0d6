import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { MessageRow } from '#domain/reminders/api';
import { useActing } from '../../acting';
import { asProblem, call } from '../../api';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { type Called, useCall } from '../../use-call';
import { TopUp } from '../top-up';
import { statusOf, wordsOf } from '../words';
import { UnreadFamilies } from './unread-families';

type Inbox = ReplyOf<'reminders.inbox'>;
type Tab = 'all' | 'unread' | 'families';

const MANY = 99;

function MessageLine({ row }: { readonly row: MessageRow }) {
  const { tone, word } = statusOf(row);
  return (
    <ChildRow
      name={row.childName ?? '系统'}
      {...(row.className ? { place: row.className } : {})}
      need={wordsOf(row).what}
      when={`${spokenInstant(row.deliveredAt)} · ${row.receiver}`}
      status={<StatusTag tone={tone}>{word}</StatusTag>}
      onPress={() => void Taro.navigateTo({ url: `/reminders/message/index?message=${encodeURIComponent(row.id)}` })}
    />
  );
}

/** The first page comes with the screen; older messages are added below it. */
function List({ first, only }: { readonly first: Inbox; readonly only: 'unread' | undefined }) {
  const [pages, setPages] = useState<readonly Inbox[]>([first]);
  const [problem, setProblem] = useState<string>();
  const cursor = pages.at(-1)?.cursor;
  const older = async (): Promise<void> => {
    try {
      setPages([...pages, await call('reminders.inbox', { only, cursor: cursor ?? undefined })]);
      setProblem(undefined);
    } catch (error) {
      setProblem(asProblem(error).message);
    }
  };
  return (
    <>
      <Card flush>{pages.flatMap((page) => page.items.map((row) => <MessageLine key={row.id} row={row} />))}</Card>
      {problem ? (
        <Notice tone="calm" title="没有取到更早的消息">
          {problem}
        </Notice>
      ) : null}
      {cursor ? (
        <Button wide onPress={() => void older()}>
          看更早的消息
        </Button>
      ) : null}
    </>
  );
}

/** 收到的: all of them, or the unread alone. */
function Received({ only, called }: { readonly only: 'unread' | undefined; readonly called: Called<Inbox> }) {
  return (
    <Async
      called={called}
      empty={
        <Empty icon="bell" title={only ? '消息都看过了' : '还没有消息'}>
          {only ? '有新消息时会出现在这里。' : '有孩子的消息时，会出现在这里。'}
        </Empty>
      }
    >
      {(first) => <List key={JSON.stringify([only, first])} first={first} only={only} />}
    </Async>
  );
}

/** The class whose families a class teacher tells; undefined for every other standing. */
function classOf(as: string | undefined): string | undefined {
  const [unit, role] = (as ?? '').split(':');
  return role === 'classTeacher' ? unit : undefined;
}

/** 消息: everything for this person, as family and as every post they hold. */
export default function InboxPage() {
  const [tab, setTab] = useState<Tab>('all');
  const { as } = useActing();
  const only = tab === 'unread' ? 'unread' : undefined;
  const called = useCall('reminders.inbox', { only }, { isEmpty: ({ items }) => items.length === 0 });
  const unread = called.data?.unread;
  const unit = classOf(as);
  const tabs = [
    { value: 'all' as const, label: '全部' },
    { value: 'unread' as const, label: '未读', count: unread === undefined ? undefined : Math.min(unread, MANY) },
    ...(unit ? [{ value: 'families' as const, label: '家长未读' }] : []),
  ];
  return (
    <Page title="消息">
      <TopUp keys={as?.startsWith('family:') ? ['return', 'letter'] : ['alert']} />
      <Tabs<Tab> label="消息" tabs={tabs} value={tab} onChoose={setTab} />
      {tab === 'families' && unit ? <UnreadFamilies unit={unit} /> : <Received only={only} called={called} />}
    </Page>
  );
}
