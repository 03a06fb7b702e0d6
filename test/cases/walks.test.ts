import fc from 'fast-check';
import type { Operation, RequestOf } from '#domain/api';
import { type Case, isOpen } from '#domain/cases/documents';
import { type CaseAction, nextState } from '#domain/cases/machine';
import { found } from '#domain/errors';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { SIZES } from '../sizes';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { absentFor, callRoll, caseOf, kid } from './support';

jest.setTimeout(1_800_000);

const WHO = [
  'classTeacher',
  'principal',
  'villageHead',
  'townshipEducationOfficer',
  'townshipApprover',
  'bureauOfficer',
  'bureauApprover',
] as const;

/** Acts of the walk, with what each asks for beside the case. */
const ASKS = {
  verify: () => ({}),
  exclude: () => ({}),
  rejectProposal: () => ({}),
  suspect: () => ({}),
  confirm: () => ({}),
  persuade: () => ({}),
  review: () => ({}),
  admonish: () => ({}),
  loseTrack: () => ({}),
  find: () => ({}),
  confirmReturn: () => ({}),
  strikeOff: () => ({}),
  close: () => ({}),
  reopen: () => ({}),
  plan: () => ({ causes: ['unknown'], measures: ['affection'] }),
  claimReturn: (today: PlainDate) => ({ on: today }),
  pause: (today: PlainDate) => ({ from: today, to: addDays(today, 2), reason: 'disaster' }),
} as const satisfies Partial<Record<CaseAction, (today: PlainDate) => object>>;
type Walked = keyof typeof ASKS;
const ACTS = Object.keys(ASKS) as Walked[];

interface Try {
  readonly who: (typeof WHO)[number];
  readonly pick: number;
  /** Three of four times something that the page offers; otherwise anything. */
  readonly isOffered: boolean;
  readonly days: number;
  readonly roll: 'none' | 'present' | 'absent';
  readonly contact: boolean;
  readonly ticks: boolean;
}

const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...WHO),
    pick: fc.nat(10_000),
    isOffered: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    days: fc.integer({ min: 0, max: 5 }),
    roll: fc.constantFrom('none' as const, 'present' as const, 'absent' as const),
    contact: fc.boolean(),
    ticks: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  }),
  { minLength: 14, maxLength: 22 },
);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

const stored = async (id: string): Promise<Case> => found(await product.store.read('cases', id));

/** A fresh lead of the same child: every walk a round of its own. */
async function freshLead(base: Case, round: number, day: PlainDate): Promise<string> {
  const id = `${base.child}:${round}`;
  const at = instantAt(day, '08:00');
  const lead = { ...base, _id: id, round, openedOn: day, openedAt: at, state: 'lead' as const, steps: [], rev: 1 };
  await product.store.append('cases', [lead]);
  return id;
}

/** What happens in the world before somebody acts: a roll, a contact, a tick. */
async function meanwhile(id: string, { who, roll, contact, ticks }: Try, today: PlainDate): Promise<void> {
  if (roll !== 'none') {
    await product.as('classTeacher').call('attendance.submit', {
      unit: 'yunling-s1-y5-k1',
      date: today,
      absent: roll === 'absent' ? [{ child: kid('a'), reason: 'unexcused' }] : [],
    });
  }
  if (contact) {
    const request = { case: id, kind: 'homeVisit', met: ['mother'], outcome: 'hesitating' } as const;
    await product.as(who).call('cases.contact', request);
  }
  if (ticks) {
    await product.tick('cases');
  }
}

const seen = { taken: new Map<string, number>(), refused: 0, states: new Set<string>() };

function requireLawful(before: Case, after: Case, action: Walked): void {
  expect(after.state).toBe(nextState(before.state, action, before.before ?? undefined));
  expect(after.steps).toHaveLength(before.steps.length + 1);
  expect(after.steps.slice(0, -1)).toEqual(before.steps);
  expect(after.closedOn === null).toBe(isOpen(after.state));
  if (action === 'strikeOff') {
    const since = before.steps.slice(before.steps.findLastIndex((step) => step.action === 'claimReturn'));
    const confirmed = new Set(since.flatMap((step) => (step.action === 'confirmReturn' ? step.as : [])));
    expect([...confirmed].sort()).toEqual(['class', 'education', 'government']);
  }
}

/** One act through the gateway: what the page offers is taken, what it does not offer is refused, and a refusal changes nothing. */
async function act(id: string, { who, pick, isOffered }: Try, today: PlainDate): Promise<void> {
  const page = await product.as(who).done('cases.case', { case: id });
  const offered = page.actions.filter((one): one is Walked => ACTS.includes(one as Walked));
  const from = isOffered && offered.length > 0 ? offered : ACTS;
  const action = from[pick % from.length] ?? 'verify';
  const before = await stored(id);
  const operation = `cases.${action}` as Operation;
  const answered = await product.as(who).call(operation, { case: id, ...ASKS[action](today) } as RequestOf<Operation>);
  const after = await stored(id);
  expect([who, before.state, action, answered.ok]).toEqual([who, before.state, action, offered.includes(action)]);
  if (answered.ok) {
    requireLawful(before, after, action);
    seen.taken.set(action, (seen.taken.get(action) ?? 0) + 1);
    seen.states.add(after.state);
  } else {
    expect(['ILLEGAL_STATE', 'NOT_FOUND', 'FORBIDDEN']).toContain(answered.code);
    expect(after).toEqual(before);
    seen.refused += 1;
  }
}

test('walks through functions and gateway: what is offered is taken, nothing else is, and every step is of the table', async () => {
  await callRoll(product, '2026-09-07', {});
  await absentFor(product, 'a', ['2026-09-08', '2026-09-09', '2026-09-10']);
  const base = found(await caseOf(product, 'a'));
  const walks = fc.sample(tries, { numRuns: SIZES.caseProductWalks, seed: 20261122 });
  for (const [n, walk] of walks.entries()) {
    let today = plainDate('2026-09-10');
    setNow(instantAt(today, '09:00'));
    const id = await freshLead(base, n + 2, today);
    for (const [minute, wanted] of walk.entries()) {
      today = addDays(today, wanted.days);
      setNow(instantAt(today, `10:${String(minute).padStart(2, '0')}`));
      await meanwhile(id, wanted, today);
      await act(id, wanted, today);
    }
  }
  expect(seen.refused).toBeGreaterThan(0);
  expect(seen.taken.size).toBeGreaterThan(2);
  expect(seen.states.size).toBeGreaterThan(2);
});
