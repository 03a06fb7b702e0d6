import type { DayRange } from '#domain/county/documents';
import { type PlainDate, plainDate, schoolYearOf } from '#domain/plain-date';

/** 法定节假日 of one year as offered to the office; never applied by itself. */
export interface HolidayYear {
  readonly holidays: readonly DayRange[];
  readonly makeUpDays: readonly PlainDate[];
  /** 请核对: the State Council's arrangement for the year is not in this table, only the days that the law itself gives. */
  readonly unverified: boolean;
}

const stretch = (name: string, from: string, to: string): DayRange => ({
  name,
  from: plainDate(from),
  to: plainDate(to),
});

/** 2025: 国务院办公厅关于2025年部分节假日安排的通知. */
const YEAR_2025: HolidayYear = {
  holidays: [
    stretch('元旦', '2025-01-01', '2025-01-01'),
    stretch('春节', '2025-01-28', '2025-02-04'),
    stretch('清明节', '2025-04-04', '2025-04-06'),
    stretch('劳动节', '2025-05-01', '2025-05-05'),
    stretch('端午节', '2025-05-31', '2025-06-02'),
    stretch('国庆节、中秋节', '2025-10-01', '2025-10-08'),
  ],
  makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'].map(plainDate),
  unverified: false,
};

/** 2026: 国务院办公厅关于2026年部分节假日安排的通知. */
const YEAR_2026: HolidayYear = {
  holidays: [
    stretch('元旦', '2026-01-01', '2026-01-03'),
    stretch('春节', '2026-02-15', '2026-02-23'),
    stretch('清明节', '2026-04-04', '2026-04-06'),
    stretch('劳动节', '2026-05-01', '2026-05-05'),
    stretch('端午节', '2026-06-19', '2026-06-21'),
    stretch('中秋节', '2026-09-25', '2026-09-27'),
    stretch('国庆节', '2026-10-01', '2026-10-07'),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(plainDate),
  unverified: false,
};

/**
 * 2027: only the days of 全国年节及纪念日放假办法 (2024) art. 2, by the lunar calendar and the solar term 清明. How they are joined with
 * weekends, and which days are made up, is announced each autumn: the office adds it.
 */
const YEAR_2027: HolidayYear = {
  holidays: [
    stretch('元旦', '2027-01-01', '2027-01-01'),
    stretch('春节', '2027-02-05', '2027-02-08'),
    stretch('清明节', '2027-04-05', '2027-04-05'),
    stretch('劳动节', '2027-05-01', '2027-05-02'),
    stretch('端午节', '2027-06-09', '2027-06-09'),
    stretch('中秋节', '2027-09-15', '2027-09-15'),
    stretch('国庆节', '2027-10-01', '2027-10-03'),
  ],
  makeUpDays: [],
  unverified: true,
};

const YEARS: Readonly<Record<string, HolidayYear>> = {
  '2025': YEAR_2025,
  '2026': YEAR_2026,
  '2027': YEAR_2027,
};

/** 放假安排 of a calendar year as published; null where the table has only what the law itself gives: nothing is counted by a guess. */
export function publishedHolidays(year: string): HolidayYear | null {
  const known = YEARS[year];
  return known && !known.unverified ? known : null;
}

/** What the table knows of a school year; `missing` are the calendar years it knows nothing of. */
export interface OfferedHolidays {
  readonly holidays: readonly DayRange[];
  readonly makeUpDays: readonly PlainDate[];
  /** Years whose days ask to be checked. */
  readonly unverified: readonly string[];
  readonly missing: readonly string[];
}

/** Those of the offered holidays that a calendar does not have yet: neither begun on the same day nor lying within a longer one. */
export function holidaysLacking(offered: readonly DayRange[], known: readonly DayRange[]): DayRange[] {
  return offered.filter(
    (one) => !known.some(({ from, to }) => from === one.from || (from <= one.from && one.to <= to)),
  );
}

/** 法定节假日 within a school year (`2026-2027`), to be looked over and taken into a calendar. */
export function offeredHolidays(schoolYear: string): OfferedHolidays {
  const years = schoolYear.split('-');
  const known = years.flatMap((year) => (YEARS[year] ? [{ year, table: YEARS[year] }] : []));
  const within = (date: PlainDate): boolean => schoolYearOf(date) === schoolYear;
  return {
    holidays: known.flatMap(({ table }) => table.holidays.filter((one) => within(one.from))),
    makeUpDays: known.flatMap(({ table }) => table.makeUpDays.filter(within)),
    unverified: known.flatMap(({ year, table }) => (table.unverified ? [year] : [])),
    missing: years.filter((year) => !YEARS[year]),
  };
}
