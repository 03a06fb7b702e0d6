import { termOf } from '#domain/calendar';
import type { CalendarBody } from '#domain/county/api';
import type { Calendar, DayRange } from '#domain/county/documents';
import { addDays, daysBetween, type PlainDate, plainDate, schoolYearOf, weekdayOf } from '#domain/plain-date';

/** Something that is wrong in a calendar: where, and how to mend it. */
export interface CalendarProblem {
  readonly path: string;
  readonly rule: string;
}

export const NO_CALENDAR: CalendarBody = { terms: [], holidays: [], makeUpDays: [], closures: [], longWeek: null };

/** First and last day of a school year (1 September to 31 August). */
export function schoolYearRange(schoolYear: string): { readonly from: PlainDate; readonly to: PlainDate } {
  const [first, second] = schoolYear.split('-');
  return { from: plainDate(`${first}-09-01`), to: plainDate(`${second}-08-31`) };
}

/** `2026-2027` → `2027-2028` (by = 1). */
export function schoolYearBeside(schoolYear: string, by: number): string {
  const first = Number(schoolYear.slice(0, 4)) + by;
  return `${first}-${first + 1}`;
}

/** 2026—2027学年, as it is written. */
export const schoolYearTitle = (schoolYear: string): string => `${schoolYear.replace('-', '—')}学年`;

function rangeProblems(path: string, ranges: readonly DayRange[], schoolYear: string): CalendarProblem[] {
  return ranges.flatMap((range, n) => {
    if (range.to < range.from) {
      return [{ path: `${path}.${n}`, rule: `“${range.name}”的结束早于开始` }];
    }
    return schoolYearOf(range.from) === schoolYear && schoolYearOf(range.to) === schoolYear
      ? []
      : [{ path: `${path}.${n}`, rule: `“${range.name}”不在这个学年里` }];
  });
}

const TERM_NAMES = { autumn: '秋季学期', spring: '春季学期' } as const;

function termProblems(body: CalendarBody, schoolYear: string): CalendarProblem[] {
  const named = body.terms.map((term) => ({ ...term, name: TERM_NAMES[term.term] }));
  const problems = rangeProblems('terms', named, schoolYear);
  if (body.terms.length === 0) {
    problems.push({ path: 'terms', rule: '请填写学期的开始和结束' });
  }
  const [first, second] = [...body.terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (first && second && (second.from <= first.to || first.term === second.term)) {
    problems.push({ path: 'terms.1', rule: '两个学期不能重叠，也不能是同一个学期' });
  }
  return problems;
}

/** What keeps a calendar from being saved; empty when nothing does. */
export function calendarProblems(body: CalendarBody, schoolYear: string): CalendarProblem[] {
  const problems = [
    ...termProblems(body, schoolYear),
    ...rangeProblems('holidays', body.holidays, schoolYear),
    ...rangeProblems('closures', body.closures, schoolYear),
  ];
  body.makeUpDays.forEach((day, n) => {
    if (!body.terms.some((term) => term.from <= day && day <= term.to)) {
      problems.push({ path: `makeUpDays.${n}`, rule: `补课日 ${day} 不在学期里` });
    }
  });
  if (body.longWeek && schoolYearOf(body.longWeek.from) !== schoolYear) {
    problems.push({ path: 'longWeek.from', rule: '大周的起算日不在这个学年里' });
  }
  return problems;
}

/** Days in order and once each, ranges by their beginning: the same calendar is the same document. */
export function tidy(body: CalendarBody): CalendarBody {
  const byFrom = <T extends { readonly from: PlainDate }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    terms: byFrom(body.terms),
    holidays: byFrom(body.holidays),
    makeUpDays: [...new Set(body.makeUpDays)].sort(),
    closures: byFrom(body.closures),
    longWeek: body.longWeek,
  };
}

/** The body as a document without an owner, so that the rules of `domain/calendar` can look at what is being edited. */
export function asCalendar(body: CalendarBody, schoolYear: string): Calendar {
  const { longWeek, ...rest } = body;
  return { _id: '', county: '', unit: '', schoolYear, ...rest, ...(longWeek ? { longWeek } : {}), rev: 0 };
}

export const bodyOf = ({ terms, holidays, makeUpDays, closures, longWeek }: Calendar): CalendarBody => ({
  terms,
  holidays,
  makeUpDays,
  closures,
  longWeek: longWeek ?? null,
});

/** What the office may make of one day by tapping it. */
export const DAY_KINDS = { normal: '照常', holiday: '放假', makeUp: '补课', closure: '停课' } as const;
export type DayKind = keyof typeof DAY_KINDS;

/** 这一天是什么: what the calendar says of it beside the rhythm of the week. */
export function dayKind(body: CalendarBody, day: PlainDate): DayKind {
  const within = (range: DayRange): boolean => range.from <= day && day <= range.to;
  if (body.closures.some(within)) {
    return 'closure';
  }
  if (body.makeUpDays.includes(day)) {
    return 'makeUp';
  }
  return body.holidays.some(within) ? 'holiday' : 'normal';
}

/** Takes one day out of the ranges, parting a range that has it in its middle. */
function without(ranges: readonly DayRange[], day: PlainDate): DayRange[] {
  return ranges.flatMap((range) => {
    if (day < range.from || range.to < day) {
      return [range];
    }
    const before = { ...range, to: addDays(day, -1) };
    const after = { ...range, from: addDays(day, 1) };
    return [before, after].filter((part) => part.from <= part.to);
  });
}

/** Adds one day; a neighbour of the same name grows instead. */
function withDay(ranges: readonly DayRange[], day: PlainDate, name: string): DayRange[] {
  const touches = (range: DayRange): boolean =>
    range.name === name && daysBetween(range.from, day) >= -1 && daysBetween(day, range.to) >= -1;
  const joined = ranges.filter(touches);
  const from = [day, ...joined.map((range) => range.from)].sort()[0] ?? day;
  const to = [day, ...joined.map((range) => range.to)].sort().at(-1) ?? day;
  return [...ranges.filter((range) => !touches(range)), { from, to, name }];
}

/** The calendar with this day made `kind`; `name` says why for a holiday or a closure. */
export function withDayKind(body: CalendarBody, day: PlainDate, kind: DayKind, name: string): CalendarBody {
  const bare = {
    ...body,
    holidays: without(body.holidays, day),
    closures: without(body.closures, day),
    makeUpDays: body.makeUpDays.filter((one) => one !== day),
  };
  switch (kind) {
    case 'holiday':
      return tidy({ ...bare, holidays: withDay(bare.holidays, day, name) });
    case 'closure':
      return tidy({ ...bare, closures: withDay(bare.closures, day, name) });
    case 'makeUp':
      return tidy({ ...bare, makeUpDays: [...bare.makeUpDays, day] });
    default:
      return tidy(bare);
  }
}

/** The weeks of a month, Monday first, with the days of the months beside it. `month` is `YYYY-MM`. */
export function weeksOf(month: string): PlainDate[][] {
  const first = plainDate(`${month}-01`);
  const start = addDays(first, -((weekdayOf(first) + 6) % 7));
  const weeks: PlainDate[][] = [];
  for (let monday = start; monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(monday, n)));
  }
  return weeks;
}

/** The months of a school year, September to August. */
export function monthsOf(schoolYear: string): string[] {
  const [first, second] = schoolYear.split('-');
  const numbers = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8];
  return numbers.map((month) => `${month >= 9 ? first : second}-${String(month).padStart(2, '0')}`);
}

/** Whether the day lies in a term of the calendar being edited. */
export const inTerm = (body: CalendarBody, schoolYear: string, day: PlainDate): boolean =>
  termOf(asCalendar(body, schoolYear), day) !== null;
