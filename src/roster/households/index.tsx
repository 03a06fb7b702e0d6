import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { HouseholdRow, UnitRow } from '#domain/roster/api';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Figure, Figures } from '../../ui/figure';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { mayDo, useActingPost } from '../acting-post';
import { isAbsent } from '../child-words';
import { HouseholdView } from '../household-view';
import { UnitPicker } from '../unit-picker';
import { useList } from '../use-list';

type Shown = 'all' | 'absent' | 'unsigned';

const NOTHING: Readonly<Record<Shown, readonly [string, string]>> = {
  all: ['这里还没有登记户', '导入学生名册后，有孩子的户会出现在这里。'],
  absent: ['没有今天没到校的孩子', '没点名的班级不算在内。'],
  unsigned: ['没有没签的责任书', '都签了，或者还没有发起。'],
};

const FITS: Readonly<Record<Shown, (row: HouseholdRow) => boolean>> = {
  all: () => true,
  absent: ({ children }) => children.some(isAbsent),
  unsigned: ({ unsigned }) => unsigned > 0,
};

/** A household as one line: its children first, then what is to do. */
function Household({ row, open, onOpen }: { row: HouseholdRow; open: boolean; onOpen: () => void }) {
  const absent = row.children.filter(isAbsent);
  const needs = [
    absent.length > 0 ? `${absent.map(({ name }) => name).join('、')}今天没到校` : '',
    row.unsigned > 0 ? `${row.unsigned} 份责任书没签` : '',
    row.children.some(({ openCase }) => openCase !== null) ? '有没办完的个案' : '',
  ].filter(Boolean);
  return (
    <ChildRow
      name={row.children.map(({ name }) => name).join('、') || '没有在册的孩子'}
      place={[...new Set(row.children.map(({ className }) => className))].filter(Boolean).join('、')}
      need={needs.length > 0 ? `${needs.join('，')}。` : undefined}
      when={[`${row.head}家`, row.place].filter(Boolean).join(' · ')}
      status={
        absent.length > 0 ? (
          <StatusTag tone="warn">今天没到</StatusTag>
        ) : row.unsigned > 0 ? (
          <StatusTag tone="act">待签</StatusTag>
        ) : undefined
      }
      current={open}
      onPress={onOpen}
    />
  );
}

interface NumbersProps {
  readonly rows: readonly HouseholdRow[];
  /** Whether the rows are all there are. */
  readonly whole: boolean;
  readonly onChoose: (shown: Shown) => void;
}

/** The sums of the rows that are here; while there are more, it is said of how many households they are. */
function Numbers({ rows, whole, onChoose }: NumbersProps) {
  const absentToday = rows.flatMap(({ children }) => children).filter(isAbsent).length;
  const unsigned = rows.reduce((sum, row) => sum + row.unsigned, 0);
  const detail = whole ? undefined : `前 ${rows.length} 户`;
  return (
    <Figures>
      <Figure
        label="今天没到校"
        value={absentToday}
        unit="人"
        detail={detail}
        tone={absentToday > 0 ? 'warn' : 'good'}
        onPress={() => onChoose('absent')}
      />
      <Figure
        label="责任书没签"
        value={unsigned}
        unit="份"
        detail={detail}
        tone={unsigned > 0 ? 'act' : 'good'}
        onPress={() => onChoose('unsigned')}
      />
    </Figures>
  );
}

interface ListProps {
  readonly unit: string | undefined;
  /** Whether the list is short enough to be fetched whole: a village or a group. */
  readonly whole: boolean;
  readonly open: string | undefined;
  readonly onOpen: (household: string) => void;
}

function HouseholdList({ unit, whole, open, onOpen }: ListProps) {
  const called = useList('roster.myHouseholds', unit === undefined ? {} : { unit }, { whole });
  const [shown, setShown] = useState<Shown>('all');
  return (
    <Async called={called} rows={6}>
      {({ first, items }) => {
        const rows = items.filter(FITS[shown]);
        const [title, words] = NOTHING[shown];
        return (
          <>
            <Numbers rows={items} whole={!called.more} onChoose={setShown} />
            <Tabs
              label="看哪些户"
              tabs={[
                { value: 'all', label: '全部户' },
                { value: 'absent', label: '没到校' },
                { value: 'unsigned', label: '没签' },
              ]}
              value={shown}
              onChoose={setShown}
            />
            {rows.length > 0 ? (
              <Card title={first.place} aside={`${rows.length} 户`} flush>
                {rows.map((row) => (
                  <Household key={row.id} row={row} open={row.id === open} onOpen={() => onOpen(row.id)} />
                ))}
              </Card>
            ) : called.busy || called.more ? null : (
              <Empty icon={shown === 'all' ? 'house' : 'circle-check'} title={title}>
                {words}
              </Empty>
            )}
            {called.more ? (
              <Button wide busy={called.busy && '正在取'} onPress={called.more}>
                再看一些
              </Button>
            ) : null}
          </>
        );
      }}
    </Async>
  );
}

/** 我的户: the households of a village or group, with what needs a visit. */
export default function HouseholdsPage() {
  const asked = useRouter().params['unit'];
  const post = useActingPost();
  const [chosen, setChosen] = useState<UnitRow>();
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<string>();
  const isTownship = post?.kinds.includes('township') ?? false;
  const unit = chosen?.id ?? (asked ? decodeURIComponent(asked) : undefined);
  const show = (household: string): void => {
    if (isWide()) {
      setOpen(household);
    } else {
      void Taro.navigateTo({ url: `/roster/household/index?household=${encodeURIComponent(household)}` });
    }
  };
  return (
    <Page title="我的户" wide>
      {isTownship ? (
        <Card flush>
          <Row
            icon="map-pin"
            title={chosen?.name ?? post?.place ?? ''}
            aside={chosen ? '换一个村' : '只看一个村'}
            onPress={() => setChoosing(true)}
          />
        </Card>
      ) : null}
      <MasterDetail
        list={
          <HouseholdList key={unit} unit={unit} whole={!isTownship || unit !== undefined} open={open} onOpen={show} />
        }
        detail={open === undefined ? undefined : <HouseholdView key={open} household={open} />}
        onClose={() => setOpen(undefined)}
        invitation="从左边点一户，这里看孩子和没签的责任书。"
      />
      {mayDo(post, 'roster.reportUnlisted') ? (
        <Button wide icon="user-plus" onPress={() => void Taro.navigateTo({ url: '/roster/unlisted/index' })}>
          上报名册上没有的孩子
        </Button>
      ) : null}
      {choosing ? (
        <UnitPicker
          title="看哪个村"
          from={post?.unit ?? null}
          kinds={['village', 'group']}
          onChoose={(one) => {
            setChosen(one);
            setChoosing(false);
            setOpen(undefined);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </Page>
  );
}
