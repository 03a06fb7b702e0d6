import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { wordingOf } from '#domain/reminders/wording';
import { asProblem, call } from '../../api';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';

type Unread = ReplyOf<'reminders.unread'>;
type Item = Unread['items'][number];

/** Whether the family's phone has rung, in words: the inbox alone does not. */
function pushWords({ push }: Item): string {
  if (push?.state === 'sent') {
    return '微信已通知';
  }
  return push?.state === 'uncertain' ? '微信可能已通知' : '微信没有通知到，请打电话';
}

function UnreadLine({ item }: { readonly item: Item }) {
  const { what } = wordingOf({ kind: item.kind, withdrawn: false, data: {} });
  return (
    <ChildRow
      name={item.childName ?? ''}
      need={`${what}。${pushWords(item)}`}
      when={`${spokenInstant(item.deliveredAt)} 发出`}
      status={<StatusTag tone="warn">家长未读</StatusTag>}
      onPress={item.child ? () => void Taro.navigateTo({ url: `/roster/child/index?child=${item.child}` }) : undefined}
    />
  );
}

function List({ first, unit }: { readonly first: Unread; readonly unit: string }) {
  const [pages, setPages] = useState<readonly Unread[]>([first]);
  const [problem, setProblem] = useState<string>();
  const cursor = pages.at(-1)?.cursor;
  const older = async (): Promise<void> => {
    try {
      setPages([...pages, await call('reminders.unread', { unit, cursor: cursor ?? undefined })]);
      setProblem(undefined);
    } catch (error) {
      setProblem(asProblem(error).message);
    }
  };
  return (
    <>
      <Card flush>
        {pages.flatMap((page) => page.items.map((item) => <UnreadLine key={item.message} item={item} />))}
      </Card>
      {problem ? (
        <Notice tone="calm" title="没有取到更早的">
          {problem}
        </Notice>
      ) : null}
      {cursor ? (
        <Button wide onPress={() => void older()}>
          看更早的
        </Button>
      ) : null}
    </>
  );
}

/** 家长未读: the families of a class that have not opened what they were told. */
export function UnreadFamilies({ unit }: { readonly unit: string }) {
  const called = useCall('reminders.unread', { unit }, { isEmpty: ({ items }) => items.length === 0 });
  return (
    <Async
      called={called}
      empty={
        <Empty icon="circle-check" title="家长都看过了">
          发给家长的消息，没有还没看的。
        </Empty>
      }
    >
      {(first) => <List key={JSON.stringify(first)} first={first} unit={unit} />}
    </Async>
  );
}
