import { isPhone, plainPhone } from '#domain/accounts/staff-sheet';
import type { RequestOf } from '#domain/api';
import type { PlainDate } from '#domain/plain-date';
import { UNLISTED_NOTES, type UnlistedNote } from '#domain/roster/api';
import type { Child } from '#domain/roster/documents';

/** What a cadre has filled in so far; empty text and null: not yet. */
export interface Report {
  readonly name: string;
  readonly sex: Child['sex'] | null;
  readonly year: string;
  readonly month: string;
  /** Where the child lives; empty: the place of the post. */
  readonly unit: string;
  readonly unitName: string;
  readonly note: UnlistedNote | null;
  readonly relation: string;
  readonly adultName: string;
  readonly phone: string;
}

export const NO_REPORT: Report = {
  name: '',
  sex: null,
  year: '',
  month: '',
  unit: '',
  unitName: '',
  note: null,
  relation: '',
  adultName: '',
  phone: '',
};

export function isReport(value: unknown): value is Report {
  const { sex, note, ...texts }: Record<string, unknown> = Object(value);
  const names = Object.keys(NO_REPORT).filter((key) => key !== 'sex' && key !== 'note');
  return (
    names.every((key) => typeof texts[key] === 'string') &&
    (sex === null || sex === 'male' || sex === 'female') &&
    (note === null || (typeof note === 'string' && note in UNLISTED_NOTES))
  );
}

const YOUNGEST = 5;
const OLDEST = 18;

/** 出生年 from which a child of school age may be, latest first. */
export function birthYears(today: PlainDate): string[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: OLDEST - YOUNGEST + 1 }, (_, n) => String(year - YOUNGEST - n));
}

export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, n) => String(n + 1));

/** What is still missing, the first thing first; undefined when it can be sent. */
export function missingIn(report: Report, unit: string): string | undefined {
  if (report.name.trim().length < 2) {
    return '还没写孩子姓名。';
  }
  if (report.sex === null) {
    return '还没选男女。';
  }
  if (report.year === '' || report.month === '') {
    return '还没选出生年月。';
  }
  if (unit === '') {
    return '还没选孩子住在哪里。';
  }
  if (report.note === null) {
    return '还没选孩子的情况。';
  }
  return missingOfAdult(report);
}

/** A known adult is optional; begun, it must be usable. */
function missingOfAdult({ relation, adultName, phone }: Report): string | undefined {
  const begun = [relation, adultName, phone].some((text) => text.trim() !== '');
  if (begun && relation === '') {
    return '还没选大人和孩子的关系。';
  }
  if (begun && adultName.trim().length < 2) {
    return '还没写大人的姓名。';
  }
  return phone.trim() !== '' && !isPhone(plainPhone(phone)) ? '手机号要 11 位，不知道可以空着。' : undefined;
}

/** The report as it is sent; undefined while something is missing. */
export function requestOf(report: Report, unit: string): RequestOf<'roster.reportUnlisted'> | undefined {
  const { sex, note, relation, adultName } = report;
  if (sex === null || note === null || missingIn(report, unit) !== undefined) {
    return undefined;
  }
  const phone = plainPhone(report.phone);
  return {
    name: report.name.trim(),
    sex,
    birthMonth: `${report.year}-${report.month.padStart(2, '0')}`,
    unit,
    note,
    ...(relation === '' ? {} : { adult: { relation, name: adultName.trim(), ...(phone === '' ? {} : { phone }) } }),
  };
}
