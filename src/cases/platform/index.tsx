import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { PlatformFilter, PlatformRow } from '#domain/cases/api-platform';
import { AFTER_KEYING } from '#domain/cases/platform';
import { PASTE_CAP } from '#domain/cases/platform-table';
import { dayOf } from '#domain/plain-date';
import { call, serverNow } from '../../api';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { ExportButton } from '../list/export-button';
import { FindSheet } from './find-sheet';
import { keyingWords, openPlatformChild, ourWords, placeWords, recordWords, standingOf, theirWords } from './words';

type List = ReplyOf<'cases.platform'>;

const FILTERS: readonly { readonly value: PlatformFilter; readonly label: string }[] = [
  { value: 'differing', label: '要改的' },
  { value: 'marked', label: '有标注的' },
  { value: 'faulty', label: '非正常学籍' },
];

const NOTHING: Readonly<Record<PlatformFilter, string>> = {
  differing: '学籍系统和我们登记的一致。',
  marked: '学籍系统里没有标注辍学的孩子。',
  faulty: '没有待办的问题学籍、其他离校。',
};

const open = (child: string): void => void Taro.navigateTo({ url: openPlatformChild(child) });

interface LineProps {
  readonly row: PlatformRow;
  readonly busy: boolean;
  readonly onKeyed: (row: PlatformRow) => void;
}

function Line({ row, busy, onKeyed }: LineProps) {
  const { tone, word } = standingOf(row);
  const { keying, record } = row;
  return (
    <ChildRow
      name={row.name}
      place={placeWords(row)}
      need={keyingWords(row) ?? (record ? recordWords(record) : undefined)}
      when={
        <>
          <View>{ourWords(row)}</View>
          <View>{`学籍系统：${theirWords(row)}`}</View>
        </>
      }
      status={<StatusTag tone={tone}>{word}</StatusTag>}
      onPress={() => open(row.child)}
      actions={
        keying ? (
          <Button disabled={busy} label={`${row.name}，已在系统里改好`} onPress={() => onKeyed(row)}>
            已在系统里改好
          </Button>
        ) : undefined
      }
    />
  );
}

interface LinesProps {
  readonly first: List;
  readonly filter: PlatformFilter;
  readonly unit: string | undefined;
  readonly onChanged: () => void;
}

function Lines({ first, filter, unit, onChanged }: LinesProps) {
  const pages = usePages<PlatformRow>(first, (cursor) => call('cases.platform', { unit, filter, cursor }));
  const setting = useAct('cases.setPlatformMark');
  const keyed = async ({ child, keying }: PlatformRow): Promise<void> => {
    if (keying && (await setting.run({ child, mark: AFTER_KEYING[keying], on: dayOf(serverNow()) }))) {
      onChanged();
    }
  };
  return pages.items.length === 0 ? (
    <Empty icon="circle-check" title="没有">
      {NOTHING[filter]}
    </Empty>
  ) : (
    <>
      {setting.problem ? <Notice tone="danger" title={setting.problem.message} /> : null}
      <Card flush title={first.unit.name} aside={`共 ${first.counts[filter]} 个`}>
        {pages.items.map((row) => (
          <Line key={row.child} row={row} busy={setting.busy} onKeyed={(one) => void keyed(one)} />
        ))}
      </Card>
      <More pages={pages} />
    </>
  );
}

/** 学籍系统比对: what we and the national platform say of a child, in the order in which the platform is worked through. */
export default function PlatformList() {
  const { params } = useRouter();
  const unit = params['unit'];
  const [filter, setFilter] = useState<PlatformFilter>('differing');
  const [isFinding, setFinding] = useState(false);
  const called = useCall('cases.platform', { unit, filter });
  const counts = called.data?.counts;
  return (
    <Page title="学籍系统比对">
      <Notice tone="calm" title="按学校、年级、班、学籍号排好，照着在学籍系统里改。">
        这里不连学籍系统。在系统里改好以后，请回来点一下，名单上就没有了。
      </Notice>
      <Tabs
        label="筛选"
        tabs={FILTERS.map((tab) => ({ ...tab, count: counts?.[tab.value] }))}
        value={filter}
        onChoose={setFilter}
      />
      <Async called={called} rows={5}>
        {(first) => <Lines first={first} filter={filter} unit={unit} onChanged={called.reload} />}
      </Async>
      <Card flush title="登记学籍系统的标注">
        <Row icon="plus" title="登记一个孩子" onPress={() => setFinding(true)} />
        <Row
          icon="sheet"
          title="粘贴学籍系统的表"
          detail={`从表格里复制，一次最多 ${PASTE_CAP} 行`}
          onPress={() => void Taro.navigateTo({ url: '/cases/platform/paste/index' })}
        />
      </Card>
      <ExportButton make={() => call('office.platformList', { unit })} />
      {isFinding ? (
        <FindSheet
          onClose={() => setFinding(false)}
          onPick={(child) => {
            setFinding(false);
            open(child);
          }}
        />
      ) : null}
    </Page>
  );
}
