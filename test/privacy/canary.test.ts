import type { Operation, RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import { COLLECTIONS } from '../../cloudfunctions/kit/collections';
import type { CollectionName } from '../../cloudfunctions/kit/documents';
import { BODIES, HOSTILE } from '../fuzz/corpus';
import { advance } from '../support/clock';
import { TODAY } from '../support/fixture';
import { type Caller, openProduct, type Product } from '../support/product';
import { CHILD, COUNTY, FILE, NAMES, plantFamily, SECRETS } from './family';
import { type Listener, listen } from './wechat';

/** Where a name may stand in clear: its own document, and the letter that its owner signs. */
const NAMED: readonly CollectionName[] = ['children', 'people', 'posts', 'letters', 'households'];
const CLASS = `${COUNTY}-s1-y5-k1`;

let product: Product;
let wechat: Listener;
let printed = '';
const write = process.stdout.write;
const errors = process.stderr.write;
const listenTo =
  (real: typeof process.stdout.write) =>
  (...parts: Parameters<typeof process.stdout.write>): boolean => {
    printed += String(parts[0]);
    return real.apply(process.stdout, parts);
  };

beforeAll(async () => {
  wechat = await listen(SECRETS.vouchedPhone);
  process.env['WECHAT_API'] = wechat.url;
  process.env['WECHAT_TEMPLATES'] = JSON.stringify({ return: 'T-return', alert: 'T-alert', letter: 'T-letter' });
  product = await openProduct();
  await plantFamily(product);
  process.stdout.write = listenTo(write) as typeof process.stdout.write;
  process.stderr.write = listenTo(errors) as typeof process.stderr.write;
  await exercise();
}, 120_000);
afterAll(async () => {
  process.stdout.write = write;
  process.stderr.write = errors;
  await product?.close();
  await wechat?.close();
});

const guardian = (): Caller => product.by({ openid: SECRETS.openid, as: `family:${COUNTY}` });

async function attempt<O extends Operation>(by: Caller, operation: O, request: RequestOf<O>): Promise<void> {
  await by.call(operation, request);
}

/** A day of everybody's work about the one child, with what people type and mistype. */
async function exercise(): Promise<void> {
  const teacher = product.as('classTeacher');
  const accepts = (template: string) => ({ answers: [{ template, answer: 'accept' as const }] });
  await guardian().done('reminders.subscribed', accepts('T-return'));
  for (const name of ['classTeacher', 'principal', 'villageHead', 'townshipEducationOfficer', 'gradeLead']) {
    await product.as(name).done('reminders.subscribed', accepts('T-alert'));
  }
  const absent = [{ child: CHILD(), reason: 'unexcused' as const }];
  const { sheet } = await teacher.done('attendance.submit', { unit: CLASS, date: TODAY, absent });
  await product.settle();
  advance(11 * 60_000);
  await product.settle();
  const { items } = await guardian().done('reminders.inbox', {});
  await guardian().done('reminders.answer', { message: found(items[0]).id, answer: 'leftNotArrived' });
  await product.settle();
  await work(sheet);
  await people();
  await importing();
  await mistakes();
  await product.settle();
}

async function work(sheet: string): Promise<void> {
  const teacher = product.as('classTeacher');
  const lead = `${CHILD()}:1`;
  const { danger } = await teacher.done('cases.reportDanger', {
    child: CHILD(),
    reason: 'harmed',
    words: SECRETS.seen,
  });
  await product.as('principal').done('cases.followDanger', { danger, organ: 'police', words: SECRETS.seen });
  await product.as('principal').done('cases.danger', { danger });
  const missing = `${CHILD()}:${TODAY}`;
  await product.as('villageHead').done('cases.foundMissing', { missing, who: 'village', where: SECRETS.place });
  await teacher.done('cases.missing', { child: CHILD() });
  const said = { childSaid: SECRETS.said, note: SECRETS.note };
  const visit = { kind: 'homeVisit', met: ['mother'], outcome: 'hesitating' } as const;
  await product.as('villageHead').done('cases.contact', { case: lead, ...visit, ...said });
  await teacher.done('cases.phone', { case: lead, slot: 'guardian' });
  await product.as('townshipEducationOfficer').done('cases.case', { case: lead });
  for (const field of ['phone.guardian', 'idNumber', 'registerNumber', 'birthDate', 'address', 'health'] as const) {
    await teacher.done('roster.reveal', { child: CHILD(), field, reason: '联系家长返校' });
  }
  await teacher.done('roster.child', { child: CHILD() });
  await teacher.done('roster.search', { text: NAMES.child });
  await teacher.done('attendance.correct', {
    sheet,
    child: CHILD(),
    from: 'unexcused',
    to: 'sick',
    why: '家长来电说明',
  });
  const { job } = await teacher.done('letters.startClass', { unit: CLASS });
  await teacher.done('letters.continueStart', { job });
  const { toSign } = await guardian().done('letters.mine', {});
  await guardian().done('letters.read', { letter: found(toSign[0]).id });
  await guardian().done('letters.open', { letter: found(toSign[0]).id });
  await guardian().done('letters.decline', { letter: found(toSign[0]).id, reason: 'think' });
  await product.as('bureauOfficer').done('statistics.list', { unit: `${COUNTY}-edu`, what: 'children' });
}

async function people(): Promise<void> {
  const stranger = product.as('stranger');
  await stranger.done('accounts.usePhone', { county: COUNTY, code: 'good' });
  const asked = {
    county: COUNTY,
    childName: NAMES.child,
    lastFour: '0023',
    relation: 'father',
    name: NAMES.newcomer,
  } as const;
  const { binding } = await stranger.done('accounts.askBinding', asked);
  await product.settle();
  await attempt(product.as('classTeacher'), 'accounts.decideBinding', { binding, decision: 'refuse' });
  const post = { unit: CLASS, role: 'rollCaller', name: NAMES.newcomer, phone: SECRETS.otherPhone } as const;
  const { post: given } = await product.as('principal').done('accounts.savePost', post);
  await product.as('principal').done('accounts.invite', { post: given });
  await product.as('groupLeader').done('roster.reportUnlisted', {
    name: NAMES.unlisted,
    sex: 'male',
    birthMonth: '2013-01',
    unit: `${COUNTY}-t1-v1-g1`,
    note: 'newcomer',
    adult: { relation: '叔叔', name: '郑叔叔', phone: SECRETS.otherPhone },
  });
}

async function importing(): Promise<void> {
  const clerk = product.as('rosterClerk');
  const { job } = await clerk.done('roster.planImport', { file: FILE, kind: 'children', unit: `${COUNTY}-s1` });
  await clerk.done('roster.importReport', { job });
  await clerk.done('roster.commitImport', { job });
  for (let state = 'running'; state === 'running'; ) {
    ({ state } = await clerk.done('roster.continueImport', { job }));
  }
  await clerk.done('office.rowReport', { job });
}

/** What goes wrong: shapes, wrong numbers, a document that cannot be opened, a database that is gone. */
async function mistakes(): Promise<void> {
  const openid = product.actor('classTeacher').openid;
  const words = [...Object.values(SECRETS), ...Object.values(NAMES)];
  for (const [room, operation, field] of [
    ['roster', 'roster.search', 'text'],
    ['roster', 'roster.child', 'child'],
    ['accounts', 'accounts.askBinding', 'childName'],
    ['accounts', 'accounts.savePost', 'name'],
    ['cases', 'cases.contact', 'note'],
    ['cases', 'cases.reportDanger', 'words'],
    ['cases', 'cases.foundMissing', 'where'],
    ['letters', 'letters.verify', 'code'],
  ] as const) {
    for (const word of words) {
      const event = { operation, request: { [field]: word, [word]: 1 }, requestId: 'request-of-canaries', as: word };
      await product.raw(room, event, openid);
      await product.raw(room, { ...event, as: product.actor('classTeacher').as }, openid);
    }
  }
  for (const body of [...BODIES, ...HOSTILE]) {
    await product.raw('roster', body(), openid);
  }
  const child = found(await product.store.read('children', CHILD()));
  await product.store.put('children', { ...child, idNumber: `v1.test.${'a'.repeat(16)}.b.c` as never });
  const broken = { child: CHILD(), field: 'idNumber', reason: '核对身份证件号' } as const;
  expect(await product.as('classTeacher').call('roster.reveal', broken)).toMatchObject({ ok: false, code: 'INTERNAL' });
  await product.store.put('children', child);
}

test('what is printed names nobody and holds no number', () => {
  expect(printed).toContain('unexpected');
  const words = [...Object.values(SECRETS), ...Object.values(NAMES), '郑叔叔'];
  expect(words.filter((word) => printed.includes(word))).toEqual([]);
});

test('the import that was played made its child', async () => {
  const { items } = await product.as('classTeacher').done('roster.search', { text: NAMES.imported });
  expect(items).toHaveLength(1);
});

test('protected values stand nowhere in clear, and names only in their own documents', async () => {
  const found: string[] = [];
  let seen = 0;
  for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
    const { items } = await product.store.page(name, { equal: { county: COUNTY }, limit: 1000 });
    for (const document of items as readonly { readonly _id: string }[]) {
      seen += 1;
      const text = JSON.stringify(document);
      const secrets = Object.entries(SECRETS).filter(([, word]) => text.includes(word));
      const names = NAMED.includes(name) ? [] : Object.entries(NAMES).filter(([, word]) => text.includes(word));
      found.push(...[...secrets, ...names].map(([what]) => `${name}/${document._id}: ${what}`));
    }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(300);
});

test('what is pushed to a lock screen holds no full name, number or reason', () => {
  expect(wechat.sends.length).toBeGreaterThan(3);
  const words = [...Object.values(SECRETS), ...Object.values(NAMES)].filter((word) => word !== SECRETS.openid);
  const said = wechat.sends.map((body) => JSON.stringify((JSON.parse(body) as { data: unknown }).data));
  expect(words.filter((word) => said.some((text) => text.includes(word)))).toEqual([]);
  expect(said.filter((text) => /\d{6,}|病|贫困|打工|辍学/.test(text))).toEqual([]);
});

test('every look at a protected value is on record before it was given', async () => {
  const { items } = await product.store.page('accessLog', { equal: { county: COUNTY, child: CHILD() }, limit: 100 });
  const fields = items.flatMap((entry) => entry.fields);
  const shownFields = ['phone.guardian', 'idNumber', 'registerNumber', 'birthDate', 'address', 'health', 'contacts'];
  for (const field of [...shownFields, 'missing']) {
    expect(fields).toContain(field);
  }
  // A closed file is opened on record too, where no list of the child finds it.
  expect(fields).not.toContain('danger');
  const { items: shown } = await guardian().done('accounts.childAccess', { child: CHILD() });
  expect(shown.length).toBeGreaterThanOrEqual(7);
  expect(JSON.stringify(shown)).not.toMatch(/强制|danger/);
});
