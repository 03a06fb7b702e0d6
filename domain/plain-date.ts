import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** 日期: a calendar day `YYYY-MM-DD` in China (UTC+8, no summer time since 1991). Compare with `<`; never a `Date`. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

/** 时刻: milliseconds since 1970 UTC. */
export type Instant = number;

const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;

const atUtcMidnight = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`);
// Clocks walk day by day over months: formatting by dayjs costs them most of their time.
const fromUtcMidnight = (ms: number): PlainDate => new Date(ms).toISOString().slice(0, 10) as PlainDate;

/** @returns whether `text` is an existing day written `YYYY-MM-DD` (2026-02-30 is not). */
export function isPlainDate(text: string): text is PlainDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text;
}

/** @returns `text` as a day. @throws {RangeError} when it is none: only for constants and already checked input. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) {
    throw new RangeError('not a calendar day');
  }
  return text;
}

// Never by way of the machine's own zone: where that one changes to summer time, an hour of China would be said wrong.
const inChina = (instant: Instant): string => new Date(instant + CHINA_OFFSET_MS).toISOString();

/** The day in China at this instant, whatever the time zone of the machine. */
export function dayOf(instant: Instant): PlainDate {
  return inChina(instant).slice(0, 10) as PlainDate;
}

/** `HH:mm` in China at this instant. */
export function timeOf(instant: Instant): string {
  return inChina(instant).slice(11, 16);
}

/** The instant at which `time` (`HH:mm`, China) strikes on `date`. */
export function instantAt(date: PlainDate, time = '00:00'): Instant {
  return Date.parse(`${date}T${time}:00+08:00`);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromUtcMidnight(atUtcMidnight(date) + days * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((atUtcMidnight(to) - atUtcMidnight(from)) / DAY_MS);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(atUtcMidnight(date)).getUTCDay();
}

/** `2026年11月22日 星期日`: a day whose reader may be in any year. */
export function fullDate(date: PlainDate): string {
  return `${writtenDate(date)} ${WEEKDAYS[weekdayOf(date)]}`;
}

/**
 * `11月22日 星期日`, as screens say a day; a day of another year says its year, too. @param today Of whoever reads; who does not know it says
 * the year.
 */
export function spokenDate(date: PlainDate, today?: PlainDate): string {
  const full = fullDate(date);
  return today?.slice(0, 4) === date.slice(0, 4) ? full.slice(full.indexOf('年') + 1) : full;
}

/** `2026年11月22日`, as papers write a day. */
export function writtenDate(date: PlainDate): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `11月22日 星期日 08:15`, as screens say an instant; with the year as `spokenDate`. */
export function spokenInstant(instant: Instant, today?: PlainDate): string {
  return `${spokenDate(dayOf(instant), today)} ${timeOf(instant)}`;
}

/** 到哪一天为止: the last day before this end; what ends as a day ends, ends with that day and not with the next one's 00:00. */
export const lastDayBefore = (end: Instant): PlainDate => dayOf(end - 1);

/** `1月15日 星期五为止` where a day ends, `11月27日 星期五 18:00前` at an hour; with the year as `spokenDate`. */
export function spokenEnd(end: Instant, today?: PlainDate): string {
  const last = spokenDate(lastDayBefore(end), today);
  return timeOf(end) === '00:00' ? `${last}为止` : `${last} ${timeOf(end)}前`;
}

/** 学年: `2026-2027` for every day from 1 September 2026 to 31 August 2027. */
export function schoolYearOf(date: PlainDate): string {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '09-01' ? `${year}-${year + 1}` : `${year - 1}-${year}`;
}
