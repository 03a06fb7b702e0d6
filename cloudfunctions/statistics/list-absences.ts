import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { isTaken } from '#domain/attendance/spells';
import type { PlainDate } from '#domain/plain-date';
import type { ListItem } from '#domain/statistics/api';
import type { CountNode } from '#domain/statistics/documents';
import { nodeId } from '#domain/statistics/nodes';
import type { Call } from '../kit/handler';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { childrenOf, leafOf, sheetsNaming } from './leaf';
import { namesOf, type Part, SHOWN, search, type Where } from './listing';
import { placeOf } from './place';

interface Asked {
  readonly date: PlainDate;
  readonly unexcused: boolean;
  readonly cursor: string | null;
}

interface Mark {
  readonly child: string;
  readonly reason: AbsenceReason;
}

const marksOf = (sheets: readonly RollSheet[], unexcused: boolean): Mark[] =>
  sheets
    .filter(isTaken)
    .flatMap((sheet) => sheet.marks)
    .filter((mark) => !unexcused || mark.reason === 'unexcused');

async function itemsOf(call: Call, marks: readonly Mark[]): Promise<ListItem[]> {
  const names = await namesOf(
    call,
    marks.map((mark) => mark.child),
  );
  return marks.map(({ child, reason }) => ({
    kind: 'absence',
    id: child,
    name: names.get(child)?.name ?? '',
    place: names.get(child)?.className ?? '',
    reason,
  }));
}

/** On the education line: the marks of the day's sheets under the unit. */
async function onSheets(call: Call, { unit }: Where, asked: Asked): Promise<Part> {
  const got = await search(
    call,
    'rollSheets',
    { equal: { county: unit.county, date: asked.date }, range: { key: 'eduPath', under: unit.path } },
    asked.cursor,
    (sheet) => marksOf([sheet], asked.unexcused).length > 0,
  );
  return { items: await itemsOf(call, marksOf(got.found, asked.unexcused)), cursor: got.cursor };
}

/** The leaves of the government line under a node in which somebody was absent, by their nodes. */
async function leavesWithAbsence(store: Store, county: string, node: string): Promise<string[]> {
  const children = await allPages(store, 'nodes', { equal: { county, parentGov: node } });
  const some = children.filter((child) => (child.counts['absent'] ?? 0) > 0);
  const below = await Promise.all(some.map((child) => leavesOf(store, county, child)));
  return below.flat();
}

async function leavesOf(store: Store, county: string, node: CountNode): Promise<string[]> {
  const place = await placeOf(store, node.unit);
  return place?.leaf ? [node.unit] : leavesWithAbsence(store, county, node._id);
}

async function absentIn(store: Store, leafId: string, asked: Asked): Promise<Mark[]> {
  const place = await placeOf(store, leafId);
  if (!place?.leaf) {
    return [];
  }
  const children = await childrenOf(store, place.leaf);
  const ids = new Set(children.map((child) => child._id));
  const sheets = await sheetsNaming(store, children, asked.date);
  return marksOf(sheets, asked.unexcused).filter((mark) => ids.has(mark.child));
}

/** On the government line: leaf by leaf, only where the nodes know of somebody; the cursor is the last leaf shown. */
async function inLeaves(call: Call, where: Where, asked: Asked): Promise<Part> {
  const { store, county } = call;
  const single = where.exact || leafOf(where.id, where.unit) !== null;
  const node = nodeId({ family: 'attendance', unit: where.id, period: asked.date });
  const leaves = single ? [where.id] : (await leavesWithAbsence(store, county, node)).sort();
  const after = asked.cursor === null ? '' : Buffer.from(asked.cursor, 'base64url').toString();
  const rest = leaves.filter((leaf) => leaf > after);
  const marks: Mark[] = [];
  let seen = 0;
  for (const leaf of rest) {
    if (marks.length >= SHOWN) {
      break;
    }
    marks.push(...(await absentIn(store, leaf, asked)));
    seen += 1;
  }
  const last = rest[seen - 1];
  const cursor = seen < rest.length && last !== undefined ? Buffer.from(last).toString('base64url') : null;
  return { items: await itemsOf(call, marks), cursor };
}

/** 缺勤名单 of either line. */
export function absencesUnder(call: Call, where: Where, asked: Asked): Promise<Part> {
  if (where.noClass) {
    return Promise.resolve({ items: [], cursor: null });
  }
  return where.unit.line === 'education' ? onSheets(call, where, asked) : inLeaves(call, where, asked);
}
