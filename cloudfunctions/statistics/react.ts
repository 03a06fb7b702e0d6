import { addDays, dayOf, type PlainDate } from '#domain/plain-date';
import { type Counts, rolledUp } from '#domain/statistics/counts';
import type { CountNode } from '#domain/statistics/documents';
import { type NodeKey, nodeId, nodeKey } from '#domain/statistics/nodes';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import type { Cause, Proposal, Reaction } from '../kit/tick';
import { countLeaf } from './leaf';
import { type Place, placeOf } from './place';

/** More paths than this are told as the one of the unit: still true, only less exact. */
const PATHS_CAP = 10;
const YEAR_DAYS = 366;

async function countsOf(store: Store, key: NodeKey, { unit, leaf }: Place): Promise<Counts> {
  if (leaf) {
    return countLeaf(store, leaf, key);
  }
  const id = nodeId(key);
  const above = unit.line === 'education' ? { parentEdu: id } : { parentGov: id };
  const children = await allPages(store, 'nodes', { equal: { county: unit.county, ...above } });
  return rolledUp(
    children.map((child) => child.counts),
    unit.kind === 'county',
  );
}

const parentsOf = (node: Pick<CountNode, 'parentEdu' | 'parentGov'> | null): string[] =>
  [node?.parentEdu ?? null, node?.parentGov ?? null].filter((id) => id !== null);

/** The node as it ought to be. Its document is read first, then what it is counted from: a later writer then always wins. */
async function nodeProposal(store: Store, key: NodeKey, cause: Cause): Promise<Proposal<'nodes'>> {
  const id = nodeId(key);
  const seen = await store.read('nodes', id);
  const place = await placeOf(store, key.unit);
  if (!place) {
    throw new Error('count node of a unit that is not there');
  }
  const { unit, parent } = place;
  const above = parent === null ? null : nodeId({ ...key, unit: parent });
  const isEducation = unit.line === 'education';
  const document: CountNode = {
    _id: id,
    county: cause.county,
    ...key,
    parentEdu: isEducation ? above : null,
    parentGov: isEducation ? null : above,
    counts: await countsOf(store, key, place),
    asOf: cause.now,
    rev: 0,
  };
  return {
    collection: 'nodes',
    seen: seen?.rev ?? 0,
    document,
    parents: [...new Set([...parentsOf(document), ...parentsOf(seen)])],
    paths: cause.paths.length > PATHS_CAP ? [unit.path] : [...new Set([...cause.paths, unit.path])],
  };
}

/** The days of the last year on which a child was marked absent in a class it was or is in. */
async function absentDays(store: Store, childId: string, today: PlainDate): Promise<PlainDate[]> {
  const child = await store.read('children', childId);
  if (!child) {
    return [];
  }
  const classes = [...child.classHistory.map((stay) => stay.classId), child.classId ?? []].flat();
  const sheets = await Promise.all(
    [...new Set(classes)].map((classId) =>
      allPages(store, 'rollSheets', {
        equal: { county: child.county, classId },
        range: { key: 'date', from: addDays(today, -YEAR_DAYS) },
      }),
    ),
  );
  const days = sheets
    .flat()
    .filter((sheet) => sheet.marks.some((mark) => mark.child === childId))
    .map((sheet) => sheet.date);
  return [...new Set(days)];
}

async function movedAbsences(store: Store, target: string, cause: Cause): Promise<Proposal<'nodes'>[]> {
  const [, child = '', unit = ''] = target.split(':');
  const days = await absentDays(store, child, dayOf(cause.now));
  return Promise.all(days.map((period) => nodeProposal(store, { family: 'attendance', unit, period }, cause)));
}

/** 统计: keeps the count nodes of both trees. A leaf is counted from documents, every node above from its child nodes. */
export const reaction: Reaction = {
  consumer: 'statistics',
  async react(store, target, cause) {
    if (target.startsWith('absences:')) {
      return movedAbsences(store, target, cause);
    }
    return [await nodeProposal(store, nodeKey(target), cause)];
  },
};
