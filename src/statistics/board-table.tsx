import { View } from '@tarojs/components';
import type { RequestOf } from '#domain/api';
import type { Instant } from '#domain/plain-date';
import type { Board, BoardFigures, ListKind } from '#domain/statistics/api';
import { signedOf } from '#domain/statistics/figures';
import { platform } from '../platform';
import { spokenDate, spokenInstant } from '../spoken';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Press } from '../ui/press';
import styles from './board.module.css';
import { calledOf } from './figure-words';

const c = classes(styles);

interface Column {
  readonly head: string;
  readonly of: (figures: BoardFigures) => number;
  readonly list: ListKind | null;
  /** Known only where a class has called its roll. */
  readonly ofRoll?: true;
}

const COLUMNS: readonly Column[] = [
  { head: '学生', of: ({ children }) => children, list: 'children' },
  { head: '到校', of: ({ present }) => present, list: null, ofRoll: true },
  { head: '没到校', of: ({ absent }) => absent, list: 'absent', ofRoll: true },
  { head: '没请假', of: ({ unexcused }) => unexcused, list: 'unexcused', ofRoll: true },
  { head: '没点名', of: ({ rollMissing }) => rollMissing, list: 'rollMissing' },
  { head: '已签', of: signedOf, list: null },
  { head: '没签', of: ({ letters }) => letters.unsigned, list: 'unsigned' },
  { head: '线索', of: ({ leads }) => leads.open, list: 'open' },
];

interface BoardTableProps {
  readonly board: Board;
  readonly asOf: Instant;
  /** On paper only; otherwise it stands at the right of a desktop. */
  readonly paper?: boolean;
  readonly onList?: (request: RequestOf<'statistics.list'>) => void;
}

interface LineProps {
  readonly id: string;
  readonly name: string;
  readonly figures: BoardFigures;
  readonly sum?: boolean;
  readonly open: (unit: string, what: ListKind) => (() => void) | undefined;
}

function Line({ id, name, figures, sum = false, open }: LineProps) {
  return (
    <View className={c('line', sum && 'sum')} role="row">
      <View className={c('name')} role="rowheader">
        {name}
      </View>
      {COLUMNS.map(({ head, of, list, ofRoll }) => {
        if (ofRoll && calledOf(figures) === 0) {
          return (
            <View key={head} className={c('cell', 'zero')} role="cell" aria-label="还没有点名">
              —
            </View>
          );
        }
        const value = of(figures);
        const press = list !== null && value > 0 ? open(id, list) : undefined;
        return (
          <View key={head} className={c('cell', value === 0 && 'zero')} role="cell">
            {press ? (
              <Press className={c('number')} label={`${name}${head}${value}，点开看名单`} onPress={press}>
                {value}
              </Press>
            ) : (
              value
            )}
          </View>
        );
      })}
    </View>
  );
}

/** On the government line a class stands in every place its children live in, so that the column does not add up. */
function sharesClasses({ unit, rows, totals }: Board): boolean {
  const sum = rows.reduce((all, { figures }) => all + figures.rollMissing, 0);
  return unit.line === 'government' && sum !== totals.rollMissing;
}

/** The board as a table with every figure: at the right of a desktop, where each number opens its list, and on A4. */
export function BoardTable({ board, asOf, paper = false, onList }: BoardTableProps) {
  const { unit, date, round } = board;
  const open = (id: string, what: ListKind): (() => void) | undefined =>
    onList && board.named ? () => onList({ unit: id, what, date, ...(round === null ? {} : { round }) }) : undefined;
  return (
    <View className={c(paper ? 'paper' : 'beside')}>
      <View className={c('caption')}>
        {unit.name} · {spokenDate(date)} · 截至 {spokenInstant(asOf)}
        {platform.print && !paper ? (
          <View className={c('print')}>
            <Button look="quiet" icon="printer" onPress={platform.print}>
              打印
            </Button>
          </View>
        ) : null}
      </View>
      <View className={c('table')} role="table">
        <View className={c('line', 'heads')} role="row">
          <View className={c('name')} role="columnheader">
            单位
          </View>
          {COLUMNS.map(({ head }) => (
            <View key={head} className={c('cell')} role="columnheader">
              {head}
            </View>
          ))}
        </View>
        {board.rows.map((row) => (
          <Line key={row.id} id={row.id} name={row.name} figures={row.figures} open={open} />
        ))}
        <Line id={unit.id} name={board.rows.length > 0 ? '合计' : unit.name} figures={board.totals} sum open={open} />
      </View>
      {sharesClasses(board) ? (
        <View className={c('note')}>没点名：一个班的孩子住在几个地方，每个地方都列这个班，合计只算一次。</View>
      ) : null}
    </View>
  );
}
