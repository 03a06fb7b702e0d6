import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { RequestOf } from '#domain/api';
import { addDays, dayOf, type Instant, type PlainDate } from '#domain/plain-date';
import type { Board, BoardRow, ListKind } from '#domain/statistics/api';
import { signedOf } from '#domain/statistics/figures';
import { serverNow } from '../api';
import { spokenDate } from '../spoken';
import { AsOf } from '../ui/as-of';
import { Bar } from '../ui/bar';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Choices } from '../ui/choices';
import { classes } from '../ui/classes';
import { Empty } from '../ui/empty';
import { Figure, Figures } from '../ui/figure';
import { Notice } from '../ui/notice';
import { Tabs } from '../ui/tabs';
import styles from './board.module.css';
import { BoardTable } from './board-table';
import { absentWords, barOf, calledOf, isLate, type View as Seen, VIEWS } from './figure-words';

const c = classes(styles);

interface BoardViewProps {
  readonly board: Board;
  readonly asOf: Instant;
  readonly busy: boolean;
  readonly onRefresh: () => void;
  readonly onDate: (date: PlainDate) => void;
  readonly onRound: (round: string) => void;
  readonly onList: (request: RequestOf<'statistics.list'>) => void;
}

/** What opens the list behind a number; nothing for those who see figures only. */
type Open = (what: ListKind) => (() => void) | undefined;

/** The day, with the one before and the one after. */
function Day({ board, onDate }: Pick<BoardViewProps, 'board' | 'onDate'>) {
  const isToday = board.date >= dayOf(serverNow());
  return (
    <View className={c('day')}>
      <Button look="quiet" icon="arrow-left" onPress={() => onDate(addDays(board.date, -1))}>
        前一天
      </Button>
      <View className={c('date')}>{isToday ? `今天 ${spokenDate(board.date)}` : spokenDate(board.date)}</View>
      {isToday ? null : (
        <Button look="quiet" onPress={() => onDate(addDays(board.date, 1))}>
          后一天
        </Button>
      )}
    </View>
  );
}

/** What a figure of a past day does not tell by itself. */
function Meaning({ board }: { readonly board: Board }) {
  return board.date < dayOf(serverNow()) ? (
    <View className={c('soft')}>到校情况是这一天的；学生、责任书和线索是现在的。</View>
  ) : null;
}

function leadsDetail({ open, urgent, unassigned }: Board['totals']['leads']): string | undefined {
  if (urgent > 0) {
    return `${urgent} 个可能走失`;
  }
  return open > 0 ? `${unassigned} 个没责任人` : undefined;
}

function Leads({ leads, open }: { readonly leads: Board['totals']['leads']; readonly open: Open }) {
  const isUrgent = leads.urgent > 0;
  return (
    <Figure
      label="线索"
      value={leads.open}
      unit="个"
      tone={isUrgent ? 'danger' : 'calm'}
      detail={leadsDetail(leads)}
      onPress={open(isUrgent ? 'urgent' : 'open')}
    />
  );
}

/** 到校与没到校: a dash as long as no class has called its roll. */
function OfTheDay({ board, open }: { readonly board: Board; readonly open: Open }) {
  const { totals, schoolDay } = board;
  const isKnown = calledOf(totals) > 0;
  const unit = isKnown ? '人' : '';
  return (
    <>
      <Figure
        label="到校"
        value={isKnown ? totals.present : undefined}
        unit={unit}
        detail={schoolDay ? `在校 ${totals.enrolled} 人` : '不上课'}
      />
      <Figure
        label="没到校"
        value={isKnown ? totals.absent : undefined}
        unit={unit}
        tone={totals.unexcused > 0 ? 'warn' : 'calm'}
        detail={schoolDay ? absentWords(totals) : '不上课'}
        onPress={isKnown ? open('absent') : undefined}
      />
    </>
  );
}

function lettersDetail({ unsigned, declined }: Board['totals']['letters']): string | undefined {
  const parts = [unsigned > 0 ? `${unsigned} 份没签` : '', declined > 0 ? `${declined} 份不签` : ''];
  return parts.filter(Boolean).join('，') || undefined;
}

function Totals({ board, open }: { readonly board: Board; readonly open: Open }) {
  const { totals } = board;
  return (
    <Figures>
      <Figure
        label="学生"
        value={totals.children}
        unit="人"
        detail={totals.unlisted > 0 ? `${totals.unlisted} 人不在册` : undefined}
        onPress={open('children')}
      />
      <OfTheDay board={board} open={open} />
      <Figure
        label="没点名的班"
        value={totals.rollMissing}
        unit="个"
        tone={totals.rollMissing > 0 && isLate(board, serverNow()) ? 'warn' : 'calm'}
        detail={totals.classesDue > 0 ? `共 ${totals.classesDue} 个班，${board.dueAt} 前点名` : undefined}
        onPress={open('rollMissing')}
      />
      <Figure
        label="责任书已签"
        value={signedOf(totals)}
        unit={`/ ${totals.letters.total}`}
        detail={lettersDetail(totals.letters)}
        onPress={board.round === null ? undefined : open('letters')}
      />
      <Leads leads={totals.leads} open={open} />
    </Figures>
  );
}

/** How the signed ones were signed: never one number for three different things. */
function Methods({ board, open }: { readonly board: Board; readonly open: Open }) {
  const { letters } = board.totals;
  if (letters.total === 0) {
    return null;
  }
  const bar = (label: string, value: number, what: ListKind) => (
    <Bar label={label} value={value} total={letters.total} figure={`${value} 份`} onPress={open(what)} />
  );
  return (
    <Card flush title="怎么签的">
      {bar('本人手机', letters.self, 'self')}
      {bar('协助签字', letters.assisted, 'assisted')}
      {bar('纸质', letters.paper, 'paper')}
      {bar('不签', letters.declined, 'declined')}
      {bar('没签', letters.unsigned, 'unsigned')}
    </Card>
  );
}

interface RowsProps {
  readonly board: Board;
  readonly view: Seen;
  readonly onList: (row: BoardRow, what: ListKind) => void;
}

function Rows({ board, view, onList }: RowsProps) {
  if (board.rows.length === 0) {
    return null;
  }
  return (
    <Card flush>
      {board.rows.map((row) => {
        const { list, ...words } = barOf(view, row.figures, isLate(board, serverNow()));
        const press = row.opens
          ? () => void Taro.navigateTo({ url: `/statistics/board/index?unit=${row.id}&date=${board.date}` })
          : board.named
            ? () => onList(row, list)
            : undefined;
        return <Bar key={row.id} label={row.name} {...words} onPress={press} />;
      })}
    </Card>
  );
}

function Other({ board }: { readonly board: Board }) {
  const { other, totals } = board;
  if (!other) {
    return null;
  }
  const same = other.totals.children === totals.children;
  return (
    <Card title="另一条线">
      <View className={c('other')}>
        <View>
          {other.unit.name}：学生 {other.totals.children} 人，没到校 {other.totals.absent} 人，线索{' '}
          {other.totals.leads.open} 个
        </View>
        <View className={c('soft')}>{same ? '两条线合计一致。' : '两条线暂时不一致：有变动正在汇总，稍后再看。'}</View>
        <Button
          onPress={() =>
            void Taro.navigateTo({ url: `/statistics/board/index?unit=${other.unit.id}&date=${board.date}` })
          }
        >
          看{other.unit.line === 'education' ? '教育线' : '行政线'}
        </Button>
      </View>
    </Card>
  );
}

/** 看板 of one unit: its figures big, then a bar for each unit below, what needs attention first. Printed, it is a table on A4. */
export function BoardView({ board, asOf, busy, onRefresh, onDate, onRound, onList }: BoardViewProps) {
  const [view, setView] = useState<Seen>('attendance');
  const { unit, above, date, round } = board;
  const ask = (id: string, what: ListKind): void =>
    onList({ unit: id, what, date, ...(round === null ? {} : { round }) });
  const open: Open = (what) => (board.named ? () => ask(unit.id, what) : undefined);
  return (
    <>
      <View className={c('head')}>
        <View className={c('unit')} aria-role="heading">
          {unit.name}
        </View>
        {above ? (
          <Button
            look="quiet"
            onPress={() => void Taro.navigateTo({ url: `/statistics/board/index?unit=${above.id}&date=${date}` })}
          >
            上一级：{above.name}
          </Button>
        ) : null}
      </View>
      <Day board={board} onDate={onDate} />
      <Meaning board={board} />
      {board.schoolDay ? null : <Notice tone="calm" title="这一天不上课，不用点名" />}
      <Totals board={board} open={open} />
      <AsOf at={asOf} onRefresh={onRefresh} busy={busy} />
      <View className={c('screen')}>
        {board.rows.length > 0 ? <Tabs label="看什么" tabs={VIEWS} value={view} onChoose={setView} /> : null}
        {view === 'letters' && board.rounds.length > 1 ? (
          <Choices
            label="哪一次签订"
            choices={board.rounds.map((one) => ({ value: one.period, label: one.title }))}
            value={round ?? undefined}
            onChoose={onRound}
          />
        ) : null}
        {view === 'letters' && round === null ? (
          <Empty title="这学期还没有发责任书">班主任发起后，这里就有进度。</Empty>
        ) : null}
        <Rows board={board} view={view} onList={(row, what) => ask(row.id, what)} />
        {view === 'letters' || board.rows.length === 0 ? <Methods board={board} open={open} /> : null}
        <Other board={board} />
      </View>
      <BoardTable board={board} asOf={asOf} paper />
    </>
  );
}
