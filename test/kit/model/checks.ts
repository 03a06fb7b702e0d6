import { CHILDREN } from './acts';
import { CLASSES, classCounts, type Fault, openJobs, oughtLead, PARENT, unitsAbove } from './flow';
import { type Process, type Row, step, type World } from './world';

/** Every sum that the leaves under `unit` may have shown at some instant from `asOf` on. */
function possible(history: readonly Snapshot[], unit: string, asOf: number): Set<number> {
  const leaves = CLASSES.filter((leaf) => unitsAbove(leaf).includes(unit));
  let sums = new Set([0]);
  for (const leaf of leaves) {
    const from = history.findLastIndex((one) => one.at < asOf);
    const values = new Set(history.slice(Math.max(0, from)).map((one) => one.leaves[leaf] ?? 0));
    sums = new Set([...sums].flatMap((sum) => [...values].map((value) => sum + value)));
  }
  return sums;
}

/** What the leaves truly were from an instant on. */
export interface Snapshot {
  readonly at: number;
  readonly leaves: Readonly<Record<string, number>>;
}

const weight = (children: number, absent: number): number => children * 100 + absent;

/** A board: now, open jobs, rows, nodes, in this order; says 截至 and is held to it. */
export function* reader(
  world: World,
  unit: string,
  faults: ReadonlySet<Fault>,
  history: Snapshot[],
  report: (fault: string) => void,
): Process {
  const nodes = () => world.page('node/').filter((node) => PARENT[node.id.slice(5)] === unit);
  const early = faults.has('nodesBeforeRows') ? yield* step(nodes) : null;
  const now = yield* step(() => world.now);
  const rows = yield* step(() =>
    (world.page('row/') as unknown as Row[]).filter((one) => one.consumer === 'statistics'),
  );
  const touching = rows.filter((one) => one.units.includes(unit));
  const asOf = Math.min(now, ...touching.map((one) => one.at));
  const below = early ?? (yield* step(nodes));
  const shown = below.reduce((sum, node) => sum + weight(Number(node['children']), Number(node['absent'])), 0);
  if (!possible(history, unit, asOf).has(shown)) {
    report(`${unit} shows ${shown}, which was never true from its 截至 on`);
  }
}

/** What the leaves truly are, of documents that no open job hides. */
export const leavesNow = (world: World): Record<string, number> => {
  const hidden = openJobs(world);
  return Object.fromEntries(
    CLASSES.map((unit) => {
      const counts = classCounts(world, unit, hidden);
      return [unit, weight(counts.children, counts.absent)];
    }),
  );
};

/** What must hold when everything has come to rest. */
export function atRest(world: World, report: (fault: string) => void): void {
  const totals = new Map<string, number>();
  for (const [leaf, value] of Object.entries(leavesNow(world))) {
    for (const unit of unitsAbove(leaf)) {
      totals.set(unit, (totals.get(unit) ?? 0) + value);
    }
  }
  for (const [unit, value] of totals) {
    const node = world.read(`node/${unit}`);
    const shown = weight(Number(node?.['children'] ?? 0), Number(node?.['absent'] ?? 0));
    if (shown !== value) {
      report(`at rest ${unit} shows ${shown} and is ${value}`);
    }
  }
  for (const child of CHILDREN) {
    const lead = world.read(`case/${child}`)?.['lead'] === true;
    if (lead !== oughtLead(world, child) || (world.read(`message/${child}`)?.['wanted'] === true) !== lead) {
      report(`case or message of ${child} is not what its sheets say`);
    }
  }
  if (world.page('row/').length > 0) {
    report('the queue is not empty');
  }
}
