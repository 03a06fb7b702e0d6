import { CLASSES, DAYS, type Fault, unitsAbove, write } from './flow';
import { Again, type Process, step, type World } from './world';

export const CHILDREN = ['x', 'y', 'z', 'w'] as const;

/** The acts of a schedule: roll calls, corrections, moves, and two jobs. A restart repeats the same act, as a phone does. */
export function acts(world: World, random: () => number, faults: ReadonlySet<Fault>): (() => Process)[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const plans = Array.from({ length: 7 }, (_, n): (() => Process) => {
    const [child, unit, day, absent] = [pick(CHILDREN), pick(CLASSES), pick(DAYS), random() < 0.6];
    const isRoll = random() < 0.6;
    let at: number | null = null;
    return () => {
      at ??= world.now;
      return isRoll
        ? roll(world, `roll${n}`, at, { unit, day, child, absent })
        : move(world, `move${n}`, at, child, unit);
    };
  });
  const into = pick(['c1', 'c3']);
  return [...plans, () => appendJob(world, 'jobA', into, faults), () => changeJob(world, 'jobB', faults)];
}

interface Roll {
  readonly unit: string;
  readonly day: string;
  readonly child: string;
  readonly absent: boolean;
}

function roll(world: World, fact: string, at: number, { unit, day, child, absent }: Roll): Process {
  return write(world, {
    fact,
    at,
    decide: (read) => {
      const sheet = read(`sheet/${unit}:${day}`);
      const others = ((sheet?.['absent'] as string[]) ?? []).filter((one) => one !== child);
      const next = absent ? [...others, child].sort() : others;
      return {
        replace: { [`sheet/${unit}:${day}`]: { absent: next } },
        wakes: { statistics: [unit], cases: [child] },
        units: unitsAbove(unit),
      };
    },
  });
}

function move(world: World, fact: string, at: number, child: string, to: string): Process {
  return write(world, {
    fact,
    at,
    decide: (read) => {
      const from = String(read(`child/${child}`)?.['cls']);
      const units = [...new Set([...unitsAbove(from), ...unitsAbove(to)])];
      return { replace: { [`child/${child}`]: { cls: to } }, wakes: { statistics: [from, to] }, units };
    },
  });
}

function* inTransaction(world: World, work: (tx: number) => Process): Process {
  for (;;) {
    try {
      const tx = yield* step(() => world.begin());
      yield* work(tx);
      yield* step(() => world.commit(tx));
      return;
    } catch (error) {
      if (!(error instanceof Again)) {
        throw error;
      }
    }
  }
}

function listChange(world: World, job: string, change: 'add' | 'remove', extra: (tx: number) => Process) {
  return inTransaction(world, function* (tx) {
    const list = yield* step(() => world.readIn(tx, 'openJobs'));
    const others = ((list?.['jobs'] as string[]) ?? []).filter((one) => one !== job);
    yield* extra(tx);
    yield* step(() =>
      world.writeIn(tx, 'openJobs', {
        rev: (list?.rev ?? 0) + 1,
        since: list?.['since'] ?? world.now,
        jobs: change === 'add' ? [...others, job] : others,
      }),
    );
  });
}

/** A job that appends children: invisible until its flip, which tells every leaf. */
function* appendJob(world: World, job: string, unit: string, faults: ReadonlySet<Fault>): Process {
  if ((yield* step(() => world.read(`job/${job}`)?.['state'])) === 'done') {
    if (faults.has('flipBeforeList')) {
      yield* listChange(world, job, 'remove', function* () {});
    }
    return;
  }
  yield* listChange(world, job, 'add', function* (tx) {
    const present = yield* step(() => world.readIn(tx, `job/${job}`));
    if (!present) {
      yield* step(() => world.writeIn(tx, `job/${job}`, { rev: 1, state: 'running', unit, at: world.now }));
    }
  });
  const into = String(yield* step(() => world.read(`job/${job}`)?.['unit']));
  for (const n of [1, 2, 3]) {
    yield* step(() => {
      if (!world.read(`child/${job}-${n}`)) {
        world.put(`child/${job}-${n}`, { rev: 1, cls: into, job });
      }
    });
  }
  const flip = function* (tx: number): Process {
    const present = yield* step(() => world.readIn(tx, `job/${job}`));
    if (present?.['state'] === 'done') {
      return;
    }
    yield* step(() => world.writeIn(tx, `job/${job}`, { ...present, rev: 2, state: 'done' }));
    const at = world.now;
    yield* step(() =>
      world.writeIn(
        tx,
        `row/${job}~flip`,
        { rev: 1, consumer: 'statistics', at, notBefore: at, targets: [into], units: unitsAbove(into) },
        true,
      ),
    );
  };
  if (faults.has('flipBeforeList')) {
    yield* inTransaction(world, flip);
    yield* listChange(world, job, 'remove', function* () {});
    return;
  }
  yield* listChange(world, job, 'remove', flip);
}

/** A job that changes existing children: ordinary writes, each with its own fact and rows. */
function* changeJob(world: World, job: string, faults: ReadonlySet<Fault>): Process {
  for (const [n, child] of CHILDREN.slice(0, 2).entries()) {
    if (faults.has('bareJobWrites')) {
      yield* step(() => world.put(`child/${child}`, { rev: (world.read(`child/${child}`)?.rev ?? 0) + 1, cls: 'c3' }));
    } else {
      const at = yield* step(() => world.now);
      yield* move(world, `${job}-${n}`, at, child, 'c3');
    }
  }
}
