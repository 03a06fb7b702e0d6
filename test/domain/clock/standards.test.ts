import type { Case } from '#domain/cases/documents';
import { type ClockRules, evaluate } from '#domain/clock/evaluate';
import type { PolicyDocument } from '#domain/county/documents';
import { instantAt, plainDate } from '#domain/plain-date';
import { policyOf } from '#domain/policy/policy';
import { calendarOfYear } from '../../support/fixture';
import { BASE } from '../case-base';

const version = (n: number, from: string, days: number): PolicyDocument => ({
  _id: `yunling:${n}`,
  county: 'yunling',
  version: n,
  base: 'national-2026',
  overrides: [{ key: 'notice.termDays', value: days, source: `第${n}版` }],
  from: plainDate(from),
  rev: 1,
});
const FIRST = version(1, '2026-09-01', 7);
const SECOND = version(2, '2026-10-20', 15);
const rulesBy = (now: PolicyDocument, ...known: PolicyDocument[]): ClockRules => ({
  policy: policyOf(now, known),
  calendars: [calendarOfYear('yunling', '2026-2027')],
  holidays: {},
});

const servedOn = (day: string): Case => {
  const on = plainDate(day);
  const step = { at: instantAt(on), on, by: { person: null, post: null } };
  return {
    ...BASE,
    state: 'noticeServed',
    steps: [
      { ...step, action: 'issueNotice', paper: 'p', kind: 'notice', addressees: ['guardian'] },
      { ...step, action: 'serveNotice', paper: 'p', addressee: 'guardian', service: 's' },
    ],
  };
};
const lastDay = (one: Case, rules: ClockRules, now: string) => {
  const [clock] = evaluate(one, rules, instantAt(plainDate(now)), ['notice']);
  return [clock?.counted?.last, clock?.source];
};

describe('期限与标准的版本', () => {
  it('goes by the standard of the day it began, however often the county changes it afterwards', () => {
    const one = servedOn('2026-10-19');
    const then = lastDay(one, rulesBy(FIRST, FIRST), '2026-10-19');
    expect(then).toEqual(['2026-10-26', '第1版']);
    expect(lastDay(one, rulesBy(SECOND, SECOND, FIRST), '2026-10-21')).toEqual(then);
    expect(lastDay(one, rulesBy(SECOND, SECOND, FIRST), '2027-05-01')).toEqual(then);
  });

  it('goes by the new one from the day on which it takes effect', () => {
    expect(lastDay(servedOn('2026-10-20'), rulesBy(SECOND, SECOND, FIRST), '2026-10-20')).toEqual([
      '2026-11-04',
      '第2版',
    ]);
  });
});
