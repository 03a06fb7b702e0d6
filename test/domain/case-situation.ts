import type { Case } from '#domain/cases/documents';
import type { CaseEvidence, Situation } from '#domain/cases/situation';
import type { ClockRules } from '#domain/clock/evaluate';
import { instantAt, plainDate } from '#domain/plain-date';
import { policyOf } from '#domain/policy/policy';
import { calendarOfYear } from '../support/fixture';
import { BASE, FIRST_DAY } from './case-base';

const ENTERED = { '2027': { holidays: [], makeUpDays: [] } };
export const rulesOf = (isOrder: 'yes' | 'no', bothLines: 'yes' | 'no', basis: string): ClockRules => ({
  policy: policyOf({
    _id: 'yunling:1',
    county: 'yunling',
    version: 1,
    base: 'national-2026',
    overrides: [
      { key: 'notice.isOrder', value: isOrder, source: '县里' },
      { key: 'followUp.bothLines', value: bothLines, source: '县里' },
      { key: 'penalty.basis', value: basis, source: '县里' },
      { key: 'penalty.power', value: basis, source: '县里' },
    ],
    from: FIRST_DAY,
    rev: 1,
  }),
  calendars: [calendarOfYear('yunling', '2026-2027')],
  holidays: ENTERED,
});

export const GOOD: Omit<CaseEvidence, 'presentOn'> & { readonly isPresent: boolean } = {
  responsible: { government: true, education: true },
  isPresent: true,
  absentOn: null,
  unexcusedDays: 3,
  age: 12,
  workers: ['p1', 'p2'],
  chain: {
    officers: 2,
    openedOn: plainDate('2026-11-01'),
    statementAnswered: true,
    reviewedBy: 'p4',
    suitUntil: plainDate('2026-10-01'),
    courtUntil: plainDate('2027-06-01'),
  },
  isReceiver: true,
};

/** A situation by hand, where everything that is not said is good. */
export function situationWith(
  one: Partial<Case>,
  rest: Partial<Omit<Situation, 'evidence'>> & { readonly evidence?: Partial<CaseEvidence> } = {},
): Situation {
  const { isPresent: _, ...good } = GOOD;
  return {
    one: { ...BASE, ...one },
    rules: rulesOf('no', 'yes', ''),
    now: instantAt(FIRST_DAY, '10:00'),
    today: FIRST_DAY,
    actor: { person: 'p1', role: 'townshipApprover', line: 'government' },
    ...rest,
    evidence: { ...good, presentOn: FIRST_DAY, ...rest.evidence },
  };
}
