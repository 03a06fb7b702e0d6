import { found } from '#domain/errors';
import { CONSUMERS } from '#domain/records';
import type { CollectionName, Documents } from '../../cloudfunctions/kit/documents';
import { WAKES } from '../../cloudfunctions/kit/wakes';
import { leadOf, sheetOf } from '../permission/plant';
import { SIZES } from '../sizes';
import { childId } from '../support/fixture';
import { DAYS, Load } from './load';
import { type Machine, startMachine } from './machine';

const COUNTY = 'yunling';
const RESTART_MS = 5000;
const BETWEEN = 12;

jest.setTimeout(900_000);

let machine: Machine;
beforeAll(async () => {
  process.env['WECHAT_TEMPLATES'] = JSON.stringify({ return: 'return-template' });
  machine = await startMachine();
  for (const key of ['a', 'c']) {
    await machine.store.append('cases', [leadOf(found(await machine.store.read('children', childId(COUNTY, key))))]);
  }
  const klass = found(await machine.store.read('units', `${COUNTY}-s1-y5-k1`));
  const sheet = sheetOf(COUNTY, klass, childId(COUNTY, 'a'));
  const sheets = DAYS.map((date) => ({ ...sheet, _id: `${klass._id}:${date}:morning`, date }));
  await machine.store.append('rollSheets', sheets);
});
afterAll(() => machine?.close());

async function until(reached: () => boolean, ms: number): Promise<number> {
  const begun = performance.now();
  while (!reached()) {
    if (performance.now() - begun > ms) {
      throw new Error(`not within ${ms} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return performance.now() - begun;
}

async function all<C extends CollectionName>(name: C): Promise<Documents[C][]> {
  const documents: Documents[C][] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Documents[C][]; cursor: string | null } = await machine.store.page(name, {
      equal: { county: COUNTY },
      limit: 500,
      cursor,
    });
    documents.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return documents;
}

test(`${SIZES.productKills} kills of gateway and functions under load: nothing acknowledged is lost, nothing is half done`, async () => {
  const load = new Load(machine);
  const pauses: number[] = [];
  for (let n = 0; n < SIZES.productKills; n += 1) {
    const before = load.acknowledged.length;
    await until(() => load.acknowledged.length >= before + BETWEEN + (n % 7), 20_000);
    const killed = performance.now();
    // The gateway last: a killed function's transaction holds its documents for half a minute, or until the gateway ends.
    await machine.kill(n % 2 === 0 ? 'functions' : 'gateway');
    await until(() => load.lastAt > killed, 20_000);
    pauses.push(load.lastAt - killed);
  }
  await load.finish();
  expect(load.refused).toEqual([]);
  // The middle of all: a single one says more of what else the machine was doing.
  expect(pauses.sort((one, other) => one - other)[pauses.length >> 1]).toBeLessThan(RESTART_MS);
  await check(load);
});

/** Every acknowledged write stands with its fact, its rows and its document; and nothing stands without them. */
async function check(load: Load): Promise<void> {
  const facts = await all('facts');
  const byId = new Map(facts.map((fact) => [fact._id, fact]));
  for (const { factId, reply } of load.acknowledged) {
    expect(byId.get(factId)?.reply).toEqual(reply);
  }
  // What was not acknowledged was repeated until it was: one fact for each intent.
  expect(facts).toHaveLength(load.acknowledged.length);
  const rows = await all('pending');
  for (const fact of facts) {
    const consumers = rows.filter((row) => row.fact === fact._id).map((row) => row.consumer);
    expect(consumers.every((consumer) => WAKES[fact.operation]?.includes(consumer))).toBe(true);
  }
  expect(rows.filter((row) => !byId.has(row.fact))).toEqual([]);
  const of = (operation: string) => facts.filter((fact) => fact.operation === operation);
  const contacts = await all('contacts');
  expect(contacts.map((one) => one._id).sort()).toEqual(
    of('cases.contact')
      .map((fact) => fact.change['contact'])
      .sort(),
  );
  for (const one of await all('cases')) {
    const mine = contacts.filter((contact) => contact.case === one._id).length;
    expect(one.contacts).toBe(mine);
    expect(one.rev).toBe(1 + mine);
  }
  const contactRows = rows.filter((row) => byId.get(row.fact)?.operation === 'cases.contact');
  expect(contactRows).toHaveLength(2 * contacts.length);
  const sheets = await all('rollSheets');
  expect(sheets.flatMap((sheet) => sheet.corrections)).toHaveLength(of('attendance.correct').length);
  expect(sheets.map((sheet) => sheet.rev)).toEqual(sheets.map((sheet) => 1 + sheet.corrections.length));
  const [grant] = await all('grants');
  expect(grant?.granted).toBe(of('reminders.subscribed').length);
  expect(await all('codes')).toHaveLength(of('accounts.makeMeetingCode').length);
  for (const post of await all('posts')) {
    expect(post.rev).toBe(1 + facts.filter((fact) => fact.actor.post === post._id).length);
  }
}

test('what waits after the kills is worked off, and the counts are what a recount finds', async () => {
  for (let n = 0; n < 30 && (await all('pending')).length > 0; n += 1) {
    for (const room of CONSUMERS) {
      await machine.tick(room);
    }
  }
  expect(await all('pending')).toEqual([]);
  const as = `${COUNTY}-edu:bureauOfficer:1`;
  const event = { operation: 'statistics.recount', request: { unit: `${COUNTY}-edu` }, as };
  const recount = await machine.call('statistics', event, `o-${COUNTY}-bureauOfficer`);
  expect(recount).toMatchObject({ ok: true, data: { moving: 0 } });
});
