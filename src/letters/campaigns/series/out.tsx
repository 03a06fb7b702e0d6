import Taro from '@tarojs/taro';
import type { ReplyOf } from '#domain/api';
import { Bar } from '../../../ui/bar';
import { Card } from '../../../ui/card';
import { Figure, Figures } from '../../../ui/figure';
import { Inset } from '../../../ui/inset';
import { useMay } from '../may';
import { Remind } from '../remind';
import { CAMPAIGN_WORDS, openCampaign, windowWords } from '../words';

type SeriesRow = ReplyOf<'letters.series'>['rows'][number];

const signedOf = ({ total, unsigned, declined }: SeriesRow): number => total - unsigned - declined;
const sumOf = (rows: readonly SeriesRow[], of: (row: SeriesRow) => number): number =>
  rows.reduce((all, row) => all + of(row), 0);

/** 正在签，暂不签 1 份；到哪天: what the bar does not tell. */
function detailOf(row: SeriesRow): string {
  const declined = row.declined > 0 ? `，暂不签 ${row.declined} 份` : '';
  return `${CAMPAIGN_WORDS[row.state].word}${declined}；${windowWords(row)}`;
}

/** Those that are out or over, from the county down, each with its figures and its own page; reminded together. */
export function Out({ series, rows }: { readonly series: string; readonly rows: readonly SeriesRow[] }) {
  const mayRemind = useMay('letters.remind');
  const open = rows.filter(({ state }) => state === 'open');
  const waits = sumOf(open, ({ unsigned }) => unsigned);
  return rows.length === 0 ? null : (
    <Card title="已经发出的" aside={`${rows.length} 种`} flush>
      <Inset>
        <Figures>
          <Figure
            label="已签"
            value={sumOf(rows, signedOf)}
            unit="份"
            detail={`共 ${sumOf(rows, ({ total }) => total)} 份`}
            tone="good"
          />
          <Figure
            label="还没签"
            value={sumOf(rows, ({ unsigned }) => unsigned)}
            unit="份"
            tone={waits > 0 ? 'warn' : 'calm'}
          />
        </Figures>
        {mayRemind && waits > 0 ? (
          <Remind
            request={{ series }}
            unsigned={waits}
            places={open.map(({ countedAt, period, edgeTitle }) => ({ unit: countedAt, period, words: edgeTitle }))}
          />
        ) : null}
      </Inset>
      {rows.map((row) => (
        <Bar
          key={row.id}
          label={row.edgeTitle}
          value={signedOf(row)}
          total={row.total}
          tone={row.total > 0 && signedOf(row) === row.total ? 'good' : 'act'}
          figure={`${signedOf(row)} / ${row.total} 份`}
          detail={detailOf(row)}
          onPress={() => void Taro.navigateTo({ url: openCampaign(row.id) })}
        />
      ))}
    </Card>
  );
}
