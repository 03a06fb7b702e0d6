import { type Calendars, isSchoolDay } from '#domain/calendar';
import { type HolidayYears, isWorkingDay } from '#domain/clock/working-days';
import { refuse } from '#domain/errors';
import { addDays, daysBetween, type PlainDate, plainDate } from '#domain/plain-date';

/** 日 (natural days), 工作日, 上课日, 个月. */
export const TERM_UNITS = { days: '日', workingDays: '个工作日', schoolDays: '个上课日', months: '个月' } as const;
export type TermUnit = keyof typeof TERM_UNITS;

/** 期限: how long, as a paper or a pack says it. */
export interface Term {
  readonly length: number;
  readonly unit: TermUnit;
}

/**
 * On what sort of day the last day may fall: `office` moves it to the next working day (民事诉讼法 85); `return` moves it on to a day
 * that is both, working day and school day, since nobody can bring a child to a closed school; `any` leaves it.
 */
export type Landing = 'any' | 'office' | 'return';

/** 中止: days that do not count, with the listed reason. */
export interface Pause {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
}

/** By which days one term is counted. `holidays`: beyond those that the product knows. */
export interface Counting {
  readonly holidays: HolidayYears;
  /** Those of the child's class; empty where no rule asks the school. */
  readonly calendars: Calendars;
  readonly pauses: readonly Pause[];
}

/** A counted term: what a screen needs to say why it ends then. */
export interface Counted {
  /** The day of what started it; not counted. */
  readonly start: PlainDate;
  /** The last day before it was moved. */
  readonly counted: PlainDate;
  /** The last day: until its end everything is in time. */
  readonly last: PlainDate;
  /** Why it was moved. */
  readonly moved: 'holiday' | 'schoolClosed' | null;
  /** Days passed over for a listed reason. */
  readonly paused: number;
}

/** A term ends within a few weeks of holidays, or there is no calendar that could end it. */
const SEARCH_DAYS = 400;

const isPaused = (pauses: readonly Pause[], day: PlainDate): boolean =>
  pauses.some(({ from, to }) => from <= day && day <= to);

/** The day of the same number `months` later, or the last of that month where there is none (民法典 202). */
export function monthsLater(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const lengthOfMonth = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const words = [String(toYear).padStart(4, '0'), toMonth, Math.min(day, lengthOfMonth)];
  return plainDate(words.map((word) => String(word).padStart(2, '0')).join('-'));
}

const endless = (): never =>
  refuse('CALENDAR_MISSING', { message: '校历里找不到后面的上课日，算不出期限。请先设置校历。' });

/** Day by day, the day of the start left out. */
function counted(start: PlainDate, count: number, counts: (day: PlainDate) => boolean): PlainDate {
  let day = start;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    left -= counts(day) ? 1 : 0;
    if (daysBetween(start, day) > SEARCH_DAYS + count * 3) {
      return endless();
    }
  }
  return day;
}

function unmoved(start: PlainDate, { length, unit }: Term, { holidays, calendars, pauses }: Counting): PlainDate {
  const runs = (day: PlainDate): boolean => !isPaused(pauses, day);
  switch (unit) {
    case 'days':
      return counted(start, length, runs);
    case 'workingDays':
      return counted(start, length, (day) => runs(day) && isWorkingDay(holidays, day));
    case 'schoolDays':
      return counted(start, length, (day) => runs(day) && isSchoolDay(calendars, day));
    case 'months':
      return counted(start, daysBetween(start, monthsLater(start, length)), runs);
  }
}

function landed(day: PlainDate, landing: Landing, { holidays, calendars, pauses }: Counting): Counted['moved'] {
  if (landing === 'any') {
    return null;
  }
  if (isPaused(pauses, day) || !isWorkingDay(holidays, day)) {
    return 'holiday';
  }
  return landing === 'return' && !isSchoolDay(calendars, day) ? 'schoolClosed' : null;
}

/**
 * 期间计算: the first day is not counted, the last one moves where it may not fall.
 * @param start The day of the proved event: of receipt, of service, never of a push.
 * @throws {Refusal} HOLIDAYS_MISSING, CALENDAR_MISSING where the days it runs over are not known.
 */
export function countTerm(start: PlainDate, term: Term, landing: Landing, counting: Counting): Counted {
  const end = unmoved(start, term, counting);
  let last = end;
  let moved: Counted['moved'] = null;
  for (let why = landed(last, landing, counting); why !== null; why = landed(last, landing, counting)) {
    moved = moved === 'schoolClosed' ? moved : why;
    last = addDays(last, 1);
    if (daysBetween(end, last) > SEARCH_DAYS) {
      return endless();
    }
  }
  const passed = Array.from({ length: daysBetween(start, last) }, (_, n) => addDays(start, n + 1));
  const paused = passed.filter((day) => isPaused(counting.pauses, day)).length;
  return { start, counted: end, last, moved, paused };
}
