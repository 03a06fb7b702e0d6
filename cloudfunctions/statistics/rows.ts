import type { Unit } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import type { BoardFigures, BoardRow } from '#domain/statistics/api';
import { type Counts, rolledUp } from '#domain/statistics/counts';
import { FAMILIES, type Family } from '#domain/statistics/documents';
import { figuresOf } from '#domain/statistics/figures';
import { NO_CLASS, nodeId, UNPLACED } from '#domain/statistics/nodes';
import type { SchoolDays } from '#domain/statistics/school-day';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { classDays, type DayFigures, deviatingClasses, educationDay, governmentDay } from './day';
import { leafOf } from './leaf';

/** What a board is of: a day, its term, a 签订期. */
export interface BoardDay {
  readonly date: PlainDate;
  readonly term: string;
  readonly round: string | null;
  readonly days: SchoolDays;
  readonly educationRoot: Unit;
}

type Nodes = Readonly<Record<Family, Counts>>;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly opens: boolean;
  readonly path: string;
  readonly nodes: Nodes;
}

const NOTHING: Nodes = { roster: {}, attendance: {}, letters: {}, leads: {} };

function periodOf(family: Family, day: BoardDay): string {
  switch (family) {
    case 'attendance':
      return day.date;
    case 'letters':
      return day.round ?? '-';
    default:
      return day.term;
  }
}

/** One page of child nodes per family, by the unit that each counts. */
async function childNodes(store: Store, unit: Unit, day: BoardDay): Promise<Map<string, Nodes>> {
  const byUnit = new Map<string, Nodes>();
  const pages = await Promise.all(
    FAMILIES.map((family) => {
      const id = nodeId({ family, unit: unit._id, period: periodOf(family, day) });
      const parent = unit.line === 'education' ? { parentEdu: id } : { parentGov: id };
      return allPages(store, 'nodes', { equal: { county: unit.county, ...parent } });
    }),
  );
  for (const node of pages.flat()) {
    byUnit.set(node.unit, { ...(byUnit.get(node.unit) ?? NOTHING), [node.family]: node.counts });
  }
  return byUnit;
}

async function ownNodes(store: Store, unit: Unit, day: BoardDay): Promise<Nodes> {
  const ids = FAMILIES.map((family) => nodeId({ family, unit: unit._id, period: periodOf(family, day) }));
  const nodes = await store.readAll('nodes', ids);
  return { ...NOTHING, ...Object.fromEntries(nodes.map((node) => [node.family, node.counts])) };
}

/** 本级: what hangs on the unit itself without any child, as the letter that the unit's own post signs. */
function bucketName(id: string, { roster, leads }: Nodes): string {
  if (id.endsWith(NO_CLASS)) {
    return '不在任何班级';
  }
  return (roster['children'] ?? 0) + (leads['open'] ?? 0) > 0 ? '未落实到村组' : '本级';
}

const hasCounts = (nodes: Nodes): boolean =>
  FAMILIES.some((family) => Object.values(nodes[family]).some((value) => value > 0));

/** The child units in their order, then the buckets that hold somebody. */
async function linesOf(store: Store, unit: Unit, day: BoardDay): Promise<Line[]> {
  const [units, nodes] = await Promise.all([
    allPages(store, 'units', { equal: { county: unit.county, parent: unit._id }, range: { key: 'order' } }),
    childNodes(store, unit, day),
  ]);
  const buckets = [...nodes.keys()].filter((id) => id.endsWith(UNPLACED) || id.endsWith(NO_CLASS));
  // A department answers for no child: it has a line only among the letters.
  const lined = units.filter(({ _id, kind }) => kind !== 'department' || hasCounts(nodes.get(_id) ?? NOTHING));
  return [
    ...lined.map(({ _id, name, path }) => ({ id: _id, name, path, opens: true, nodes: nodes.get(_id) ?? NOTHING })),
    ...buckets
      .map((id) => ({
        id,
        name: bucketName(id, nodes.get(id) ?? NOTHING),
        path: `${unit.path}${id}/`,
        opens: false,
        nodes: nodes.get(id) ?? NOTHING,
      }))
      .filter((line) => hasCounts(line.nodes)),
  ];
}

function summed(lines: readonly Line[]): Nodes {
  const of = (family: Family): Counts =>
    rolledUp(
      lines.map((line) => line.nodes[family]),
      false,
    );
  return { roster: of('roster'), attendance: of('attendance'), letters: of('letters'), leads: of('leads') };
}

type DayOf = (path: string, nodes: Nodes) => DayFigures;

/** How the day's figures of a unit on this line come about. */
async function dayReader(store: Store, unit: Unit, lines: readonly Line[], day: BoardDay): Promise<DayOf> {
  if (unit.line === 'education') {
    const deviating = await deviatingClasses(store, day.days, unit.path, day.term);
    return (path, nodes) => educationDay(path, nodes, day.days, deviating);
  }
  const rosters = lines.map((line) => line.nodes.roster);
  const classes = await classDays(store, day.educationRoot, rosters, day.days, day.date);
  return (_, nodes) => governmentDay(nodes, classes);
}

/** The rows of a unit's board and what they add to. A class or group has no rows, only its own figures. */
export async function boardRows(
  store: Store,
  unit: Unit,
  day: BoardDay,
): Promise<{ readonly rows: BoardRow[]; readonly totals: BoardFigures }> {
  const isLeaf = leafOf(unit._id, unit) !== null;
  const own = { id: unit._id, name: unit.name, path: unit.path, opens: false };
  const lines = isLeaf ? [{ ...own, nodes: await ownNodes(store, unit, day) }] : await linesOf(store, unit, day);
  const dayOf = await dayReader(store, unit, lines, day);
  const figures = (path: string, nodes: Nodes): BoardFigures => figuresOf({ ...nodes, ...dayOf(path, nodes) });
  const totals = figures(unit.path, summed(lines));
  const rows = lines.map(({ id, name, opens, path, nodes }) => ({ id, name, opens, figures: figures(path, nodes) }));
  return { rows: isLeaf ? [] : rows, totals };
}

/** What the other line adds to. */
export async function totalsOf(store: Store, root: Unit, day: BoardDay): Promise<BoardFigures> {
  return (await boardRows(store, root, day)).totals;
}
