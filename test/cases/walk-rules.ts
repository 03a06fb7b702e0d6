import { type Case, isOpen } from '#domain/cases/documents';
import { nextState } from '#domain/cases/machine';
import { type CaseStep, type StepAction, type StepOf, servicesOf, stepsOf } from '#domain/cases/steps';
import { evaluate } from '#domain/clock/evaluate';
import { found } from '#domain/errors';
import { instantAt, type PlainDate } from '#domain/plain-date';
import { rulesFor } from '../../cloudfunctions/cases/of-child';
import { placeOf, ROW, works } from '../domain/clock/naive';
import type { Product } from '../support/product';
import type { World } from './walk-world';

const grown = (before: Case, after: Case): readonly CaseStep[] => after.steps.slice(before.steps.length);

/** Never leaves the table: what was, stays; each step that came leads where the table says; what is over has its day. */
export function holdsTable(before: Case, after: Case): readonly CaseStep[] {
  const isSame = before._id === after._id;
  const from: Case = isSame
    ? before
    : { ...after, state: after.resumes ? 'persuading' : 'lead', steps: [], before: null };
  const came = grown(from, after);
  expect(after.steps.slice(0, from.steps.length)).toEqual(from.steps);
  let { state } = from;
  let earlier = from.before;
  for (const step of came) {
    const next = nextState(state, step.action, earlier ?? undefined);
    expect([state, step.action, next]).toEqual([state, step.action, expect.any(String)]);
    earlier =
      step.action === 'transfer'
        ? state
        : step.action === 'bounce' || step.action === 'acceptTransfer'
          ? null
          : earlier;
    state = next ?? state;
  }
  expect([came.map(({ action }) => action), after.state]).toEqual([came.map(({ action }) => action), state]);
  expect(after.closedOn === null).toBe(isOpen(after.state));
  return came;
}

const lastIndex = (steps: readonly CaseStep[], action: StepAction): number =>
  steps.findLastIndex((step) => step.action === action);

/** Whether five working days after it are over on a day, counted by hand. */
function isStatementOver(served: PlainDate, today: PlainDate): boolean {
  const after = ROW.slice(placeOf(served) + 1, placeOf(today));
  return (
    after.filter((day) =>
      works(
        day,
        ROW.filter(({ name }) => '2027-02-05' <= name && name <= '2027-02-11').map(({ name }) => name),
      ),
    ).length >= 5
  );
}

/** 行政处罚决定 (law.md 4): everything before it, from the steps and the papers, judged by none of the product's guards. */
export function holdsDecision({ one, papers, services }: World, decide: CaseStep, isUnlocked: boolean): void {
  expect(isUnlocked).toBe(true);
  const at = one.steps.indexOf(decide);
  const before = one.steps.slice(lastIndex(one.steps.slice(0, at), 'review') + 1, at);
  const gone = new Set(stepsOf(before, 'voidPaper').map(({ paper }) => paper));
  const told = stepsOf(before, 'issueNotice').findLast(({ kind, paper }) => kind === 'penaltyTold' && !gone.has(paper));
  const paper = papers.find(({ _id }) => _id === told?.paper);
  expect(paper).toMatchObject({ sealedCopy: expect.any(String), number: expect.any(String) });
  const served = servicesOf(before).filter((step) => step.paper === told?.paper);
  expect(served.map(({ addressee }) => addressee).sort()).toEqual([...(told?.addressees ?? ['nobody'])].sort());
  for (const step of served) {
    expect(services.find(({ _id }) => _id === step.service)).toMatchObject({ servedOn: step.on, wanting: null });
    expect([step.on, isStatementOver(step.on, decide.on)]).toEqual([step.on, true]);
  }
  const [opened] = stepsOf(before, 'nameOfficers');
  expect(opened?.officers).toBeGreaterThanOrEqual(2);
  expect(placeOf(decide.on) - placeOf(opened?.on ?? '')).toBeLessThanOrEqual(90);
  const answer = lastIndex(before, 'answerStatement');
  const review = lastIndex(before, 'legalReview');
  expect(answer).toBeGreaterThan(told ? before.indexOf(told) : before.length);
  expect(review).toBeGreaterThan(answer);
  expect(before[review]).toMatchObject({ agrees: true });
  const reviewer = before[review]?.by.person;
  const others = one.steps.slice(0, at).filter(({ action }) => action !== 'legalReview');
  expect([...others.map(({ by }) => by.person), ...papers.map(({ draftedBy }) => draftedBy.person)]).not.toContain(
    reviewer,
  );
}

/** A step that was taken, the case before it, and what was there to rest on. */
interface Judged {
  readonly before: Case;
  readonly earlier: readonly CaseStep[];
  readonly after: World;
  readonly isUnlocked: boolean;
}
type Rules = { readonly [A in StepAction]?: (step: StepOf<A>, judged: Judged) => void };

const RULES: Rules = {
  strikeOff: (_, { earlier }) => {
    const since = stepsOf(earlier.slice(lastIndex(earlier, 'claimReturn')), 'confirmReturn');
    expect([...new Set(since.map((one) => one.as))].sort()).toEqual(['class', 'education', 'government']);
  },
  issueNotice: ({ kind, by }, { before, earlier }) => {
    expect([before.contacts >= 3, before.homeVisits >= 1]).toEqual([true, true]);
    expect(by.post).toMatch(/Approver/);
    if (kind === 'penaltyDecision') {
      expect(lastIndex(earlier, 'decide')).toBeGreaterThan(lastIndex(earlier, 'review'));
    }
  },
  // A paper of a round before sets nothing going any more.
  serveNotice: ({ paper }, { earlier }) => {
    const begun = Math.max(
      ...(['reopen', 'expire', 'find', 'admonish'] as const).map((act) => lastIndex(earlier, act)),
    );
    const round = earlier.slice(begun + 1);
    expect(stepsOf(round, 'issueNotice').map((one) => one.paper)).toContain(paper);
    expect(stepsOf(round, 'voidPaper').map((one) => one.paper)).not.toContain(paper);
  },
  decide: (step, { after, isUnlocked }) => holdsDecision(after, step, isUnlocked),
  close: (_, { earlier }) => {
    expect(lastIndex(earlier, 'strikeOff')).toBeGreaterThan(lastIndex(earlier, 'claimReturn'));
    const days = stepsOf(earlier, 'check').map(({ day }) => day);
    expect(days).toEqual(expect.arrayContaining([7, 30, 60, 90]));
  },
  end: ({ reason }, { before }) => {
    expect(before.state !== 'unreachable' || reason === 'age' || reason === 'deceased').toBe(true);
  },
};

/** 销号, 通知, 决定, 办结: what each step wants that was taken. */
export function holdsSteps(before: Case, came: readonly CaseStep[], after: World, isUnlocked: boolean): void {
  const { steps } = after.one;
  for (const step of came) {
    const rule = RULES[step.action] as ((step: CaseStep, judged: Judged) => void) | undefined;
    rule?.(step, { before, earlier: steps.slice(0, steps.indexOf(step)), after, isUnlocked });
  }
}

/** Numbers of organ, kind and year go from one on without a gap; a void paper keeps its own; none is given twice. */
export async function holdsNumbers(product: Product): Promise<void> {
  const all = { equal: { county: 'yunling' }, limit: 1000 };
  const { items: papers } = await product.store.page('papers', all);
  const { items: numbers } = await product.store.page('numbers', all);
  const given = new Map<string, number[]>();
  for (const { organ, kind, number, state } of papers) {
    expect((number === null) === (state === 'draft')).toBe(true);
    const [, year, n] = /〔(\d{4})〕(\d+)号$/.exec(number ?? '') ?? [];
    if (n !== undefined) {
      const key = `${organ}:${kind}:${year}`;
      given.set(key, [...(given.get(key) ?? []), Number(n)]);
    }
  }
  for (const { _id, last } of numbers) {
    expect([_id, [...(given.get(_id) ?? [])].sort((a, b) => a - b)]).toEqual([
      _id,
      Array.from({ length: last }, (_, n) => n + 1),
    ]);
    given.delete(_id);
  }
  expect([...given.keys()]).toEqual([]);
}

const BY_SERVICE = ['notice', 'order', 'statement', 'demand'] as const;

/** Every clock of law runs since a receipt that proves it, of a paper that stands, to somebody whom it names. */
export async function holdsClocks({ product, one, papers, services, today }: World): Promise<void> {
  const child = found(await product.store.read('children', one.child));
  const rules = await rulesFor(product.store, child, today);
  for (const { clock, about, startedOn } of evaluate(one, rules, instantAt(today, '12:00'), BY_SERVICE)) {
    const receipt = services.find(
      ({ addressee, servedOn, paper }) =>
        addressee === about &&
        servedOn === startedOn &&
        papers.some(
          ({ _id, state, addressees }) => _id === paper && state === 'issued' && addressees.includes(addressee),
        ),
    );
    expect([clock, about, startedOn, receipt?.wanting]).toEqual([clock, about, startedOn, null]);
    const isProved =
      receipt && (receipt.proof.length > 0 || receipt.method === 'left' || receipt.method === 'electronic');
    expect(isProved).toBe(true);
  }
}

/** The board says what a count of the documents by hand says. */
export async function holdsCounts(product: Product): Promise<void> {
  const { items } = await product.store.page('cases', { equal: { county: 'yunling' }, limit: 1000 });
  const open = items.filter((one) => isOpen(one.state));
  const byHand = {
    open: open.length,
    urgent: open.filter(({ urgent }) => urgent).length,
    withContact: open.filter(({ contacts }) => contacts > 0).length,
    unassigned: open.filter(({ assignee }) => assignee === null).length,
  };
  for (const unit of ['yunling', 'yunling-edu']) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
  const { totals } = await product.as('leadingGroup').done('statistics.board', { unit: 'yunling' });
  expect(totals.leads).toMatchObject(byHand);
}
