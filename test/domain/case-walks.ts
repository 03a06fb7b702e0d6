import fc from 'fast-check';
import { acted } from '#domain/cases/act';
import { type Case, isOpen } from '#domain/cases/documents';
import { confirmerOf } from '#domain/cases/guards';
import { closedBy, nextLawful } from '#domain/cases/lawful';
import { CASE_ACTIONS, type CaseAction } from '#domain/cases/machine';
import type { PaperKind } from '#domain/cases/papers';
import type { CaseEvidence, Situation } from '#domain/cases/situation';
import { type CaseStep, type Ending, type StepAction, standingPapers, thisRound } from '#domain/cases/steps';
import type { ClockRules } from '#domain/clock/evaluate';
import { Refusal } from '#domain/errors';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { POSTS, type Role } from '#domain/posts';
import { SIZES } from '../sizes';
import { BASE, FIRST_DAY } from './case-base';
import { GOOD, rulesOf } from './case-situation';

const ROLES = [
  'classTeacher',
  'principal',
  'villageHead',
  'townshipApprover',
  'bureauApprover',
  'legalReviewer',
] as const;
const PAPERS: readonly PaperKind[] = ['notice', 'order', 'penaltyTold', 'penaltyDecision', 'demand'];
export const ACTIONS = Object.keys(CASE_ACTIONS) as CaseAction[];
export const OUTSIDE: readonly CaseAction[] = ['report', 'assign', 'contact'];

/** One try: somebody wants to do something some days later, with whatever stands outside of the case at that time. */
interface Try {
  /** Four times of five one of the acts that are open, otherwise any. */
  readonly pick: number;
  readonly isOpenAct: boolean;
  /** The next lawful step, by somebody who has everything that it asks for. */
  readonly isLawful: boolean;
  readonly days: number;
  readonly person: string;
  readonly role: Role;
  readonly paper: PaperKind;
  readonly ending: Ending;
  readonly addressee: 'guardian' | 'guardian2';
  readonly evidence: Omit<CaseEvidence, 'presentOn'> & { readonly isPresent: boolean };
}

const evidenceOf: fc.Arbitrary<Try['evidence']> = fc.record({
  responsible: fc.record({ government: fc.boolean(), education: fc.boolean() }),
  isPresent: fc.boolean(),
  unexcusedDays: fc.integer({ min: 0, max: 5 }),
  age: fc.constantFrom(null, 9, 15, 16, 17),
  workers: fc.subarray(['p1', 'p2', 'p3']),
  chain: fc.record({
    officers: fc.integer({ min: 0, max: 3 }),
    openedOn: fc.constantFrom(null, FIRST_DAY, plainDate('2026-11-01')),
    statementAnswered: fc.boolean(),
    reviewedBy: fc.constantFrom(null, 'p3', 'p4'),
    suitUntil: fc.constantFrom(null, plainDate('2026-10-01'), plainDate('2027-05-01')),
    courtUntil: fc.constantFrom(null, plainDate('2026-12-01'), plainDate('2027-06-01')),
  }),
  isReceiver: fc.boolean(),
});

const tryOf: fc.Arbitrary<Try> = fc.record({
  pick: fc.nat(10_000),
  isLawful: fc.integer({ min: 0, max: 9 }).map((n) => n < 6),
  isOpenAct: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  days: fc.integer({ min: 0, max: 9 }),
  person: fc.constantFrom('p1', 'p2', 'p3'),
  role: fc.constantFrom<Role>(...ROLES),
  paper: fc.constantFrom(...PAPERS),
  ending: fc.constantFrom<Ending>('age', 'finished', 'deceased', 'abroad'),
  addressee: fc.constantFrom('guardian' as const, 'guardian2' as const),
  evidence: evidenceOf,
});
const rules = fc
  .tuple(
    fc.constantFrom('yes' as const, 'no' as const),
    fc.constantFrom('yes' as const, 'no' as const),
    fc.constantFrom('', '条例'),
  )
  .map(([isOrder, bothLines, basis]) => ({ isOrder, bothLines, basis, clock: rulesOf(isOrder, bothLines, basis) }));

function stepFor(one: Case, action: StepAction, wanted: Try, situation: Situation): CaseStep {
  const { today: on, now: at } = situation;
  const by = { person: wanted.person, post: `unit:${wanted.role}:1` };
  const issued = one.steps.findLast((step) => step.action === 'issueNotice');
  const done = one.steps.flatMap((step) =>
    step.action === 'serveNotice' && step.paper === (issued as { paper?: string })?.paper ? step.addressee : [],
  );
  const addressee = done.includes(wanted.addressee)
    ? wanted.addressee === 'guardian'
      ? 'guardian2'
      : 'guardian'
    : wanted.addressee;
  const details: Partial<Record<StepAction, object>> = {
    plan: { causes: ['unknown'], measures: ['affection'] },
    confer: { minutes: 'file' },
    proposeExclusion: { reason: 'elsewhere', proof: 'file' },
    proposeReopening: { proof: 'file' },
    issueNotice: { paper: `paper${one.steps.length}`, kind: wanted.paper, addressees: ['guardian', 'guardian2'] },
    serveNotice: { paper: issued?.action === 'issueNotice' ? issued.paper : '', addressee, service: 's' },
    voidPaper: { paper: standingPapers(one.steps).at(-1)?.paper ?? '' },
    nameOfficers: { file: 'f', officers: 2 },
    answerStatement: { file: 'f', received: true },
    legalReview: { file: 'f', agrees: true },
    pause: { from: on, to: addDays(on, 1), reason: 'disaster' },
    decide: { paper: 'd' },
    goToCourt: { paper: 'c' },
    transfer: { to: 'elsewhere' },
    suspend: { deferral: 'f', until: addDays(on, 30) },
    claimReturn: { classId: 'k1' },
    confirmReturn: { as: confirmerOf(one, wanted.role) },
    check: { day: owedChecks(one)[0] ?? 7, present: 5, absent: 0 },
    end: { reason: wanted.ending, proof: 'file' },
  };
  return { action, at, on, by, ...details[action] } as CaseStep;
}

/** Contacts are documents of their own; the case counts them. */
const contacted = (one: Case, wanted: Try, situation: Situation): Case => ({
  ...one,
  contacts: one.contacts + 1,
  homeVisits: one.homeVisits + (wanted.days % 2),
  reached: one.reached + (wanted.days % 3 === 0 ? 1 : 0),
  lastContactOn: situation.today,
});

export interface Walked {
  readonly one: Case;
  readonly step: CaseStep | null;
  readonly before: Case;
  readonly wanted: Try;
  readonly situation: Situation;
}

/** Ends that come early would hide what lies behind them: they are taken one time in eight. */
const RARE: readonly CaseAction[] = [
  'end',
  'loseTrack',
  'transfer',
  'suspend',
  'exclude',
  'claimReturn',
  'pause',
  'voidPaper',
  'report',
  'assign',
];
const WAY_OF_PAPERS: readonly PaperKind[] = ['notice', 'order', 'penaltyTold', 'demand'];
const madeOf = (one: Case) =>
  new Set(thisRound(one.steps).flatMap((step) => (step.action === 'issueNotice' ? step.kind : [])));
const owedChecks = (one: Case) => {
  const done = new Set(one.steps.flatMap((step) => (step.action === 'check' ? step.day : [])));
  return [7, 30, 60, 90].filter((day) => !done.has(day));
};

/** Often nobody is made responsible for a while. */
const nobodyYet = (one: Case): Try['evidence'] =>
  one.state === 'suspected' ? { ...GOOD, responsible: { government: false, education: true } } : GOOD;

/** Whoever goes the way of the law comes with everything that it asks for; the others with whatever chance gives. */
function given(one: Case, wanted: Try): Try {
  if (!wanted.isLawful) {
    return wanted;
  }
  const made = madeOf(one);
  const paper = WAY_OF_PAPERS.find((kind) => !made.has(kind)) ?? wanted.paper;
  const role =
    one.state === 'followUp' || paper !== wanted.paper
      ? (['townshipApprover', 'bureauApprover'] as const)[wanted.pick % 2]
      : wanted.role;
  return {
    ...wanted,
    paper,
    role: role ?? wanted.role,
    evidence: wanted.pick % 3 === 0 ? GOOD : nobodyYet(one),
    days: wanted.days + 2,
  };
}

function chosen(wanted: Try, situation: Situation): CaseAction {
  const { one } = situation;
  if (wanted.isLawful && wanted.pick % 5 === 0 && closedBy(situation, 'legalReview') === null) {
    return 'legalReview';
  }
  if (wanted.isLawful) {
    return one.state === 'followUp' && owedChecks(one).length > 0 ? 'check' : (nextLawful(situation) ?? 'contact');
  }
  const isRare = wanted.pick % 8 === 0;
  const open = ACTIONS.filter((action) => RARE.includes(action) === isRare && closedBy(situation, action) === null);
  const from = wanted.isOpenAct && open.length > 0 ? open : ACTIONS;
  return from[wanted.pick % from.length] ?? 'contact';
}

function situationOf(one: Case, clock: ClockRules, wanted: Try, today: PlainDate): Situation {
  return {
    one,
    rules: clock,
    now: instantAt(today, '10:00'),
    today,
    actor: { person: wanted.person, role: wanted.role, line: POSTS[wanted.role].line },
    evidence: { ...wanted.evidence, presentOn: wanted.evidence.isPresent ? today : null },
    paper: wanted.paper,
    ending: wanted.ending,
  };
}

function after(
  situation: Situation,
  action: CaseAction,
  wanted: Try,
): { readonly one: Case; readonly step: CaseStep | null } {
  const { one } = situation;
  if (OUTSIDE.includes(action)) {
    return { one: action === 'contact' && isOpen(one.state) ? contacted(one, wanted, situation) : one, step: null };
  }
  const step = stepFor(one, action as StepAction, wanted, situation);
  try {
    return { one: acted(situation, step), step };
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code: 'ILLEGAL_STATE' });
    return { one, step: null };
  }
}

function walk(clock: ClockRules, tries: readonly Try[]): Walked[] {
  let one = BASE;
  let today = FIRST_DAY;
  return tries.map((drawn) => {
    const before = one;
    const wanted = given(one, drawn);
    today = addDays(today, wanted.days);
    const situation = situationOf(one, clock, wanted, today);
    const made = after(situation, chosen(wanted, situation), wanted);
    one = made.one;
    return { ...made, before, wanted, situation };
  });
}

/** Made once: every rule is held against all of them. */
const WALKS = fc
  .sample(fc.tuple(rules, fc.array(tryOf, { minLength: 30, maxLength: 60 })), {
    numRuns: SIZES.caseWalks,
    seed: 20261122,
  })
  .map(([given, tries]) => ({ given, walked: walk(given.clock, tries) }));

type Given = (typeof WALKS)[number]['given'];
export const walks = (judge: (walked: readonly Walked[], given: Given) => void): void => {
  for (const { walked, given } of WALKS) {
    judge(walked, given);
  }
};
/** The steps that were taken. */
export const taken = (walked: readonly Walked[], action: StepAction) =>
  walked.flatMap((one) => (one.step?.action === action ? [{ ...one, step: one.step }] : []));
