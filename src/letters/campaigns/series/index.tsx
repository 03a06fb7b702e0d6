import { View } from '@tarojs/components';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { CampaignRow } from '#domain/letters/api-campaigns';
import type { CampaignAct } from '#domain/letters/campaign-rules';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { classes } from '../../../ui/classes';
import { Figure, Figures } from '../../../ui/figure';
import { Inset } from '../../../ui/inset';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { useCall } from '../../../use-call';
import paper from '../../paper/paper.module.css';
import { Counting, useCounting } from '../counting';
import { JobCard } from '../job-card';
import { Replaced, replacesWords } from '../replaced';
import { addedReplaces, NO_REPLACES, type Replaces, type Seen, usePreview } from '../use-preview';
import { ACT_WORDS, openCampaign, TERM_WORDS } from '../words';
import { Out } from './out';
import { SeriesSheet } from './series-sheet';

type Series = ReplyOf<'letters.series'>;
const c = classes(paper);
const go = (url: string): void => void Taro.navigateTo({ url });

interface CountedProps {
  readonly row: CampaignRow;
  readonly onCounted: (id: string, seen: Seen) => void;
}

/** One draft of the series: how many letters, for how many units, who is missing. */
function Counted({ row, onCounted }: CountedProps) {
  const { seen, problem } = usePreview(row.id);
  const { done, letters, missing, replaces, looked, units } = seen;
  useEffect(() => {
    if (done) {
      onCounted(row.id, seen);
    }
  }, [done, seen, onCounted, row.id]);
  const words = done
    ? [
        `${units} 个单位`,
        missing.length > 0 ? `${missing.length} 份缺人发不了` : '',
        replaces.letters > 0 ? replacesWords(replaces) : '',
      ]
        .filter(Boolean)
        .join('，')
    : (problem?.message ?? `正在数，${looked} / ${units} 个单位`);
  return (
    <Row
      title={row.edgeTitle}
      detail={words}
      aside={done ? `${letters} 份` : '……'}
      onPress={() => go(openCampaign(row.id))}
    />
  );
}

/** 预览 of all: what goes out together, edge by edge. */
function Draft({ series, onIssue }: { readonly series: Series; readonly onIssue: (replaces: Replaces) => void }) {
  const [counts, setCounts] = useState<Readonly<Record<string, Seen>>>({});
  const counted = useCallback((id: string, seen: Seen) => setCounts((before) => ({ ...before, [id]: seen })), []);
  const drafts = series.rows.filter(({ state }) => state === 'draft');
  const known = drafts.flatMap(({ id }) => counts[id] ?? []);
  const letters = known.reduce((all, one) => all + one.letters, 0);
  const missing = known.reduce((all, one) => all + one.missing.length, 0);
  const replaces = addedReplaces(known.map((one) => one.replaces));
  const done = known.length === drafts.length;
  return (
    <>
      <Card title="要发多少份" aside={`${drafts.length} 种`} flush>
        <Inset>
          <Figures>
            <Figure label="一共要发" value={letters} unit="份" tone="act" />
            <Figure label="缺人发不了" value={missing} unit="份" tone={missing > 0 ? 'warn' : 'calm'} />
          </Figures>
          <Replaced replaces={replaces} rows={known.flatMap(({ replaced }) => replaced)} />
        </Inset>
        {drafts.map((row) => (
          <Counted key={row.id} row={row} onCounted={counted} />
        ))}
      </Card>
      {series.acts.includes('issue') ? (
        <BigButton
          icon="send"
          disabled={!done || letters === 0}
          says={done ? '发出以后，内容不能再改。缺人的，到岗后补发。' : '数完就可以发。'}
          onPress={() => onIssue(replaces)}
        >
          {done ? `一起发出 ${letters} 份` : '一起发出'}
        </BigButton>
      ) : null}
    </>
  );
}

const TOGETHER: readonly CampaignAct[] = ['resume', 'extend', 'pause', 'close'];

/** The bulk acts under way, one after the other; they go on by themselves when the screen is left. */
function Running({ rows, onDone }: { readonly rows: readonly CampaignRow[]; readonly onDone: () => void }) {
  const [first] = rows.filter(({ running }) => running !== null);
  return first?.running ? (
    <JobCard key={first.running} job={first.running} title={`正在办：${first.edgeTitle}`} onDone={onDone} />
  ) : null;
}

function Body({
  id,
  series,
  onChanged,
}: {
  readonly id: string;
  readonly series: Series;
  readonly onChanged: () => void;
}) {
  const [act, setAct] = useState<CampaignAct>();
  const [replaces, setReplaces] = useState(NO_REPLACES);
  const [round, setRound] = useState(0);
  useDidShow(() => setRound((count) => count + 1));
  const { rows, acts } = series;
  const busy = rows.some(({ running }) => running !== null);
  const out = rows.filter(({ state }) => state !== 'draft');
  const may = TOGETHER.filter((one) => acts.includes(one) && out.length > 0);
  return (
    <>
      <Running rows={rows} onDone={onChanged} />
      {rows.some(({ state, running }) => state === 'draft' && !running) ? (
        <Draft
          key={round}
          series={series}
          onIssue={(seen) => {
            setReplaces(seen);
            setAct('issue');
          }}
        />
      ) : null}
      {out.length > 0 && !busy ? <Counting counting={series.counting} /> : null}
      <Out series={id} rows={out} />
      {may.length > 0 && !busy ? (
        <Card title="一起办">
          <Notice tone="calm" title="每一种也可以点进去单独办。" />
          <View className={c('stack')}>
            {may.map((one) => (
              <Button key={one} wide look={one === 'close' ? 'danger' : 'plain'} onPress={() => setAct(one)}>
                {`一起${ACT_WORDS[one]}`}
              </Button>
            ))}
          </View>
        </Card>
      ) : null}
      {act ? (
        <SeriesSheet
          series={id}
          rows={rows}
          act={act}
          replaces={act === 'issue' ? replaces : NO_REPLACES}
          onClose={() => setAct(undefined)}
          onStarted={() => {
            setAct(undefined);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

/** 一组签订: counted, sent, paused, extended and ended together, or one by one. */
export default function SeriesPage() {
  const { params } = useRouter();
  const id = params['series'] ?? '';
  const called = useCall('letters.series', { series: id });
  useCounting(called);
  const [first] = called.data?.rows ?? [];
  const name = called.data?.name || (first ? `${first.schoolYear} ${TERM_WORDS[first.term]}` : '一组签订');
  return (
    <Page title={name}>
      <Async called={called} rows={6}>
        {(series) => <Body id={id} series={series} onChanged={called.reload} />}
      </Async>
    </Page>
  );
}
