import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { CaseFilter, CaseRow } from '#domain/cases/api';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { More } from '../../ui/more';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { LISTS_KEPT } from '../carried';
import { CaseView } from '../case-view';
import { doneWords, dueWords, needWords, standing } from '../words';
import { ExportButton } from './export-button';
import { Narrow, type Narrowed } from './narrow';
import { TakeAlong } from './take-along';

type List = ReplyOf<'cases.list'>;

const FILTERS: readonly { readonly value: CaseFilter; readonly label: string }[] = [
  { value: 'open', label: '全部' },
  { value: 'today', label: '今天' },
  { value: 'urgent', label: '走失' },
  { value: 'overdue', label: '超期' },
  { value: 'unassigned', label: '没责任人' },
  { value: 'mine', label: '我负责' },
  { value: 'termOver', label: '期限已过' },
  { value: 'handed', label: '移交、退回' },
  { value: 'referralLate', label: '转介超期' },
];
/** Shown only while there is something: most days nobody has anything to look for there. */
const RARE: readonly CaseFilter[] = ['termOver', 'handed', 'referralLate'];
const shownFilters = (filter: CaseFilter, counts: List['counts'] | undefined) =>
  FILTERS.filter(({ value }) => !RARE.includes(value) || value === filter || (counts?.[value] ?? 0) > 0);

const NOTHING: Readonly<Record<CaseFilter, string>> = {
  open: '现在没有要跟进的孩子。',
  today: '今天没有要看的孩子。',
  urgent: '没有可能走失的孩子。',
  overdue: '没有超期的，都按时联系了。',
  unassigned: '每个孩子都有责任人。',
  mine: '没有指派给您的孩子。',
  termOver: '没有期限已过、还没研究的通知书。',
  handed: '没有等接收的，也没有退回来的。',
  referralLate: '没有超期的转介，部门都按时办了。',
};

interface RowProps {
  readonly row: CaseRow;
  readonly current: boolean;
  readonly onOpen: (id: string) => void;
}

function Line({ row, current, onOpen }: RowProps) {
  const { tone, word } = standing(row);
  return (
    <ChildRow
      name={row.name}
      place={row.className || row.village}
      need={needWords(row.signal)}
      when={
        <>
          <View>{dueWords(row)}</View>
          <View>{doneWords(row)}</View>
        </>
      }
      status={<StatusTag tone={tone}>{word}</StatusTag>}
      current={current}
      onPress={() => onOpen(row.id)}
    />
  );
}

interface LinesProps {
  readonly first: List;
  readonly filter: CaseFilter;
  readonly ask: (cursor: string) => Promise<List>;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

function Lines({ first, filter, ask, open, onOpen }: LinesProps) {
  const pages = usePages<CaseRow>(first, ask);
  if (pages.items.length === 0) {
    return (
      <Empty icon="circle-check" title="没有">
        {NOTHING[filter]}
      </Empty>
    );
  }
  return (
    <>
      <Card flush title={first.unit.name} aside={`共 ${first.total} 个`}>
        {pages.items.map((row) => (
          <Line key={row.id} row={row} current={row.id === open} onOpen={onOpen} />
        ))}
      </Card>
      <More pages={pages} />
    </>
  );
}

/** 线索与个案: what is urgent and overdue first; on a desktop the case stands at the right. */
export default function CaseList() {
  const { params } = useRouter();
  const [filter, setFilter] = useState<CaseFilter>(
    FILTERS.find(({ value }) => value === params['filter'])?.value ?? 'open',
  );
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string>();
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const asked = { unit: params['unit'], filter, ...narrowed };
  const request = { ...asked, text: text.trim() || undefined };
  const called = useCall('cases.list', request, request.text === undefined ? { keep: { most: LISTS_KEPT } } : {});
  const show = (id: string): void => {
    if (isWide()) {
      setOpen(id);
    } else {
      void Taro.navigateTo({ url: `/cases/case/index?case=${id}` });
    }
  };
  const counts = called.data?.counts;
  const list = (
    <>
      <Tabs
        label="筛选"
        tabs={shownFilters(filter, counts).map((tab) => ({ ...tab, count: counts?.[tab.value] }))}
        value={filter}
        onChoose={setFilter}
      />
      <Field kind="search" label="找孩子" placeholder="姓名或拼音" value={text} onChange={setText} maxLength={20} />
      <Async called={called} rows={6}>
        {(first) => (
          <>
            {first.holidaysMissing > 0 ? (
              <Notice
                tone="warn"
                title={`${first.holidaysMissing} 个个案的期限算不出`}
                action={
                  <Button onPress={() => void Taro.navigateTo({ url: '/county/holidays/index' })}>看放假安排</Button>
                }
              >
                还没有那一年的放假安排，由县教育局录入。劝返照常做。
              </Notice>
            ) : null}
            <Narrow list={first} value={narrowed} onChange={setNarrowed} />
            <Lines
              first={first}
              filter={filter}
              ask={(cursor) => call('cases.list', { ...request, cursor })}
              open={open}
              onOpen={show}
            />
            {first.mayCarry && first.items.length > 0 ? <TakeAlong ids={first.items.map(({ id }) => id)} /> : null}
            {first.mayExport && first.total > 0 ? <ExportButton make={() => call('office.caseList', asked)} /> : null}
          </>
        )}
      </Async>
    </>
  );
  return (
    <Page title={params['filter'] === 'today' ? '今天去看谁' : '线索与个案'} wide>
      <MasterDetail
        list={list}
        detail={open === undefined ? undefined : <CaseView key={open} id={open} />}
        onClose={() => setOpen(undefined)}
        invitation="从左边选一个孩子，这里就是他的全部经过。"
      />
    </Page>
  );
}
