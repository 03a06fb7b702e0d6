import { View } from '@tarojs/components';
import type { Board, BoardFigures } from '#domain/statistics/api';
import { signedOf } from '#domain/statistics/figures';
import { classes } from '../ui/classes';
import styles from './board.module.css';

const c = classes(styles);

const HEADS = ['单位', '学生', '到校', '没到校', '没请假', '没点名', '已签', '没签', '线索'] as const;

function cellsOf(name: string, figures: BoardFigures): (string | number)[] {
  const { children, present, absent, unexcused, rollMissing, letters, leads } = figures;
  return [name, children, present, absent, unexcused, rollMissing, signedOf(figures), letters.unsigned, leads.open];
}

function Line({
  cells,
  look,
}: {
  readonly cells: readonly (string | number)[];
  readonly look: 'lines' | 'heads' | 'sum';
}) {
  return (
    <View className={c('line', look)}>
      {cells.map((cell, n) => (
        <View key={HEADS[n] ?? ''} className={c(n === 0 ? 'name' : 'cell')}>
          {cell}
        </View>
      ))}
    </View>
  );
}

/** The board as a table with every figure: on paper only, A4. */
export function BoardTable({ board }: { readonly board: Board }) {
  return (
    <View className={c('paper')}>
      <Line cells={HEADS} look="heads" />
      {board.rows.map((row) => (
        <Line key={row.id} cells={cellsOf(row.name, row.figures)} look="lines" />
      ))}
      <Line cells={cellsOf('合计', board.totals)} look="sum" />
    </View>
  );
}
