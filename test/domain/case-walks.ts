import fc from 'fast-check';
import { acted } from '#domain/cases/act';
import { chainOf, procedureSteps } from '#domain/cases/chain';
import { type Case, isOpen } from '#domain/cases/documents';
import { statementOver } from '#domain/cases/guards-papers';
import { closedBy, nextLawful } from '#domain/cases/lawful';
import type { CaseAction } from '#domain/cases/machine';
import type { PaperKind } from '#domain/cases/papers';
import type { Situation } from '#domain/cases/situation';
import { type CaseStep, type StepAction, standingPapers, thisRound } from '#domain/cases/steps';
import { type ClockRules, evaluate } from '#domain/clock/evaluate';
import { Refusal } from '#domain/errors';
import { addDays, daysBetween, instantAt, type PlainDate } from '#domain/plain-date';
import { POSTS } from '#domain/posts';
import { SIZES } from '../sizes';
import { BASE, FIRST_DAY } from './case-base';
import { GOOD } from './case-situation';
import { ACTIONS, OUTSIDE, owedChecks, rules, stepFor, type Try, tryOf } from './case-tries';

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
  'admonish',
];
const WAY_OF_PAPERS: readonly PaperKind[] = ['notice', 'order', 'penaltyTold', 'demand'];
const madeOf = (one: Case) =>
  new Set(thisRound(one.steps).flatMap((step) => (step.action === 'issueNotice' ? step.kind : [])));

/** Often nobody is made responsible for a while. */
const nobodyYet = (one: Case): Try['evidence'] =>
  one.state === 'suspected' ? { ...GOOD, responsible: { government: false, education: true } } : GOOD;

/** The papers of a procedure that were made, and stand. */
const madeInChain = (one: Case) => new Set(standingPapers(procedureSteps(one.steps)).map(({ kind }) => kind));
const OF_DECISION: readonly PaperKind[] = ['penaltyDecision', 'demand', 'courtApplication'];

/** Which paper comes next; of the chain the last one again where all are made, so that the court is asked by it. */
function nextPaper(one: Case, wanted: Try): PaperKind {
  if (one.state === 'enforcementReview') {
    return 'penaltyTold';
  }
  if (one.state === 'decision') {
    return OF_DECISION.find((kind) => !madeInChain(one).has(kind)) ?? 'courtApplication';
  }
  const made = madeOf(one);
  return WAY_OF_PAPERS.find((kind) => !made.has(kind)) ?? wanted.paper;
}

const LEGAL = ['notice', 'order', 'statement', 'demand'] as const;

/** How many days until the term that ends first is over: who goes the way of the law waits for it. */
function untilOver(one: Case, clock: ClockRules, today: PlainDate): number {
  if (!['noticeServed', 'enforcementReview', 'decision'].includes(one.state)) {
    return 0;
  }
  const running = evaluate(one, clock, instantAt(today, '10:00'), LEGAL).flatMap(({ state, counted }) =>
    counted && state !== 'over' && state !== 'met' ? counted.last : [],
  );
  const { suitUntil } = one.state === 'decision' ? chainOf(one, clock) : { suitUntil: null };
  const [first] = [...running, ...(suitUntil !== null && suitUntil >= today ? [suitUntil] : [])].sort();
  return first === undefined ? 0 : daysBetween(today, first) + 1;
}

/** Whoever goes the way of the law comes with everything that it asks for; the others with whatever chance gives. */
function given(one: Case, wanted: Try, clock: ClockRules, today: PlainDate): Try {
  if (!wanted.isLawful) {
    return wanted;
  }
  const paper = nextPaper(one, wanted);
  const role =
    one.state === 'followUp' || paper !== wanted.paper
      ? (['townshipApprover', 'bureauApprover'] as const)[wanted.pick % 2]
      : wanted.role;
  return {
    ...wanted,
    paper,
    person: one.state === 'enforcementReview' && wanted.pick % 3 === 0 ? REVIEWER : wanted.person,
    role: role ?? wanted.role,
    evidence: wanted.pick % 3 === 0 ? GOOD : nobodyYet(one),
    days: wanted.pick % 2 === 0 ? Math.max(wanted.days, untilOver(one, clock, today)) : wanted.days + 2,
  };
}

/** Of the county's law office: nobody who draws a step by chance. */
const REVIEWER = 'p5';

/** What the law wants next of a procedure; who reviews it has had no hand in it. */
function inChain(wanted: Try, situation: Situation): CaseAction {
  const { one, evidence } = situation;
  const { chain } = evidence;
  if (wanted.person === REVIEWER) {
    return chain.reviewedBy === null && closedBy(situation, 'legalReview') === null ? 'legalReview' : 'contact';
  }
  const isOpenTo = (action: CaseAction): boolean => closedBy(situation, action) === null;
  const isMade = madeInChain(one).has(wanted.paper);
  const asked: readonly (readonly [CaseAction, boolean])[] = [
    ['nameOfficers', one.state === 'enforcementReview' && chain.officers < 2],
    ['decide', true],
    ['answerStatement', !chain.statementAnswered && statementOver(situation) === null],
    ['goToCourt', isMade],
    ['serveNotice', true],
    ['issueNotice', !isMade],
    ['admonish', wanted.pick % 11 === 0],
  ];
  return asked.find(([action, isWanted]) => isWanted && isOpenTo(action))?.[0] ?? 'contact';
}

function byLaw(wanted: Try, situation: Situation): CaseAction {
  const { one } = situation;
  if (one.state === 'enforcementReview' || one.state === 'decision') {
    return inChain(wanted, situation);
  }
  return one.state === 'followUp' && owedChecks(one).length > 0 ? 'check' : (nextLawful(situation) ?? 'contact');
}

function chosen(wanted: Try, situation: Situation): CaseAction {
  if (wanted.isLawful) {
    return byLaw(wanted, situation);
  }
  const isRare = wanted.pick % 8 === 0;
  const open = ACTIONS.filter((action) => RARE.includes(action) === isRare && closedBy(situation, action) === null);
  const from = wanted.isOpenAct && open.length > 0 ? open : ACTIONS;
  return from[wanted.pick % from.length] ?? 'contact';
}

/** Whoever took a step has worked on the case; who only reviewed it has not. */
const workersOf = ({ steps }: Case): string[] => [
  ...new Set(steps.flatMap(({ action, by }) => (action === 'legalReview' ? [] : (by.person ?? [])))),
];

function situationOf(one: Case, clock: ClockRules, wanted: Try, today: PlainDate): Situation {
  return {
    one,
    rules: clock,
    now: instantAt(today, '10:00'),
    today,
    actor: { person: wanted.person, role: wanted.role, line: POSTS[wanted.role].line },
    evidence: {
      ...wanted.evidence,
      presentOn: wanted.evidence.isPresent ? today : null,
      absentOn: wanted.evidence.isPresent ? null : today,
      chain: chainOf(one, clock),
      workers: workersOf(one),
    },
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
    const wanted = given(one, drawn, clock, today);
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
