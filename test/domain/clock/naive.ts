/**
 * Days counted a second time, another way: every day of the known years stands in one row, numbered, with what it is written beside it; a
 * term is a search along the row. No code of the product, no `Date`, no calendar library.
 */
export interface Day {
  readonly name: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const two = (n: number): string => String(n).padStart(2, '0');

/** Every day from 2024 to 2030. The first of January 2024 was a Monday. */
export const ROW: readonly Day[] = (() => {
  const row: Day[] = [];
  for (let year = 2024; year <= 2030; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= lengthOf(year, month); day += 1) {
        row.push({ name: `${year}-${two(month)}-${two(day)}`, year, month, day, weekday: (row.length + 1) % 7 });
      }
    }
  }
  return row;
})();
const PLACE = new Map(ROW.map(({ name }, n) => [name, n]));
export const placeOf = (name: string): number => PLACE.get(name) ?? Number.NaN;

/** `1.28-2.4` of a year, both ends included. */
const span = (year: number, text: string): string[] => {
  const [from = '', to = from] = text.split('-');
  const nameOf = (part: string): string => {
    const [month = '', day = ''] = part.split('.');
    return `${year}-${two(Number(month))}-${two(Number(day))}`;
  };
  return ROW.slice(placeOf(nameOf(from)), placeOf(nameOf(to)) + 1).map(({ name }) => name);
};

/** 国务院办公厅关于2025年、2026年部分节假日安排的通知, typed from the announcements: who rests, and who works on a weekend. */
const RESTS = [
  ...['1.1', '1.28-2.4', '4.4-4.6', '5.1-5.5', '5.31-6.2', '10.1-10.8'].flatMap((text) => span(2025, text)),
  ...['1.1-1.3', '2.15-2.23', '4.4-4.6', '5.1-5.5', '6.19-6.21', '9.25-9.27', '10.1-10.7'].flatMap((text) =>
    span(2026, text),
  ),
];
const WORKS = [
  ...['1.26', '2.8', '4.27', '9.28', '10.11'].flatMap((text) => span(2025, text)),
  ...['1.4', '2.14', '2.28', '5.9', '9.20', '10.10'].flatMap((text) => span(2026, text)),
];

/** What is asked of a day of which nobody knows anything. */
export class Unknown extends Error {}

/** Whether offices work. @param entered Days of rest of 2027, where the county has entered them. */
export function works({ name, year, weekday }: Day, entered: readonly string[] | null): boolean {
  if ((year < 2025 || year > 2026) && !(year === 2027 && entered)) {
    throw new Unknown('HOLIDAYS_MISSING');
  }
  return WORKS.includes(name) || !(weekday === 0 || weekday === 6 || RESTS.includes(name) || entered?.includes(name));
}

export interface Asked {
  readonly start: string;
  readonly length: number;
  readonly unit: 'days' | 'workingDays' | 'schoolDays' | 'months';
  readonly landing: 'any' | 'office' | 'return';
  /** Days on which the class is taught, and school years (by the year of their September) that have a calendar at all. */
  readonly taught: ReadonlySet<string>;
  readonly known: readonly number[];
  readonly entered: readonly string[] | null;
  readonly paused: ReadonlySet<string>;
}

const LONGEST = 400;

/** The last day of a term. @throws {Unknown} where somebody would have to guess. */
export function lastDay({ start, length, unit, landing, taught, known, entered, paused }: Asked): string {
  const from = placeOf(start);
  const isTaught = ({ name, year, month }: Day): boolean => {
    if (!known.includes(month >= 9 ? year : year - 1)) {
      throw new Unknown('CALENDAR_MISSING');
    }
    return taught.has(name);
  };
  const counts = (day: Day): boolean =>
    !paused.has(day.name) &&
    (unit === 'workingDays' ? works(day, entered) : unit === 'schoolDays' ? isTaught(day) : true);
  const [year, month, number] = start.split('-').map(Number) as [number, number, number];
  // 民法典 202: the day of the same number, or the last one of that month.
  const monthAt = month - 1 + length;
  const until = { year: year + Math.floor(monthAt / 12), month: (monthAt % 12) + 1 };
  const ofMonth = ROW.filter((day) => day.year === until.year && day.month === until.month);
  const target = ofMonth.find(({ day }) => day === number) ?? ofMonth.at(-1);
  const wanted = unit === 'months' ? placeOf(target?.name ?? '') - from : length;
  let at = from;
  for (let seen = 0; seen < wanted; ) {
    at += 1;
    const day = ROW[at];
    if (!day || at - from > LONGEST + wanted * 3) {
      throw new Unknown('CALENDAR_MISSING');
    }
    seen += counts(day) ? 1 : 0;
  }
  const mayEnd = (day: Day): boolean =>
    landing === 'any' || (!paused.has(day.name) && works(day, entered) && (landing === 'office' || isTaught(day)));
  const end = ROW.slice(at, at + LONGEST + 1).find(mayEnd);
  if (!end) {
    throw new Unknown('CALENDAR_MISSING');
  }
  return end.name;
}
