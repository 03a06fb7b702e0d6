import { found } from '#domain/errors';
import { plainDate } from '#domain/plain-date';
import { encrypt } from '../../cloudfunctions/kit/secrets';
import { setNow } from '../support/clock';
import { openProduct, type Product, requestId } from '../support/product';
import { absentFor, at, callRoll, caseOf, kid } from './support';
import { receiptBy } from './uploads';

jest.setTimeout(60_000);

const CASE = `${kid('a')}:1`;
const VISIT = { case: CASE, kind: 'homeVisit', met: ['child', 'mother'], outcome: 'hesitating' } as const;

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await absentFor(product, 'a', ['2026-11-18', '2026-11-19', '2026-11-20']);
  setNow(at('2026-11-20', '18:30'));
});
afterEach(() => product.close());

const contactsOf = async () => {
  const { events } = await product.as('villageHead').done('cases.case', { case: CASE });
  return events.flatMap((event) => (event.kind === 'contact' ? [event] : []));
};

test('a visit holds who went, how the child was heard, photos and the rough place; words and place are encrypted', async () => {
  const photo = await receiptBy(product, 'villageHead', CASE);
  const { posts } = await product.as('villageHead').done('cases.companions', { case: CASE });
  expect(posts.map(({ id }) => id)).not.toContain(product.actor('villageHead').as);
  const teacher = posts.find(({ title }) => title === '班主任');
  const { contact } = await product.as('villageHead').done('cases.contact', {
    ...VISIT,
    companions: [String(teacher?.id)],
    heard: 'alone',
    childSaid: '想回去，怕作业多',
    photos: [photo],
    place: { latitude: 27.123456, longitude: 103.654321 },
  });
  const [told] = await contactsOf();
  expect(told).toMatchObject({
    heard: 'alone',
    childSaid: '想回去，怕作业多',
    photos: 1,
    place: { latitude: 27.123, longitude: 103.654 },
    companions: [{ title: '班主任' }],
    before: { present: 0, called: 2 },
    after: { present: 0, called: 0 },
  });
  const stored = await product.store.read('contacts', contact);
  expect(JSON.stringify(stored)).not.toContain('27.123');
  const seen = await product.as('classTeacher').done('cases.contactPhoto', { case: CASE, contact, at: 0 });
  expect(seen.path).toContain('files/');
  expect((await product.as('classTeacher').call('cases.contactPhoto', { case: CASE, contact, at: 1 })).ok).toBe(false);
});

test('the same visit sent again, with its photo, is one', async () => {
  const photo = await receiptBy(product, 'villageHead', CASE);
  const id = requestId();
  const first = await product.as('villageHead').done('cases.contact', { ...VISIT, photos: [photo] }, id);
  const again = await product.as('villageHead').done('cases.contact', { ...VISIT, photos: [photo] }, id);
  expect(again).toEqual(first);
  expect(await caseOf(product, 'a')).toMatchObject({ contacts: 1 });
});

test('somebody else’s photo, a post that is none, and a day too long ago are refused', async () => {
  const photo = await receiptBy(product, 'classTeacher', CASE);
  const refused = async (part: object): Promise<unknown> => {
    const answer = await product.as('villageHead').call('cases.contact', { ...VISIT, ...part });
    return answer.ok ? 'done' : answer.code;
  };
  expect(await refused({ photos: [photo] })).toBe('NOT_FOUND');
  expect(await refused({ companions: ['nowhere:villageHead:1'] })).toBe('INVALID_ARGUMENT');
  expect(await refused({ on: plainDate('2026-08-01') })).toBe('INVALID_ARGUMENT');
  expect(await caseOf(product, 'a')).toMatchObject({ contacts: 0 });
});

test('what waited without network counts for its own day and does not undo what was agreed since', async () => {
  await product.as('classTeacher').done('cases.contact', { ...VISIT, kind: 'phone', nextOn: plainDate('2026-11-23') });
  await product.as('villageHead').done('cases.contact', { ...VISIT, on: plainDate('2026-11-19') });
  expect(await caseOf(product, 'a')).toMatchObject({
    contacts: 2,
    homeVisits: 1,
    lastContactOn: '2026-11-20',
    nextOn: '2026-11-23',
  });
  const [late] = await contactsOf();
  expect(late).toMatchObject({ on: '2026-11-19', before: { called: 1 }, after: { present: 0, called: 1 } });
});

test('attendance after a visit follows the rolls', async () => {
  await product.as('villageHead').done('cases.contact', VISIT);
  await callRoll(product, '2026-11-23', {});
  await callRoll(product, '2026-11-24', { a: 'unexcused' });
  const [visit] = await contactsOf();
  expect(visit?.after).toEqual({ present: 1, called: 2 });
});

test('after three visits without return a conference is due, and one that was held answers it', async () => {
  const page = () => product.as('villageHead').done('cases.case', { case: CASE });
  const due = async () => (await page()).conferDue;
  const clock = async () => (await page()).clocks.find((one) => one.clock === 'confer');
  for (const time of ['18:31', '18:32']) {
    setNow(at('2026-11-20', time));
    await product.as('villageHead').done('cases.contact', VISIT);
  }
  expect([await due(), await clock()]).toEqual([null, undefined]);
  await product.as('classTeacher').done('cases.contact', { ...VISIT, nextOn: plainDate('2026-12-20') });
  expect(await due()).toBe(3);
  expect(await clock()).toMatchObject({ startedOn: '2026-11-20', state: 'running', counted: { last: '2026-11-27' } });
  const officer = product.as('townshipEducationOfficer');
  expect((await officer.done('cases.list', {})).clocks).toEqual({ confer: 1 });
  expect((await officer.done('cases.list', { clock: 'confer' })).items).toMatchObject([
    { id: CASE, nextClock: 'confer' },
  ]);
  setNow(at('2026-11-20', '19:00'));
  const held = { case: CASE, on: plainDate('2026-11-20'), people: '学校、村委会', decision: '周末再上门' };
  await officer.done('cases.confer', held);
  expect(await due()).toBeNull();
  expect(await clock()).toMatchObject({ state: 'met', metOn: '2026-11-20' });
});

test('address and numbers are taken along by whoever goes there, and the look is on record', async () => {
  const child = found(await product.store.read('children', kid('a')));
  const place = { collection: 'children', field: 'address', id: child._id };
  await product.store.put('children', { ...child, address: encrypt('一组村口第三户', place) });
  const { phones, address } = await product.as('villageHead').done('cases.carry', { case: CASE });
  expect(address).toBe('一组村口第三户');
  expect(phones.length).toBeGreaterThan(0);
  expect(phones.every(({ phone }) => /^000\d{8}$/.test(phone))).toBe(true);
  const { items } = await product.store.page('accessLog', {
    equal: { county: 'yunling', child: kid('a') },
    range: { key: 'at' },
  });
  expect(items).toContainEqual(
    expect.objectContaining({ operation: 'cases.carry', fields: ['adults.guardian.phone', 'address'] }),
  );
  expect((await product.as('inspector').call('cases.carry', { case: CASE })).ok).toBe(false);
});
