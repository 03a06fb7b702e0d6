import { readSchedule } from '../../local/cron';

/** An instant of Beijing's clock. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
const SUNDAY = '2026-11-22 10:00:00';

test.each([
  ['every five seconds', '*/5 * * * * * *', SUNDAY, '2026-11-22 10:00:05'],
  ['within a second, the next one', '* * * * * * *', '2026-11-22 10:00:00.500', '2026-11-22 10:00:01'],
  ['never the same instant again', '0 0 10 * * * *', SUNDAY, '2026-11-23 10:00:00'],
  ['the first of each month', '0 0 2 1 * * *', SUNDAY, '2026-12-01 02:00:00'],
  ['working days by name', '0 15 10 * * MON-FRI *', SUNDAY, '2026-11-23 10:15:00'],
  ['a list of hours', '0 0 10,14,16 * * * *', SUNDAY, '2026-11-22 14:00:00'],
  ['each half hour of a range', '0 */30 9-17 * * * *', '2026-11-22 17:30:00', '2026-11-23 09:00:00'],
  ['a weekday by name', '0 0 12 * * WED *', SUNDAY, '2026-11-25 12:00:00'],
  ['Sunday is 0', '0 0 12 * * 0 *', SUNDAY, '2026-11-22 12:00:00'],
  ['from the first on, every tenth', '0 1/10 * * * * *', '2026-11-22 10:31:00', '2026-11-22 10:41:00'],
  ['a range by steps', '0 0 8-20/6 * * * *', SUNDAY, '2026-11-22 14:00:00'],
  ['day and weekday: either', '0 0 0 30 * TUE *', SUNDAY, '2026-11-24 00:00:00'],
  ['day and weekday: either, the other way', '0 0 0 23 * TUE *', SUNDAY, '2026-11-23 00:00:00'],
  ['a month by name, small letters', '0 0 0 1 feb * *', SUNDAY, '2027-02-01 00:00:00'],
  ['a leap day', '0 0 0 29 2 * *', SUNDAY, '2028-02-29 00:00:00'],
  ['a year', '0 0 0 1 1 * 2030', SUNDAY, '2030-01-01 00:00:00'],
])('%s', (_name, text, after, next) => {
  expect(readSchedule(text).next(at(after))).toBe(at(next));
});

test('none is left', () => {
  expect(readSchedule('0 0 0 1 1 * 2020').next(at(SUNDAY))).toBeUndefined();
  expect(readSchedule('0 0 0 30 2 * *').next(at(SUNDAY))).toBeUndefined();
});

test.each([
  ['five fields', '*/5 * * * *'],
  ['a second too many', '60 * * * * * *'],
  ['day 0', '0 0 0 0 * * *'],
  ['weekday 7', '0 0 0 * * 7 *'],
  ['a backward range', '0 0 0 * * FRI-MON *'],
  ['a step of 0', '*/0 * * * * * *'],
  ['the last day', '0 0 0 L * * *'],
  ['a question mark', '0 0 0 ? * 1 *'],
  ['a name in a wrong field', '0 0 0 MON * * *'],
  ['an empty part', '0,, * * * * * *'],
])('refused: %s', (_name, text) => {
  expect(() => readSchedule(text)).toThrow(/timer/);
});
