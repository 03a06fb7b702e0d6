import { NATIONAL_WORDINGS } from '#domain/cases/paper-wording';
import { instantAt, plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { issued, legalOffice, persuading, serving } from './paper-cases';
import { kid } from './support';

jest.setTimeout(60_000);

const ON = plainDate('2026-11-18');
let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  setNow(instantAt(ON, '09:00'));
});
afterEach(() => product.close());

const mother = () => product.as('guardian.a');
const help = async () => mother().done('cases.myHelp', { child: kid('a') });
const home = async () => (await mother().done('accounts.me', { as: 'family:yunling' })).children[0]?.helped;

test('nobody is told of a lead that nobody has looked into', async () => {
  expect(await help()).toMatchObject({ open: false, helpers: [] });
  await persuading(product, 'a', { state: 'lead' });
  expect([await help(), await home()]).toMatchObject([{ open: false, helpers: [] }, false]);
});

test('a family is told who helps: posts and telephones of offices, no word of the case', async () => {
  await persuading(product, 'a');
  const told = await help();
  expect(told).toMatchObject({ open: true, name: '娃a' });
  expect(told.helpers.map(({ title }) => title)).toEqual(expect.arrayContaining(['班主任', '教育专干']));
  expect(Object.keys(told.helpers[0] ?? {}).sort()).toEqual(['name', 'phone', 'place', 'title']);
  expect(await home()).toBe(true);
});

test('what the county explains of its wording is listened to with the notice that was made by it', async () => {
  const office = product.by(await legalOffice(product));
  const explanations = [{ language: '彝语', text: '请送孩子上学', audio: null }];
  const wording = { kind: 'notice' as const, from: 1, ...NATIONAL_WORDINGS.notice };
  const fine = { ...explanations[0], language: '藏语', text: '不送就罚款', audio: null };
  expect(await office.call('cases.savePaperTemplate', { ...wording, explanations: [fine] })).toMatchObject({
    code: 'TEMPLATE_UNLAWFUL',
  });
  await office.done('cases.savePaperTemplate', { ...wording, explanations });
  await persuading(product, 'a');
  const paper = await issued(product, 'a', ON);
  await product.as('townshipApprover').done('cases.serveNotice', await serving(product, paper));
  const { items } = await mother().done('cases.myNotices', { child: kid('a') });
  expect(items).toMatchObject([
    { isMine: true, lastDay: '2026-11-25', explained: [{ language: '彝语', text: '请送孩子上学', audio: null }] },
  ]);
});

test('谁在帮您 after the return: helpers stand first, and the notice is said to be over', async () => {
  await persuading(product, 'a');
  const paper = await issued(product, 'a', ON);
  await product.as('townshipApprover').done('cases.serveNotice', await serving(product, paper));
  const one = await product.store.read('cases', `${kid('a')}:1`);
  const over = async () => (await mother().done('cases.myNotices', { child: kid('a') })).items.map((item) => item.over);
  expect(await over()).toEqual([null]);
  await product.store.put('cases', { ...one, state: 'followUp' } as never);
  expect(await over()).toEqual(['孩子已经返校，这份通知不用再办。']);
  const told = await help();
  expect(told).toMatchObject({ open: true, returned: true });
  expect(told.helpers.length).toBeGreaterThan(0);
});
