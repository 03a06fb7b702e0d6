import type { Operation, RequestOf } from '#domain/api';
import { isOpen } from '#domain/cases/documents';
import { evaluate } from '#domain/clock/evaluate';
import { found } from '#domain/errors';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { rulesFor } from '../../cloudfunctions/cases/of-child';
import { chanceOf } from '../../local/demo/random';
import { SIZES } from '../sizes';
import type { Product } from '../support/product';
import { type Bent, chosen } from './walk-acts';
import { holdsClocks, holdsCounts, holdsNumbers, holdsSteps, holdsTable } from './walk-rules';
import { begin, FIRST, later, lookedAt, type Move, opened, roll, type World } from './walk-world';

jest.setTimeout(3_600_000);

/** To the court it is a long way: half a year of it passes in one turn. */
const TURNS: Readonly<Record<Bent, number>> = process.env['PROVE']
  ? { court: 110, return: 70, away: 70 }
  : { court: 36, return: 30, away: 30 };
/** The calendar of the fixture ends with the school year. */
const END = plainDate('2027-08-20');
const BENTS: readonly Bent[] = ['court', 'return', 'away'];
const REFUSALS = [
  'ILLEGAL_STATE',
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID_ARGUMENT',
  'DEFERRAL_NOT_LAWFUL',
  'VERSION_CONFLICT',
  // In the summer a notice names the first school day: the next year's calendar is not entered here.
  'CALENDAR_MISSING',
];

const seen = {
  acts: new Map<string, number>(),
  states: new Set<string>(),
  kinds: new Set<string>(),
  methods: new Set<string>(),
  refused: 0,
};

/** The end of the term that runs and ends first; null: none does. */
async function dueOf({ product, one, today }: World): Promise<PlainDate | null> {
  if (one.state === 'decision') {
    return (await product.as('townshipApprover').done('cases.papers', { case: one._id })).penalty.suitUntil;
  }
  const child = found(await product.store.read('children', one.child));
  const rules = await rulesFor(product.store, child, today);
  const ends = evaluate(one, rules, instantAt(today, '12:00')).flatMap(({ clock, state, counted }) =>
    counted && state !== 'met' && state !== 'over' && clock !== 'nextContact' ? counted.last : [],
  );
  return ends.sort()[0] ?? null;
}

function note(before: World, after: World): void {
  for (const step of after.one.steps.slice(after.one._id === before.one._id ? before.one.steps.length : 0)) {
    seen.acts.set(step.action, (seen.acts.get(step.action) ?? 0) + 1);
    if (step.action === 'issueNotice') {
      seen.kinds.add(step.kind);
    }
    if (step.action === 'serveNotice') {
      seen.methods.add(after.services.find(({ _id }) => _id === step.service)?.method ?? '');
    }
  }
  seen.states.add(after.one.state);
}

const documents = ({ one, papers, services }: World) => ({ one, papers, services });

/** One act through the gateway: it holds what the table and the law say, or is refused and changes nothing. */
async function acted(before: World, { who, operation, request }: Move, isUnlocked: boolean): Promise<boolean> {
  const { product, today, draw } = before;
  const answer = await product.as(who).call(operation, request as RequestOf<Operation>);
  const after = await lookedAt(product, today, draw);
  if (answer.ok) {
    holdsSteps(before.one, holdsTable(before.one, after.one), after, isUnlocked);
  } else {
    expect([operation, answer.code, REFUSALS.includes(answer.code)]).toEqual([operation, answer.code, true]);
    expect(documents(after)).toEqual(documents(before));
    seen.refused += 1;
  }
  note(before, after);
  return answer.ok;
}

/** What the calendar does by itself: a roll now and then, and whoever looks at it. */
async function nightfall(world: World, isFickle: boolean): Promise<World> {
  const { product, today, draw, one } = world;
  if (draw(3) === 0) {
    await roll(world, one.state === 'followUp' && !isFickle ? draw(12) > 0 : draw(2) === 0);
  }
  await product.tick('cases');
  const after = await lookedAt(product, today, draw);
  if (isOpen(after.one.state) || after.one.state !== 'none') {
    holdsTable(world.one, after.one);
  }
  note(world, after);
  return after;
}

async function walk(product: Product, n: number, isUnlocked: boolean): Promise<void> {
  const chance = chanceOf('walks', String(n));
  const draw = (below: number): number => chance.int(0, below - 1);
  const bent = BENTS[n % BENTS.length] ?? 'court';
  let today = FIRST;
  for (let turn = 0; turn < TURNS[bent] && today < END; turn += 1) {
    begin(today, turn);
    const before = await lookedAt(product, today, draw);
    const mine = await chosen(before, bent);
    const isDone = mine !== null && (await acted(before, mine, isUnlocked));
    const world = await nightfall(await lookedAt(product, today, draw), n % 4 === 3);
    await holdsNumbers(product);
    await holdsClocks(world);
    const waits = !isDone && draw(2) === 0;
    const next = waits ? later(world, draw(4), await dueOf(world)) : addDays(today, draw(3));
    today = [next, END].sort()[0] ?? END;
  }
  await product.settle();
  await holdsCounts(product);
}

/** What so many walks come through for certain: each other act is taken where chance leads. */
const MUST =
  'verify suspect confirm persuade issueNotice serveNotice review nameOfficers answerStatement legalReview decide transfer acceptTransfer bounce suspend expire loseTrack find end exclude reopen claimReturn confirmReturn check strikeOff close'.split(
    ' ',
  );

test('walks through functions and gateway: papers, services, hand-overs, deferrals and all, and every step is of the table and the law', async () => {
  for (let n = 0; n < SIZES.caseProductWalks; n += 1) {
    const isUnlocked = n % 7 !== 6;
    const product = await opened(isUnlocked, n % 2 === 0 ? '2015-06' : '2010-02');
    try {
      await walk(product, n, isUnlocked);
    } finally {
      await product.close();
    }
  }
  expect([seen.refused > 5, seen.acts.size > 6, seen.kinds.size > 0]).toEqual([true, true, true]);
  if (process.env['PROVE']) {
    expect(MUST.filter((act) => !seen.acts.has(act))).toEqual([]);
    console.info(JSON.stringify([[...seen.acts], [...seen.states], [...seen.kinds], [...seen.methods]]));
  }
});
