import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Instant } from '#domain/plain-date';
import type { Pending } from '#domain/records';
import type { Difference, Recount } from '#domain/statistics/api';
import { type Counts, sameCounts } from '#domain/statistics/counts';
import { type CountNode, FAMILIES, type Family } from '#domain/statistics/documents';
import { NO_CLASS, nodeId, nodeKey, UNPLACED, unitOfLeaf } from '#domain/statistics/nodes';
import { addUp, countLeaves, type RecountOf } from '#domain/statistics/recount';
import type { Reading } from '../kit/handler';
import { log } from '../kit/log';
import { allById, allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { type OnItsWay, onItsWay, rowTouches } from './as-of';
import { boardUnit, dayAsked, unitScope } from './board';
import { readDocuments } from './recount-documents';
import { recountRequest } from './requests';
import { letterPeriods } from './rounds';
import { countyTerm } from './term';

const SHOWN_DIFFERENCES = 100;

interface Period {
  readonly family: Family;
  readonly period: string;
}

/** A unit and all below it. */
function unitsUnder(store: Store, { county, path }: Unit): Promise<Unit[]> {
  return allPages(store, 'units', { equal: { county }, range: { key: 'path', under: path } });
}

async function periodsOf(store: Store, { unit, date, term }: RecountOf): Promise<Period[]> {
  const rounds = await letterPeriods(store, unit.county, unit._id);
  return FAMILIES.flatMap((family): Period[] => {
    if (family === 'letters') {
      return rounds.map((period) => ({ family, period }));
    }
    return [{ family, period: family === 'attendance' ? date : term }];
  });
}

/** The ids that a unit's counts may stand under: its own, and its buckets'. */
const countedAs = ({ _id, county, line, parent }: Unit): string[] => {
  const own = [_id, `${_id}${UNPLACED}`];
  return line === 'education' && parent === null ? [...own, `${county}${NO_CLASS}`] : own;
};

const byId = (nodes: readonly CountNode[]): Map<string, CountNode> => new Map(nodes.map((node) => [node._id, node]));

/** Every node of the unit as the documents say, by id. */
function countedNodes(
  units: readonly Unit[],
  leaves: Map<string, Counts>,
  known: readonly Period[],
): Map<string, Counts> {
  const inLeaves = [...leaves.keys()].map(nodeKey);
  const periods = new Map(
    [...known, ...inLeaves].map(({ family, period }) => [`${family}:${period}`, { family, period }]),
  );
  return new Map([...periods.values()].flatMap((of) => [...addUp(units, leaves, of)]));
}

type Waiting = Pick<Pending, 'paths' | 'targets'>;

/** More rows than are read may touch anything. */
function waitingRows({ rows, jobs, complete }: OnItsWay): Waiting[] {
  const unread = complete ? [] : [{ paths: [], targets: [] }];
  return [...unread, ...rows, ...jobs.map(({ paths }) => ({ paths, targets: [] }))];
}

interface Compared {
  readonly before: ReadonlyMap<string, CountNode>;
  readonly after: ReadonlyMap<string, CountNode>;
  readonly waiting: readonly Waiting[];
  readonly paths: ReadonlyMap<string, string>;
  readonly root: string;
}

/** Nothing was on its way to the node, and nobody wrote it while the documents were read. */
function isAtRest(id: string, { before, after, waiting, paths, root }: Compared): boolean {
  const path = paths.get(unitOfLeaf(nodeKey(id).unit)) ?? root;
  return before.get(id)?.rev === after.get(id)?.rev && !waiting.some((row) => rowTouches(row, [path]));
}

function difference(node: string, stored: Counts, counted: Counts): Difference[] {
  return sameCounts(stored, counted) ? [] : [{ node, unit: nodeKey(node).unit, stored, counted }];
}

/**
 * 复核: every node of a unit is counted again from the documents and compared where nothing moves. The order makes it exact: rows,
 * nodes, documents, rows, nodes. A change made meanwhile still has its row, or has written its node.
 */
export async function recountUnit(store: Store, of: RecountOf, now: Instant): Promise<Omit<Recount, 'ms'>> {
  const { unit, date } = of;
  const units = await unitsUnder(store, unit);
  const periods = await periodsOf(store, of);
  const names = units.flatMap(countedAs);
  const expected = names.flatMap((name) => periods.map((period) => nodeId({ ...period, unit: name })));
  const first = await onItsWay(store, unit.county, now);
  const before = byId(await allById(store, 'nodes', expected));
  const leaves = countLeaves(of, await readDocuments(store, of));
  const second = await onItsWay(store, unit.county, now);
  const counted = countedNodes(units, leaves, periods);
  const ids = [...counted.keys()];
  const after = byId(await allById(store, 'nodes', ids));
  const waiting = [first, second].flatMap(waitingRows);
  const paths = new Map(units.map(({ _id, path }) => [_id, path]));
  const still = ids.filter((id) => isAtRest(id, { before, after, waiting, paths, root: unit.path }));
  const differences = still.flatMap((id) => difference(id, after.get(id)?.counts ?? {}, counted.get(id) ?? {}));
  return {
    unit: unit._id,
    date,
    compared: still.length,
    moving: ids.length - still.length,
    differences: differences.slice(0, SHOWN_DIFFERENCES),
  };
}

/** Both figures of each difference are shown and an alarm is raised; nothing is repaired behind anybody's back. */
export function alarm(county: string, differences: readonly Difference[]): void {
  if (differences.length > 0) {
    log({ level: 'alarm', event: 'count nodes differ from a recount', county, count: differences.length });
  }
}

export const recount: Reading<'statistics.recount'> = {
  request: recountRequest,
  async scope(asking, request) {
    const unit = await boardUnit(asking, request.unit);
    return unit && unitScope(unit);
  },
  async read(call, request): Promise<Recount> {
    const begun = performance.now();
    const unit = found(await boardUnit(call, request.unit));
    const date = dayAsked(call, request.date);
    const { term } = await countyTerm(call.store, call.county, date);
    const result = await recountUnit(call.store, { unit, date, term }, call.now);
    alarm(call.county, result.differences);
    return { ...result, ms: Math.round(performance.now() - begun) };
  },
};
