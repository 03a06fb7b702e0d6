import type { Case } from '#domain/cases/documents';
import { closedBy } from '#domain/cases/lawful';
import { draftClosed, voidClosed } from '#domain/cases/paper-rules';
import type { PaperKind } from '#domain/cases/papers';
import type { Situation } from '#domain/cases/situation';
import type { CaseStep } from '#domain/cases/steps';
import { evaluate, nextDue } from '#domain/clock/evaluate';
import type { PolicyDocument } from '#domain/county/documents';
import { instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { policyOf } from '#domain/policy/policy';
import { BASE } from './case-base';
import { rulesOf, situationWith } from './case-situation';

const RULES = rulesOf('yes', 'yes', '条例');
const BY = { person: 'p1', post: 'unit:townshipApprover:1' };

type Told = { readonly action: CaseStep['action']; readonly on: string } & Record<string, unknown>;
const stepsFrom = (told: readonly Told[]): CaseStep[] =>
  told.map(({ on, ...rest }) => {
    const day = plainDate(on);
    return { ...rest, on: day, at: instantAt(day, '10:00'), by: BY } as unknown as CaseStep;
  });
const issue = (on: string, kind: PaperKind = 'notice', paper = `${kind}1`): Told => ({
  action: 'issueNotice',
  on,
  paper,
  kind,
  addressees: ['guardian'],
});
const serve = (on: string, paper = 'notice1'): Told => ({
  action: 'serveNotice',
  on,
  paper,
  addressee: 'guardian',
  service: `${paper}:s`,
});
const PERSUADED = { contacts: 4, homeVisits: 2, reached: 2 } as const;
const caseOf = (state: Case['state'], ...told: readonly Told[]): Case => ({
  ...BASE,
  ...PERSUADED,
  state,
  steps: stepsFrom(told),
});

const clock = (one: Case, name: 'notice' | 'transfer' | 'followUp', on: string, rules = RULES) =>
  evaluate(one, rules, instantAt(plainDate(on), '09:00'), [name]).map(({ about, state }) => [about, state]);
const judged = (one: Case, on: string, rest: Partial<Situation> = {}): Situation => {
  const today: PlainDate = plainDate(on);
  return situationWith(one, { rules: RULES, today, now: instantAt(today, '09:00'), ...rest });
};
const reason = (situation: Situation, action: Parameters<typeof closedBy>[1]): string | undefined =>
  closedBy(situation, action)?.reason;

describe('what answers a clock', () => {
  it('a family that was admonished in the morning and served anew in the afternoon has its whole term', () => {
    const day = '2026-10-12';
    const one = caseOf(
      'noticeServed',
      issue('2026-09-21', 'notice', 'first'),
      serve('2026-09-22', 'first'),
      { action: 'review', on: day },
      { action: 'admonish', on: day },
      issue(day, 'notice', 'second'),
      serve(day, 'second'),
    );
    expect(clock(one, 'notice', '2026-10-13')).toEqual([['guardian', 'running']]);
    expect(reason(judged(one, '2026-10-13'), 'review')).toContain('还没有过');
    expect(clock(one, 'notice', '2026-10-20')).toEqual([['guardian', 'over']]);
    expect(reason(judged(one, '2026-10-20'), 'review')).toBeUndefined();
  });

  it('a hand-over that bounced is not the answer to the one that was sent the same day', () => {
    const day = '2026-10-12';
    const sent: Told = { action: 'transfer', on: day, to: 't2', path: 'yunling/t2/' };
    const one = caseOf('transferred', sent, { action: 'bounce', on: day }, { ...sent, to: 't3', path: 'yunling/t3/' });
    expect(clock(one, 'transfer', '2026-10-13')).toEqual([['', 'running']]);
    expect(clock(one, 'transfer', '2026-12-30')).toEqual([['', 'over']]);
  });

  it('a check of the return before is none of this one, though they are of one day', () => {
    const back: Told = { action: 'confirmReturn', on: '2026-09-14', as: 'class' };
    const day = '2026-09-21';
    const one = caseOf(
      'followUp',
      back,
      { action: 'check', on: day, day: 7, present: 5, absent: 0 },
      { action: 'suspend', on: day, deferral: 'd', until: '2026-12-01' },
      { ...back, on: day },
    );
    expect(clock(one, 'followUp', day)).toContainEqual(['7', 'running']);
  });

  it('a family whose child the organ itself excused owes nothing by a notice of before', () => {
    const one = caseOf('suspended', issue('2026-09-21'), serve('2026-09-22'), {
      action: 'suspend',
      on: '2026-09-24',
      deferral: 'd',
      until: '2027-01-10',
    });
    expect(clock(one, 'notice', '2026-11-20')).toEqual([]);
    expect(nextDue(one, RULES).nextClock).toBe('deferral');
  });
});

describe('which papers a step rests on', () => {
  it('of a child that was lost and found everything is asked anew', () => {
    const rules = rulesOf('no', 'yes', '条例');
    const before = [
      issue('2026-09-14'),
      serve('2026-09-14'),
      issue('2026-09-23', 'order'),
      serve('2026-09-23', 'order1'),
    ];
    const found = caseOf(
      'noticeServed',
      ...before,
      { action: 'loseTrack', on: '2026-10-12' },
      { action: 'find', on: '2026-10-20' },
      issue('2026-11-09', 'notice', 'again'),
      serve('2026-11-09', 'again'),
    );
    expect(reason(judged(caseOf('noticeServed', ...before), '2026-11-18', { rules }), 'review')).toBeUndefined();
    expect(reason(judged(found, '2026-11-18', { rules }), 'review')).toBe('还没有制发责令限期改正通知书。');
  });

  const version = (n: number, from: string, isOrder: 'yes' | 'no'): PolicyDocument => ({
    _id: `yunling:${n}`,
    county: 'yunling',
    version: n,
    base: 'national-2026',
    overrides: [{ key: 'notice.isOrder', value: isOrder, source: `第${n}版` }],
    from: plainDate(from),
    rev: 1,
  });

  it.each([
    ['a reminder stays one, though a later standard makes the notice the order', 'no', 'yes'],
    ['an order stays one, though a later standard wants two papers', 'yes', 'no'],
  ] as const)('%s', (_, first, second) => {
    const old = version(1, '2026-09-01', first);
    const now = version(2, '2026-10-01', second);
    const rules = { ...RULES, policy: policyOf(now, [now, old]) };
    const one = caseOf('noticeServed', issue('2026-09-14'), serve('2026-09-14'));
    const situation = judged(one, '2026-10-12', { rules });
    const wasOrder = first === 'yes';
    expect(reason(situation, 'review')).toBe(wasOrder ? undefined : '还没有制发责令限期改正通知书。');
    const asked = '限期复学通知书就是责令限期改正，不用再发一份。';
    expect(draftClosed({ one, rules }, 'order')).toBe(wasOrder ? asked : null);
    expect(reason({ ...situation, paper: 'order' }, 'issueNotice') ?? null).toBe(wasOrder ? asked : null);
    const ordered = caseOf('noticeServed', issue('2026-09-14'), serve('2026-09-14'), issue('2026-10-12', 'order'));
    expect(reason(judged(ordered, '2026-10-13', { rules }), 'review')).toContain('责令限期改正通知书还没有送达');
  });

  const CHAIN = [
    { action: 'review', on: '2026-10-12' },
    { action: 'nameOfficers', on: '2026-10-12', file: 'f', officers: 2 },
    issue('2026-10-12', 'penaltyTold'),
    serve('2026-10-13', 'penaltyTold1'),
    { action: 'decide', on: '2026-10-26', paper: 'd' },
  ] as const satisfies readonly Told[];
  const decided = (...more: readonly Told[]) =>
    judged(caseOf('decision', ...CHAIN, ...more), '2026-10-27', {
      paper: 'penaltyDecision',
      actor: { person: 'p1', role: 'townshipApprover', line: 'government' },
    });

  it('the paper of a decision wants what the decision rested on, still there', () => {
    expect(reason(decided(), 'issueNotice')).toBeUndefined();
    const told = '行政处罚告知书还没有送达每一位监护人。';
    expect(reason(decided({ action: 'voidPaper', on: '2026-10-26', paper: 'penaltyTold1' }), 'issueNotice')).toBe(told);
    expect(voidClosed(decided(), 'penaltyTold1')).toBe('处理决定以告知书为前提，不能作废。');
    expect(reason({ ...decided(), paper: 'penaltyTold' }, 'issueNotice')).toBe('已经登记处理决定，不再告知。');
  });

  it('ninety days after the case was opened no decision leaves', () => {
    const late = decided();
    const chain = { ...late.evidence.chain, openedOn: plainDate('2026-07-01') };
    expect(reason({ ...late, evidence: { ...late.evidence, chain } }, 'issueNotice')).toContain('已经超过');
  });
});
