import fc from 'fast-check';
import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { blankMissing, type FamilySays, heard, type Missing, missingOf, type Seeking } from '#domain/cases/missing';
import { dayOf, instantAt, plainDate } from '#domain/plain-date';
import type { Message } from '#domain/reminders/documents';
import type { Child } from '#domain/roster/documents';

const TODAY = plainDate('2026-11-18');
const TOMORROW = plainDate('2026-11-19');
const CLASS = 'c-s1-k1';
const child = {
  _id: 'kid',
  county: 'c',
  classId: CLASS,
  classHistory: [],
  eduPath: 'c-edu/c-s1/c-s1-k1/',
  residencePath: 'c/c-t1/',
  registeredPath: null,
  dutyPath: 'c/c-t1/',
} as unknown as Child;
const VALUES: Readonly<Record<string, unknown>> = {
  'missing.firstLessonEndsAt': '08:50',
  'missing.minutesAfter': 60,
};
const policy = { get: (key: string) => VALUES[key] } as unknown as Seeking['policy'];
const BY = { person: 'p', post: 'x:classTeacher:1' };

interface World {
  readonly sheets: readonly RollSheet[];
  readonly alarmedAt: number | null;
  readonly answered: boolean;
  readonly known: readonly Missing[];
}

function sheetOf(date: typeof TODAY, reason: AbsenceReason | 'present', at: number): RollSheet {
  const marks = reason === 'present' ? [] : [{ child: child._id, reason, markedAt: at }];
  const base = { _id: `${CLASS}:${date}:morning`, county: 'c', classId: CLASS, eduPath: 'c-edu/c-s1/c-s1-k1/', date };
  return { ...base, takenAt: at, undoneAt: null, marks, corrections: [] } as unknown as RollSheet;
}

function seekingOf({ sheets, alarmedAt, answered }: World, now: number): Seeking {
  const message = {
    cause: `absence:${child._id}:${TODAY}`,
    createdAt: instantAt(TODAY, '08:10'),
    alarmedAt,
    answer: alarmedAt !== null ? 'leftNotArrived' : answered ? 'unwilling' : null,
  } as unknown as Message;
  const days = dayOf(now) >= TOMORROW ? [TOMORROW, TODAY] : [TODAY];
  return { child, days, sheets, messages: [message], contacts: [], covers: [], policy, now };
}

const looked = (world: World, now: number): World => ({
  ...world,
  known: missingOf(seekingOf(world, now), world.known).map((one) => {
    const before = world.known.find(({ _id }) => _id === one._id);
    return JSON.stringify(before) === JSON.stringify(one) ? one : { ...one, rev: one.rev + 1 };
  }),
});

type Happening =
  | { readonly does: 'roll' | 'correct'; readonly to: AbsenceReason | 'present' }
  | { readonly does: 'alarm' | 'answer' | 'nextRoll' }
  | { readonly does: 'ask'; readonly says: FamilySays };

function happened(world: World, what: Happening, now: number): World {
  const rest = world.sheets.filter(({ date }) => date !== TODAY);
  const present = world.sheets.find(({ date }) => date === TODAY);
  switch (what.does) {
    case 'roll':
      return present ? world : { ...world, sheets: [...rest, sheetOf(TODAY, what.to, now)] };
    case 'correct': {
      if (!present) {
        return world;
      }
      const to = sheetOf(TODAY, what.to, now).marks;
      const corrections = [{ at: now, by: BY, child: child._id, from: 'unexcused', to: what.to, why: '更正' }] as const;
      return { ...world, sheets: [...rest, { ...present, marks: to, corrections }] };
    }
    case 'alarm':
      return { ...world, alarmedAt: world.alarmedAt ?? now };
    case 'answer':
      return world.alarmedAt === null ? { ...world, answered: true } : world;
    case 'nextRoll':
      return dayOf(now) < TOMORROW ? world : { ...world, sheets: [...world.sheets, sheetOf(TOMORROW, 'present', now)] };
    case 'ask': {
      const today = dayOf(now);
      const before = world.known.find(({ on }) => on === today);
      const next = heard(before ?? blankMissing(child, today), what.says, BY, now);
      return { ...world, known: [...world.known.filter(({ on }) => on !== today), { ...next, rev: next.rev + 1 }] };
    }
  }
}

const marks = fc.constantFrom('present' as const, 'sick' as const, 'unexcused' as const);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ does: fc.constantFrom('roll' as const, 'correct' as const), to: marks }),
  fc.record({ does: fc.constantFrom('alarm' as const, 'answer' as const, 'nextRoll' as const) }),
  fc.record({
    does: fc.constant('ask' as const),
    says: fc.constantFrom<FamilySays>('withFamily', 'leftHome', 'nobody'),
  }),
);
const START = instantAt(TODAY, '08:00');
const walk = fc.array(fc.record({ after: fc.integer({ min: 1, max: 240 }), what: happening }), { maxLength: 12 });
const EMPTY: World = { sheets: [], alarmedAt: null, answered: false, known: [] };

const stateOn = (world: World, on = TODAY): Missing['state'] | undefined =>
  world.known.find((one) => one.on === on)?.state;

test('looked at twice, it is as looked at once', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      let now = START;
      let world = EMPTY;
      for (const { after, what } of steps) {
        now += after * 60_000;
        world = looked(happened(world, what, now), now);
        expect(looked(world, now)).toEqual(world);
      }
    }),
    { numRuns: 500 },
  );
});

test('who is sought stays sought until a roll, the family or somebody who found it says so', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      let now = START;
      let world = EMPTY;
      for (const { after, what } of steps) {
        now += after * 60_000;
        const before = stateOn(world);
        world = looked(happened(world, what, now), now);
        if (before === 'sought' && stateOn(world) !== 'sought') {
          const isRoll = what.does === 'roll' || what.does === 'correct' || what.does === 'nextRoll';
          expect(isRoll || (what.does === 'ask' && what.says === 'withFamily')).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('the family’s alarm seeks at once; without one, nobody is sought before the hour or after the family was reached', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      let now = START;
      let world = EMPTY;
      for (const { after, what } of steps) {
        now += after * 60_000;
        const before = world;
        world = looked(happened(world, what, now), now);
        const today = world.known.find(({ on }) => on === dayOf(now));
        if (what.does === 'ask' && what.says === 'leftHome') {
          const wasSought = stateOn(before, dayOf(now)) === 'sought';
          expect(today).toMatchObject({ state: 'sought', ...(wasSought ? {} : { why: 'family', since: now }) });
        }
        if (today?.why === 'notReached' && today.state === 'sought' && stateOn(before, today.on) !== 'sought') {
          expect(today.since).toBeGreaterThanOrEqual(instantAt(today.on, '09:50'));
          expect(today.since).toBeLessThanOrEqual(now);
          expect(world.answered).toBe(false);
          expect(today.tries.some(({ says }) => says === 'withFamily')).toBe(false);
        }
      }
    }),
    { numRuns: 500 },
  );
});
