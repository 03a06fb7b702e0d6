import { addDays, isPlainDate, type PlainDate, plainDate } from '#domain/plain-date';
import { plainText } from '#domain/roster/import/text';

/** The day from which spreadsheets count (their 1900 leap-year error included). */
const SPREADSHEET_ZERO = plainDate('1899-12-30');
/** 1954 to 2064: what a serial may mean for people at school. */
const SERIALS = { from: 20_000, to: 60_000 } as const;

const padded = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function written(text: string): string | null {
  const parts = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:T?[\d:.]+Z?)?$/.exec(text);
  if (parts) {
    return padded(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
  }
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return digits ? padded(digits[1] ?? '', digits[2] ?? '', digits[3] ?? '') : null;
}

/** A day as people and spreadsheets write it: 2013-3-5, 2013/3/5, 20130305, 2013年3月5日, or the serial of a spreadsheet. Null: none of these. */
export function readDate(value: string): PlainDate | null {
  const text = plainText(value);
  const day = written(text);
  if (day !== null) {
    return isPlainDate(day) ? day : null;
  }
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  return serial >= SERIALS.from && serial <= SERIALS.to ? addDays(SPREADSHEET_ZERO, serial) : null;
}

/** 入学年月: 202409, 2024-9, 2024年9月, or a whole day: the first of that month. Null: none of these. */
export function readMonth(value: string): PlainDate | null {
  const text = plainText(value);
  const parts = /^(\d{4})(?:年|[-/.])?(\d{1,2})月?$/.exec(text);
  const day = parts ? padded(parts[1] ?? '', parts[2] ?? '', '01') : null;
  if (day !== null && isPlainDate(day)) {
    return day;
  }
  return readDate(value);
}
