import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { ProgressRow } from '#domain/letters/api-campaigns';
import { EDGES } from '#domain/letters/edges';
import type { LetterGroup } from '#domain/statistics/counts';
import { Async } from '../../ui/async';
import { Bar } from '../../ui/bar';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Empty } from '../../ui/empty';
import { Figure, Figures } from '../../ui/figure';
import { Inset } from '../../ui/inset';
import { Row } from '../../ui/row';
import { useCall } from '../../use-call';
import { Counting, useCounting } from './counting';
import { Remind } from './remind';
import { GROUP_WORDS, openNames, openUnit } from './words';

type Progress = ReplyOf<'letters.progress'>;
type Counts = ProgressRow['counts'];
const go = (url: string): void => void Taro.navigateTo({ url });

/** How they signed, where there is somebody. */
const METHODS: readonly LetterGroup[] = ['self', 'assisted', 'paper', 'declined'];

const signedOf = ({ self, assisted, paper }: Counts): number => self + assisted + paper;

/** 本人手机签 3 · 暂不签 1: what the bar does not tell. */
function methodWords(counts: Counts): string {
  return METHODS.filter((group) => counts[group] > 0)
    .map((group) => `${GROUP_WORDS[group]} ${counts[group]}`)
    .join(' · ');
}

interface UnitProgressProps {
  readonly unit: string;
  readonly period: string;
  /** Whether the acting post may call upon people to sign. */
  readonly mayRemind: boolean;
}

/** The figures of one unit; behind each stands its list. */
function Totals({ progress, period }: { readonly progress: Progress; readonly period: string }) {
  const { totals, unit } = progress;
  const place = { unit: unit.id, period };
  const waits = totals.unsigned > 0;
  return (
    <Figures>
      <Figure
        label="已签"
        value={signedOf(totals)}
        unit="份"
        detail={`共 ${totals.total} 份`}
        tone="good"
        onPress={() => go(openNames(place, 'signed'))}
      />
      <Figure
        label={GROUP_WORDS.unsigned}
        value={totals.unsigned}
        unit="份"
        detail={waits ? '点开看是谁' : '都有着落了'}
        tone={waits ? 'warn' : 'calm'}
        onPress={waits ? () => go(openNames(place, 'unsigned')) : undefined}
      />
    </Figures>
  );
}

/** 怎么签的: each way that somebody took, with its list. */
function Methods({ progress, period }: { readonly progress: Progress; readonly period: string }) {
  const { totals, unit } = progress;
  return (
    <>
      {METHODS.filter((group) => totals[group] > 0).map((group) => (
        <Row
          key={group}
          title={GROUP_WORDS[group]}
          aside={`${totals[group]} 份`}
          onPress={() => go(openNames({ unit: unit.id, period }, group))}
        />
      ))}
    </>
  );
}

/** Each unit below; those where most wait come first. */
function Below({ rows, period }: { readonly rows: readonly ProgressRow[]; readonly period: string }) {
  const sorted = [...rows].sort((a, b) => b.counts.unsigned - a.counts.unsigned);
  return (
    <Card title="下一级" aside={`${rows.length} 个`} flush>
      {sorted.map(({ id, name, opens, counts }) => (
        <Bar
          key={id}
          label={name}
          value={signedOf(counts)}
          total={counts.total}
          tone={signedOf(counts) === counts.total ? 'good' : 'act'}
          figure={`${signedOf(counts)} / ${counts.total} 份`}
          detail={methodWords(counts)}
          onPress={() => go(opens ? openUnit({ unit: id, period }) : openNames({ unit: id, period }))}
        />
      ))}
    </Card>
  );
}

function useFigures(unit: string, period: string) {
  const called = useCall(
    'letters.progress',
    { unit, period },
    { isEmpty: ({ totals, rows, counting }) => totals.total === 0 && rows.length === 0 && !counting },
  );
  useCounting(called);
  return called;
}

/** Which signing it is: 签订进度，乡镇与村，控辍保学工作责任书，2026-2027学年. */
function signingOf({ periods }: Progress, period: string): string {
  const known = periods.find((one) => one.period === period);
  const { title = '', edge = null, term = '' } = known ?? {};
  return ['签订进度', edge && EDGES[edge].title, title, term].filter(Boolean).join('，');
}

const templateOf = (period: string): string => period.slice(0, period.indexOf(':'));

interface TermsProps {
  readonly progress: Progress;
  readonly period: string;
  readonly onChoose: (period: string) => void;
}

/** 别的学期 of the same letter: those to come, and earlier ones to look back at. */
function Terms({ progress, period, onChoose }: TermsProps) {
  const same = progress.periods.filter((one) => templateOf(one.period) === templateOf(period));
  return same.length < 2 ? null : (
    <Choices
      label="哪个学期"
      choices={same.map((one) => ({ value: one.period, label: one.term }))}
      value={period}
      onChoose={onChoose}
    />
  );
}

/** 进度 of a unit: figures, who to remind, and each unit below it. */
export function UnitProgress({ unit, period: asked, mayRemind }: UnitProgressProps) {
  const [period, setPeriod] = useState(asked);
  const called = useFigures(unit, period);
  return (
    <Async
      called={called}
      empty={
        <Empty icon="clock" title="还没有数字">
          这里还没有发过这种责任书。
        </Empty>
      }
    >
      {(progress) => (
        <>
          <Terms progress={progress} period={period} onChoose={setPeriod} />
          <Counting counting={progress.counting} />
          <Card title={progress.unit.name} aside={signingOf(progress, period)} flush>
            <Inset>
              <Totals progress={progress} period={period} />
              {mayRemind && period === asked && progress.totals.unsigned > 0 ? (
                <Remind
                  key={period}
                  request={{ unit, period }}
                  unsigned={progress.totals.unsigned}
                  places={[{ unit, period }]}
                />
              ) : null}
            </Inset>
            <Methods progress={progress} period={period} />
          </Card>
          {progress.rows.length > 0 ? <Below rows={progress.rows} period={period} /> : null}
        </>
      )}
    </Async>
  );
}
