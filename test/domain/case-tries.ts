import fc from 'fast-check';
import type { Case } from '#domain/cases/documents';
import { confirmerOf } from '#domain/cases/guards';
import { CASE_ACTIONS, type CaseAction } from '#domain/cases/machine';
import type { PaperKind } from '#domain/cases/papers';
import type { CaseEvidence, Situation } from '#domain/cases/situation';
import {
  type CaseStep,
  type Ending,
  type StepAction,
  servicesOf,
  standingPapers,
  thisRound,
} from '#domain/cases/steps';
import { addDays } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import { rulesOf } from './case-situation';

const ROLES = [
  'classTeacher',
  'principal',
  'villageHead',
  'townshipApprover',
  'bureauApprover',
  'legalReviewer',
] as const;
const PAPERS: readonly PaperKind[] = [
  'notice',
  'order',
  'penaltyTold',
  'penaltyDecision',
  'demand',
  'courtApplication',
  'complaint',
];
export const ACTIONS = Object.keys(CASE_ACTIONS) as CaseAction[];
export const OUTSIDE: readonly CaseAction[] = ['report', 'assign', 'contact'];

/** One try: somebody wants to do something some days later, with whatever stands outside of the case at that time. */
export interface Try {
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
  /** What no step tells; how far the chain has come, and who worked on it, follows from the steps. */
  readonly evidence: Omit<CaseEvidence, 'presentOn' | 'absentOn' | 'chain' | 'workers'> & {
    readonly isPresent: boolean;
  };
}

const evidenceOf: fc.Arbitrary<Try['evidence']> = fc.record({
  responsible: fc.record({ government: fc.boolean(), education: fc.boolean() }),
  isPresent: fc.boolean(),
  unexcusedDays: fc.integer({ min: 0, max: 5 }),
  age: fc.constantFrom(null, 9, 15, 16, 17),
  isReceiver: fc.boolean(),
});

export const tryOf: fc.Arbitrary<Try> = fc.record({
  pick: fc.nat(10_000),
  isLawful: fc.integer({ min: 0, max: 9 }).map((n) => n < 6),
  isOpenAct: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  days: fc.integer({ min: 0, max: 9 }),
  person: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
  role: fc.constantFrom<Role>(...ROLES),
  paper: fc.constantFrom(...PAPERS),
  ending: fc.constantFrom<Ending>('age', 'finished', 'deceased', 'abroad'),
  addressee: fc.constantFrom('guardian' as const, 'guardian2' as const),
  evidence: evidenceOf,
});
export const rules = fc
  .tuple(
    fc.constantFrom('yes' as const, 'no' as const),
    fc.constantFrom('yes' as const, 'no' as const),
    fc.constantFrom('', '条例'),
  )
  .map(([isOrder, bothLines, basis]) => ({ isOrder, bothLines, basis, clock: rulesOf(isOrder, bothLines, basis) }));

/** Days of the follow-up that nobody has looked at. */
export const owedChecks = (one: Case) => {
  const done = new Set(one.steps.flatMap((step) => (step.action === 'check' ? step.day : [])));
  return [7, 30, 60, 90].filter((day) => !done.has(day));
};

/** Whom a paper of this round still waits for; the one that was asked for first. */
function owedTo({ steps }: Case, first: Try['addressee']): { readonly paper: string; readonly addressee: string } {
  const done = new Set(servicesOf(steps).map(({ paper, addressee }) => `${paper} ${addressee}`));
  const owed = standingPapers(thisRound(steps)).flatMap(({ paper, addressees }) =>
    addressees.filter((one) => !done.has(`${paper} ${one}`)).map((addressee) => ({ paper, addressee })),
  );
  return owed.find(({ addressee }) => addressee === first) ?? owed[0] ?? { paper: '', addressee: first };
}

/** The latest service that stands. */
function struckOf({ steps }: Case) {
  const { paper = '', addressee = 'guardian', service = '' } = servicesOf(steps).at(-1) ?? {};
  return { paper, addressee, service };
}

export function stepFor(one: Case, action: StepAction, wanted: Try, situation: Situation): CaseStep {
  const { today: on, now: at } = situation;
  const by = { person: wanted.person, post: `unit:${wanted.role}:1` };
  const owed = owedTo(one, wanted.addressee);
  const details: Partial<Record<StepAction, object>> = {
    plan: { causes: ['unknown'], measures: ['affection'] },
    confer: { minutes: 'file' },
    proposeExclusion: { reason: 'elsewhere', proof: 'file' },
    proposeReopening: { proof: 'file' },
    issueNotice: { paper: `paper${one.steps.length}`, kind: wanted.paper, addressees: ['guardian', 'guardian2'] },
    serveNotice: { ...owed, service: `s${one.steps.length}` },
    strikeService: struckOf(one),
    voidPaper: { paper: standingPapers(one.steps).at(-1)?.paper ?? '' },
    nameOfficers: { file: 'f', officers: wanted.pick % 6 === 0 ? 1 : 2 },
    answerStatement: { file: 'f', received: true },
    legalReview: { file: 'f', agrees: wanted.pick % 7 > 0 },
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
