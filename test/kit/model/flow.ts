import { Again, type Doc, type Process, type Row, step, type World } from './world';

/** What can be done wrong on purpose; each must be found by the checks. */
export const FAULTS = [
  'plainSet',
  'watermark',
  'parentRowsWithNewAt',
  'parentRowsOnChangeOnly',
  'reactionFactsByCause',
  'openJobsCached',
  'bareJobWrites',
  'flipBeforeList',
  'nodesBeforeRows',
] as const;
export type Fault = (typeof FAULTS)[number];

export const CLASSES = ['c1', 'c2', 'c3'] as const;
export const PARENT: Readonly<Record<string, string>> = { c1: 's1', c2: 's1', c3: 's2', s1: 'county', s2: 'county' };
export const DAYS = ['d1', 'd2'] as const;
const LEAD_DAYS = 2;

export const unitsAbove = (unit: string): string[] => {
  const up = PARENT[unit];
  return up ? [unit, ...unitsAbove(up)] : [unit];
};

type Counts = { readonly children: number; readonly absent: number };

/** What a class counts: a pure function of the documents. */
export function classCounts(world: World, unit: string, hidden: ReadonlySet<string>): Counts {
  const children = world.page('child/').filter((child) => child['cls'] === unit && !hidden.has(String(child['job'])));
  const absent = DAYS.reduce(
    (sum, day) => sum + ((world.read(`sheet/${unit}:${day}`)?.['absent'] as string[]) ?? []).length,
    0,
  );
  return { children: children.length, absent };
}

/** Whether a child's sheets ask for a lead: a pure function of the sheets. */
export const oughtLead = (world: World, child: string): boolean =>
  DAYS.filter((day) =>
    CLASSES.some((unit) => ((world.read(`sheet/${unit}:${day}`)?.['absent'] as string[]) ?? []).includes(child)),
  ).length >= LEAD_DAYS;

export const openJobs = (world: World): Set<string> => new Set((world.read('openJobs')?.['jobs'] as string[]) ?? []);

export interface Write {
  readonly fact: string;
  readonly at: number;
  /** Reads and says what to replace, and whom it wakes. Null: nothing to do. */
  readonly decide: (read: (id: string) => Doc | null) => {
    readonly replace: Readonly<Record<string, Omit<Doc, 'rev'>>>;
    readonly wakes: Readonly<Record<string, readonly string[]>>;
    readonly units: readonly string[];
  };
}

const revOf = (doc: Doc | null): number => doc?.rev ?? 0;

function row(consumer: string, at: number, targets: readonly string[], units: readonly string[], notBefore = at): Row {
  return { rev: 1, consumer, at, notBefore, targets, units };
}

/** A write: fact, subjects, rows, in one transaction; repeated over conflicts and lost replies. */
export function* write(world: World, act: Write): Process {
  for (;;) {
    try {
      const tx = yield* step(() => world.begin());
      if (yield* step(() => world.readIn(tx, `fact/${act.fact}`))) {
        yield* step(() => world.abort(tx));
        return;
      }
      const outcome = act.decide((id) => world.readIn(tx, id));
      for (const [id, doc] of Object.entries(outcome.replace)) {
        yield* step(() => world.writeIn(tx, id, { ...doc, rev: revOf(world.readIn(tx, id)) + 1 }));
      }
      yield* step(() => world.writeIn(tx, `fact/${act.fact}`, { rev: 1, at: act.at, ...outcome }, true));
      for (const [consumer, targets] of Object.entries(outcome.wakes)) {
        if (targets.length > 0) {
          yield* step(() =>
            world.writeIn(tx, `row/${act.fact}~${consumer}`, row(consumer, act.at, targets, outcome.units), true),
          );
        }
      }
      yield* step(() => world.commit(tx));
      return;
    } catch (error) {
      if (!(error instanceof Again)) {
        throw error;
      }
    }
  }
}

interface Ought {
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly parents: readonly string[];
  readonly wakes: Readonly<Record<string, readonly string[]>>;
  readonly units: readonly string[];
}

/** Step b for each kind of target; the open jobs are read after what they filter. */
function* ought(world: World, consumer: string, target: string, cached: Set<string> | null): Process<Ought> {
  if (consumer === 'cases') {
    const lead = yield* step(() => oughtLead(world, target));
    return { id: `case/${target}`, value: { lead }, parents: [], wakes: { reminders: [target] }, units: [] };
  }
  if (consumer === 'reminders') {
    const lead = yield* step(() => world.read(`case/${target}`)?.['lead'] === true);
    return { id: `message/${target}`, value: { wanted: lead }, parents: [], wakes: {}, units: [] };
  }
  const up = PARENT[target];
  const parents = up ? [up] : [];
  if ((CLASSES as readonly string[]).includes(target)) {
    const all = yield* step(() => classCounts(world, target, new Set()));
    const hiddenNow = cached ?? (yield* step(() => openJobs(world)));
    // The page was read before the list; what it saw of an open job's documents is left out.
    const value = yield* pageWithout(world, target, hiddenNow, all);
    return { id: `node/${target}`, value, parents, wakes: {}, units: unitsAbove(up ?? target) };
  }
  const below = yield* step(() => world.page('node/').filter((node) => PARENT[node.id.slice(5)] === target));
  const sum = (key: string): number => below.reduce((total, node) => total + Number(node[key] ?? 0), 0);
  const value = { children: sum('children'), absent: sum('absent') };
  return { id: `node/${target}`, value, parents, wakes: {}, units: up ? unitsAbove(up) : [] };
}

function* pageWithout(world: World, unit: string, hidden: Set<string>, all: Counts): Process<Counts> {
  if (hidden.size === 0) {
    return all;
  }
  const seen = yield* step(() => classCounts(world, unit, hidden));
  return seen;
}

type Ending = 'done' | 'again';
type Cause = Row & { readonly id: string };

/** The planted fault: no compare, no transaction. */
function* plainSet(world: World, wanted: Ought, cause: Cause): Process<Ending> {
  yield* step(() => world.put(wanted.id, { ...wanted.value, rev: revOf(world.read(wanted.id)) + 1 }));
  for (const up of wanted.parents) {
    const told = row('statistics', cause.at, [up], wanted.units);
    yield* step(() => world.put(`row/${wanted.id}~${world.now}`, told));
  }
  return 'done';
}

/** Step c: compare, replace, tell the parent or leave a fact, commit. */
function* commit(
  world: World,
  consumer: string,
  wanted: Ought,
  seen: number,
  cause: Cause,
  faults: ReadonlySet<Fault>,
): Process<Ending> {
  const tx = yield* step(() => world.begin());
  const present = yield* step(() => world.readIn(tx, wanted.id));
  if (revOf(present) !== seen) {
    yield* step(() => world.abort(tx));
    return 'again';
  }
  const changed = Object.entries(wanted.value).some(([key, value]) => present?.[key] !== value);
  if (consumer !== 'statistics' && changed) {
    const factId = `${consumer}:${wanted.id}:${faults.has('reactionFactsByCause') ? cause.id : seen + 1}`;
    if (yield* step(() => world.readIn(tx, `fact/${factId}`))) {
      yield* step(() => world.abort(tx));
      return 'done';
    }
    yield* step(() => world.writeIn(tx, `fact/${factId}`, { rev: 1 }, true));
    for (const [next, targets] of Object.entries(wanted.wakes)) {
      const told = row(next, cause.at, targets, wanted.units, world.now);
      yield* step(() => world.writeIn(tx, `row/${factId}~${next}`, told, true));
    }
  }
  yield* step(() => world.writeIn(tx, wanted.id, { ...wanted.value, rev: seen + 1 }));
  if (wanted.parents.length > 0 && (changed || !faults.has('parentRowsOnChangeOnly'))) {
    const at = faults.has('parentRowsWithNewAt') ? world.now : cause.at;
    const told = row('statistics', at, wanted.parents, wanted.units, world.now);
    yield* step(() => world.writeIn(tx, `row/${wanted.id}~${seen + 1}`, told, true));
  }
  yield* step(() => world.commit(tx));
  return 'done';
}

const SUBJECTS: Readonly<Record<string, string>> = { cases: 'case', reminders: 'message', statistics: 'node' };

function* settle(
  world: World,
  consumer: string,
  target: string,
  cause: Cause,
  faults: ReadonlySet<Fault>,
  cached: Set<string> | null,
): Process<Ending> {
  try {
    const seen = revOf(yield* step(() => world.read(`${SUBJECTS[consumer]}/${target}`)));
    const wanted = yield* ought(world, consumer, target, cached);
    return faults.has('plainSet') && consumer === 'statistics'
      ? yield* plainSet(world, wanted, cause)
      : yield* commit(world, consumer, wanted, seen, cause, faults);
  } catch (error) {
    if (error instanceof Again) {
      return 'again';
    }
    throw error;
  }
}

const rowsOf = (world: World, consumer: string): Cause[] =>
  (world.page('row/') as unknown as Cause[]).filter((one) => one.consumer === consumer);

/** The planted fault that loses what commits late: rows newer than a mark, instead of rows that are there. */
function newerThanMark(world: World, consumer: string): Cause[] {
  const mark = Number(world.read(`mark/${consumer}`)?.['at'] ?? -1);
  return rowsOf(world, consumer).filter((one) => one.at > mark);
}

/** Per target the row that leads to it, with the oldest instant of all that do. */
function causesOf(rows: readonly Cause[]): Map<string, Cause> {
  const causes = new Map<string, Cause>();
  for (const one of rows) {
    for (const target of one.targets) {
      causes.set(target, { ...one, at: Math.min(one.at, causes.get(target)?.at ?? one.at) });
    }
  }
  return causes;
}

/** One round of a tick: rows first, then documents; a row goes when all of its targets were written after. */
export function* tick(world: World, consumer: string, faults: ReadonlySet<Fault>): Process {
  const cached = faults.has('openJobsCached') ? yield* step(() => openJobs(world)) : null;
  const begun = yield* step(() => world.now);
  const marks = faults.has('watermark') && consumer === 'statistics';
  const rows = yield* step(() =>
    marks ? newerThanMark(world, consumer) : rowsOf(world, consumer).filter((one) => one.notBefore <= world.now),
  );
  const endings = new Map<string, Ending>();
  for (const [target, cause] of causesOf(rows)) {
    endings.set(target, yield* settle(world, consumer, target, cause, faults, cached));
  }
  if (marks) {
    yield* step(() => world.put(`mark/${consumer}`, { rev: 1, at: begun }));
  }
  for (const one of rows.filter((each) => each.targets.every((target) => endings.get(target) === 'done'))) {
    yield* step(() => world.put(one.id, null));
  }
}
