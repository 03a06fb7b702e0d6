import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { isSchoolDay } from '#domain/calendar';
import { type Counting, countTerm, type Landing, type TermUnit } from '#domain/clock/day-counting';
import { isWorkingDay } from '#domain/clock/working-days';
import type { Calendar } from '#domain/county/documents';
import { Refusal } from '#domain/errors';
import { addDays, daysBetween, plainDate, weekdayOf } from '#domain/plain-date';
import { type Asked, lastDay, placeOf, ROW, Unknown, works } from './naive';

const RUNS = process.env['PROVE'] ? 40_000 : 3000;
const at = (n: number): string => ROW[n]?.name ?? '';

/** One school, drawn anew each time: terms, holidays, days made up, closures, weeks of ten days and four. */
interface School {
  readonly calendars: readonly Calendar[];
  readonly taught: ReadonlySet<string>;
  readonly known: readonly number[];
}

const rangeWithin = (from: number, to: number, longest: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.nat(longest))
    .map(([begin, more]) => [begin, Math.min(begin + more, to)] as const);

const yearOf = (first: number) => {
  const begin = placeOf(`${first}-09-01`);
  const half = placeOf(`${first + 1}-02-10`);
  const end = placeOf(`${first + 1}-08-31`);
  return fc
    .record({
      autumn: rangeWithin(begin, begin + 20, 140).map(([from, to]) => [from, Math.max(to, from + 90)] as const),
      spring: rangeWithin(half, half + 25, 150).map(
        ([from, to]) => [from, Math.min(Math.max(to, from + 90), end)] as const,
      ),
      holidays: fc.array(rangeWithin(begin, end, 9), { maxLength: 6 }),
      closures: fc.array(rangeWithin(begin, end, 4), { maxLength: 3 }),
      makeUps: fc.array(fc.integer({ min: begin, max: end }), { maxLength: 5 }),
      longWeek: fc.option(fc.tuple(fc.integer({ min: begin, max: end }), fc.constantFrom([10, 4], [5, 2], [11, 3])), {
        freq: 3,
      }),
    })
    .map(({ autumn, spring, holidays, closures, makeUps, longWeek }) => {
      const spanOf = ([from, to]: readonly [number, number]) => ({ from: plainDate(at(from)), to: plainDate(at(to)) });
      const calendar: Calendar = {
        _id: `unit:${first}-${first + 1}`,
        county: 'yunling',
        unit: 'unit',
        schoolYear: `${first}-${first + 1}`,
        rev: 1,
        terms: [
          { term: 'autumn', ...spanOf(autumn) },
          { term: 'spring', ...spanOf(spring) },
        ],
        holidays: holidays.map((one) => ({ name: '放假', ...spanOf(one) })),
        makeUpDays: makeUps.map((one) => plainDate(at(one))),
        closures: closures.map((one) => ({ name: '停课', ...spanOf(one) })),
        ...(longWeek
          ? { longWeek: { from: plainDate(at(longWeek[0])), teach: longWeek[1][0] ?? 5, rest: longWeek[1][1] ?? 2 } }
          : {}),
      };
      const isIn = (n: number, ranges: readonly (readonly [number, number])[]) =>
        ranges.some(([from, to]) => from <= n && n <= to);
      const isTaught = (n: number): boolean => {
        if (!isIn(n, [autumn, spring]) || isIn(n, closures)) {
          return false;
        }
        if (makeUps.includes(n)) {
          return true;
        }
        const [from, [teach = 5, rest = 2]] = longWeek ?? [Number.POSITIVE_INFINITY, []];
        const weekday = ROW[n]?.weekday ?? 0;
        const isTurn = n >= from ? (n - from) % (teach + rest) < teach : weekday >= 1 && weekday <= 5;
        return isTurn && !isIn(n, holidays);
      };
      const taught = ROW.flatMap(({ name }, n) => (n >= begin && n <= end && isTaught(n) ? [name] : []));
      return { calendar, taught, first };
    });
};

const school: fc.Arbitrary<School> = fc
  .tuple(yearOf(2024), yearOf(2025), fc.option(yearOf(2026), { freq: 4 }))
  .map((years) => years.flatMap((one) => one ?? []))
  .map((years) => ({
    calendars: years.map(({ calendar }) => calendar),
    taught: new Set(years.flatMap(({ taught }) => taught)),
    known: years.map(({ first }) => first),
  }));

const FIRST = placeOf('2025-01-01');
const LAST = placeOf('2026-12-31');
const NEW_YEAR = ['2027-01-01', '2027-01-02', '2027-01-03'];
const term = fc.record({
  start: fc.integer({ min: FIRST, max: LAST }),
  length: fc.nat(35),
  unit: fc.constantFrom<TermUnit>('days', 'workingDays', 'schoolDays', 'months'),
  landing: fc.constantFrom<Landing>('any', 'office', 'return'),
  pauses: fc.array(rangeWithin(FIRST, LAST, 12), { maxLength: 3 }),
  isEntered: fc.boolean(),
});

/** What the product says, or why it does not. */
function said(count: () => string): string {
  try {
    return count();
  } catch (error) {
    if (error instanceof Refusal) {
      return error.code;
    }
    if (error instanceof Unknown) {
      return error.message;
    }
    throw error;
  }
}

test('every term ends on the day on which a second way of counting ends it, and is refused where that one refuses', () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(school, term, ({ calendars, taught, known }, { start, length, unit, landing, pauses, isEntered }) => {
      const counting: Counting = {
        calendars,
        holidays: isEntered
          ? {
              '2027': {
                holidays: [{ name: '元旦', from: plainDate('2027-01-01'), to: plainDate('2027-01-03') }],
                makeUpDays: [],
              },
            }
          : {},
        pauses: pauses.map(([from, to]) => ({ from: plainDate(at(from)), to: plainDate(at(to)), reason: 'disaster' })),
      };
      const asked: Asked = {
        start: at(start),
        length: unit === 'months' ? length % 13 : length,
        unit,
        landing,
        taught,
        known,
        entered: isEntered ? NEW_YEAR : null,
        paused: new Set(pauses.flatMap(([from, to]) => ROW.slice(from, to + 1).map(({ name }) => name))),
      };
      const answer = said(
        () => countTerm(plainDate(asked.start), { length: asked.length, unit }, landing, counting).last,
      );
      expect([asked, answer]).toEqual([asked, said(() => lastDay(asked))]);
      const kind = /^\d/.test(answer) ? 'day' : answer;
      ends.set(kind, (ends.get(kind) ?? 0) + 1);
    }),
    { numRuns: RUNS },
  );
  // Neither way refuses everything: all three answers came.
  expect([...ends.keys()].sort()).toEqual(['CALENDAR_MISSING', 'HOLIDAYS_MISSING', 'day']);
  expect(ends.get('day') ?? 0).toBeGreaterThan(RUNS / 2);
});

test('every day of 2025 and 2026 is worked or not as the announcements say', () => {
  for (const day of ROW.slice(FIRST, LAST + 1)) {
    expect([day.name, isWorkingDay({}, plainDate(day.name))]).toEqual([day.name, works(day, null)]);
  }
});

test('every day of seven years follows the one before, with its weekday', () => {
  for (const [n, { name, weekday }] of ROW.entries()) {
    expect([name, weekdayOf(plainDate(name))]).toEqual([name, weekday]);
    expect(addDays(plainDate('2024-01-01'), n)).toBe(name);
    expect(daysBetween(plainDate('2024-01-01'), plainDate(name))).toBe(n);
  }
});

test('a school is taught as it was drawn', () => {
  fc.assert(
    fc.property(school, ({ calendars, taught }) => {
      const days = ROW.slice(placeOf('2024-09-01'), placeOf('2026-08-31') + 1).map(({ name }) => name);
      expect(days.filter((day) => isSchoolDay(calendars, plainDate(day)))).toEqual(
        days.filter((day) => taught.has(day)),
      );
    }),
    { numRuns: RUNS / 100 },
  );
});

/** What a server asks of the clock in a zone: a service told at midnight, a term over the change to summer time and over Spring Festival. */
const ELSEWHERE = `
import { countTerm } from '#domain/clock/day-counting';
import { addDays, dayOf, instantAt, timeOf, weekdayOf } from '#domain/plain-date';
const counting = { holidays: {}, calendars: [], pauses: [] };
const midnight = instantAt('2026-03-08');
const hours = Array.from({ length: 8760 }, (_, n) => instantAt('2026-01-01') + n * 3_600_000);
const days = Array.from({ length: 730 }, (_, n) => addDays('2025-01-01', n));
console.log(JSON.stringify([
  midnight, dayOf(midnight), dayOf(midnight - 1), timeOf(midnight),
  hours.map((hour) => dayOf(hour) + timeOf(hour)),
  days.map((day) => [weekdayOf(day), dayOf(instantAt(day)), dayOf(instantAt(day, '23:59'))]),
  days.slice(0, 690).map((day) => countTerm(day, { length: 5, unit: 'workingDays' }, 'office', counting).last),
  days.slice(0, 690).map((day) => countTerm(day, { length: 1, unit: 'months' }, 'office', counting).last),
]));`;

test('a server in any other zone counts the days of China', () => {
  const { outputFiles } = buildSync({
    stdin: { contents: ELSEWHERE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    logLevel: 'silent',
  });
  const script = outputFiles[0]?.text ?? '';
  const inZone = (TZ: string): string =>
    execFileSync(process.execPath, ['-'], { input: script, env: { ...process.env, TZ }, encoding: 'utf8' });
  const here = inZone('Asia/Shanghai');
  expect(JSON.parse(here).slice(0, 4)).toEqual([1_772_899_200_000, '2026-03-08', '2026-03-07', '00:00']);
  for (const zone of ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'Asia/Kolkata']) {
    expect([zone, inZone(zone) === here]).toEqual([zone, true]);
  }
});
