import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { isPlainDate, timeOf } from '#domain/plain-date';
import { useActing } from '../../acting';
import { asProblem, call } from '../../api';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { markTone, markWord, unitOfPost } from '../marks';

type Absent = ReplyOf<'attendance.absent'>;

const TABS = [
  { value: 'unexcused', label: '未请假' },
  { value: 'all', label: '全部没到校' },
] as const;
type Tab = (typeof TABS)[number]['value'];

function AbsentRow({ item }: { readonly item: Absent['items'][number] }) {
  return (
    <ChildRow
      name={item.name}
      place={item.className}
      need={item.reason === 'unexcused' ? '没有请假，要联系家长' : '已请假'}
      when={`${timeOf(item.markedAt)} 点名`}
      status={<StatusTag tone={markTone(item.reason)}>{markWord(item.reason)}</StatusTag>}
      onPress={() => void Taro.navigateTo({ url: `/roster/child/index?child=${item.child}` })}
    />
  );
}

/** The first page comes with the screen; further ones are added below it. */
function List({ first, request }: { readonly first: Absent; readonly request: Parameters<typeof more>[0] }) {
  const [pages, setPages] = useState<readonly Absent[]>([first]);
  const [problem, setProblem] = useState<string>();
  const cursor = pages.at(-1)?.cursor;
  const load = async (): Promise<void> => {
    try {
      setPages([...pages, await more({ ...request, cursor: cursor ?? undefined })]);
      setProblem(undefined);
    } catch (error) {
      setProblem(asProblem(error).message);
    }
  };
  const items = pages.flatMap((page) => page.items);
  return (
    <>
      {items.length === 0 ? (
        <Empty icon="circle-check" title={cursor ? '前面没有' : '没有这样的孩子'}>
          {cursor ? '往下再看看。' : '点过名的班里，孩子都到校了。'}
        </Empty>
      ) : (
        <Card flush title={`${first.name} ${spokenDate(first.date)}`} aside={`${items.length} 人`}>
          {items.map((item) => (
            <AbsentRow key={`${item.sheet}:${item.child}`} item={item} />
          ))}
        </Card>
      )}
      {problem ? (
        <Notice tone="calm" title="没有取到后面的">
          {problem}
        </Notice>
      ) : null}
      {cursor ? (
        <Button wide onPress={() => void load()}>
          再看一些
        </Button>
      ) : null}
    </>
  );
}

const more = (request: {
  readonly unit: string;
  readonly date?: Absent['date'] | undefined;
  readonly only?: 'unexcused' | undefined;
  readonly cursor?: string | undefined;
}): Promise<Absent> => call('attendance.absent', request);

/** 缺勤名单, behind a number of either line. */
export default function AbsentPage() {
  const { params } = useRouter();
  const { as } = useActing();
  const unit = params['unit'] ?? unitOfPost(as)?.unit ?? '';
  const date = params['date'] && isPlainDate(params['date']) ? params['date'] : undefined;
  const [tab, setTab] = useState<Tab>(params['only'] === 'unexcused' ? 'unexcused' : 'all');
  const request = { unit, date, only: tab === 'unexcused' ? ('unexcused' as const) : undefined };
  const called = useCall('attendance.absent', request);
  return (
    <Page title="没到校的孩子">
      <Tabs label="没到校" tabs={TABS} value={tab} onChoose={setTab} />
      <Async called={called}>
        {(first) => <List key={JSON.stringify([tab, first])} first={first} request={request} />}
      </Async>
    </Page>
  );
}
