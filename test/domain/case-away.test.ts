import fc from 'fast-check';
import {
  approverOf,
  coversOf,
  DEFERRAL_REASONS,
  type Deferral,
  type DeferralReason,
  isCovered,
  lastDeferred,
  NOT_DEFERRABLE,
  type NotDeferrable,
  unlawfulReason,
  wrongDays,
} from '#domain/cases/deferral';
import type { CaseStep } from '#domain/cases/steps';
import { hostOf, isReceiverOf } from '#domain/cases/transfer';
import { addDays, plainDate } from '#domain/plain-date';
import { policyOf } from '#domain/policy/policy';

const TODAY = plainDate('2026-11-20');
const policyWith = (overrides: readonly { key: 'deferral.otherReasons' | 'deferral.approver'; value: string }[]) =>
  policyOf({
    _id: 'yunling:1',
    county: 'yunling',
    version: 1,
    base: 'national-2026',
    overrides: overrides.map((one) => ({ ...one, source: '县里' })),
    from: plainDate('2026-09-01'),
    rev: 1,
  });
const POLICY = policyWith([]);

describe('缓学、休学 (law.md 9)', () => {
  const days = fc.integer({ min: -400, max: 800 }).map((n) => addDays(TODAY, n));

  it('takes no days that are over, far off, turned round or longer than the pack allows, and all others', () => {
    fc.assert(
      fc.property(days, days, (from, until) => {
        const near = from >= addDays(TODAY, -30) && from <= addDays(TODAY, 180);
        const inOrder = until >= from && until >= TODAY && until <= lastDeferred(from, POLICY);
        expect(wrongDays(from, until, TODAY, POLICY) === null).toBe(near && inOrder);
      }),
    );
  });

  it('ends a year later on the day before, also from the last of a long month', () => {
    expect(lastDeferred(plainDate('2026-11-20'), POLICY)).toBe('2027-11-19');
    expect(lastDeferred(plainDate('2028-02-29'), POLICY)).toBe('2029-02-27');
  });

  it('knows health alone as a reason; another one only where the pack cites a rule; of a disabled child only a treatment', () => {
    const all = [...Object.keys(DEFERRAL_REASONS), ...Object.keys(NOT_DEFERRABLE)] as (
      | DeferralReason
      | NotDeferrable
    )[];
    const lawful = (groups: readonly string[], policy = POLICY) =>
      all.filter((reason) => unlawfulReason(reason, { groups }, policy) === null);
    expect(lawful([])).toEqual(['illness', 'treatment']);
    expect(lawful(['留守', '残疾'])).toEqual(['treatment']);
    const cited = policyWith([{ key: 'deferral.otherReasons', value: '省实施办法规定的自然灾害' }]);
    expect(lawful([], cited)).toEqual(['illness', 'treatment', 'other']);
    for (const { instead } of Object.values(NOT_DEFERRABLE)) {
      expect(instead).toMatch(/请/);
    }
  });

  it('covers exactly the days that were granted and not given back', () => {
    const deferral = (state: Deferral['state'], endedOn: Deferral['endedOn']): Deferral =>
      ({ _id: 'c:1', state, from: TODAY, until: addDays(TODAY, 30), endedOn }) as Deferral;
    const covered = (one: Deferral, n: number) => isCovered(coversOf([one]), addDays(TODAY, n));
    for (const state of ['applied', 'refused', 'withdrawn'] as const) {
      expect([state, covered(deferral(state, null), 1)]).toEqual([state, false]);
    }
    expect([-1, 0, 30, 31].map((n) => covered(deferral('granted', null), n))).toEqual([false, true, true, false]);
    const ended = deferral('ended', addDays(TODAY, 9));
    expect([0, 9, 10].map((n) => covered(ended, n))).toEqual([true, true, false]);
  });

  it('is decided by the organ that the pack names; of a child in no township by the bureau', () => {
    const here = { residencePath: null, registeredPath: 'yunling/t1/v1/' };
    expect(approverOf(POLICY, here)).toBe('townshipApprover');
    expect(approverOf(policyWith([{ key: 'deferral.approver', value: 'bureau' }]), here)).toBe('bureauApprover');
    expect(approverOf(POLICY, { residencePath: null, registeredPath: null })).toBe('bureauApprover');
  });
});

describe('移交 (R91)', () => {
  const sent = (path: string | null): CaseStep =>
    ({ action: 'transfer', to: path ?? 'outside', path, on: TODAY, at: 0, by: { person: 'p', post: 'x' } }) as CaseStep;
  const answer = (action: 'acceptTransfer' | 'bounce'): CaseStep =>
    ({ action, on: TODAY, at: 0, by: { person: 'p', post: 'x' } }) as CaseStep;
  const township = fc.constantFrom('yunling/t1/', 'yunling/t2/', 'yunling/t3/', null);

  it('lies with the last who took it; one that gave it back has it no longer', () => {
    const moves = fc.array(fc.record({ path: township, taken: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(moves, (all) => {
        const steps = all.flatMap(({ path, taken }) => [sent(path), answer(taken ? 'acceptTransfer' : 'bounce')]);
        const last = all.findLast(({ path, taken }) => taken && path !== null);
        expect(hostOf(steps)).toBe(last?.path ?? undefined);
      }),
    );
  });

  it('is answered by the township it was sent to, never by the county above or a village below', () => {
    const one = { state: 'transferred' as const, steps: [sent('yunling/t2/')] };
    const answers = ['yunling/t2/', 'yunling/', 'yunling/t1/', 'yunling/t2/v1/', 'yunling/t20/'];
    expect(answers.map((path) => isReceiverOf(one, path))).toEqual([true, false, false, false, false]);
    expect(isReceiverOf({ ...one, state: 'verifying' }, 'yunling/t2/')).toBe(false);
  });
});
