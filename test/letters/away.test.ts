import { found } from '#domain/errors';
import type { Adult } from '#domain/roster/documents';
import { blind, encrypt } from '../../cloudfunctions/kit/secrets';
import { codeFor, startWechat, type WechatPhones } from '../accounts/wechat-phones';
import { childId, phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { partySigns } from './campaign-driving';
import { adult, CLASS, letterOf, startLetters, withAdults } from './class-letters';

jest.setTimeout(60_000);

const COUNTY = 'yunling';
const FATHERS_PHONE = phoneOf(300);
const GRANDMOTHERS_PHONE = phoneOf(301);

let wechat: WechatPhones;
let product: Product;
beforeAll(async () => {
  wechat = await startWechat();
  process.env['WECHAT_API'] = wechat.url;
});
afterAll(() => wechat.close());
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const withPhone = (child: string, known: Adult, phone: string): Adult => ({
  ...known,
  phone: encrypt(phone, { collection: 'children', field: `adults.${known.slot}.phone`, id: child }),
  phoneBlind: blind('phone', COUNTY, phone),
});

/** Two children of a father who works in another province, and of a grandmother at home; their mother has left. */
async function leftBehind(): Promise<readonly string[]> {
  const children = ['a', 'b'].map((key) => childId(COUNTY, key));
  for (const child of children) {
    await withAdults(product, child, (adults) => [
      ...adults.filter(({ slot }) => slot === 'guardian2').map((one) => withPhone(child, one, FATHERS_PHONE)),
      withPhone(child, adult('carer', 'entrustedCarer', '祖母'), GRANDMOTHERS_PHONE),
    ]);
  }
  await startLetters(product);
  return children;
}

/** From a forwarded card: no code, the county alone, and the phone that WeChat vouches for. */
async function comesIn(name: string, phone: string) {
  const caller = product.by({ openid: `o-away-${name}`, as: '' });
  await caller.done('accounts.usePhone', { county: COUNTY, code: codeFor(phone) });
  const { children } = await caller.done('accounts.matchChildren', { county: COUNTY });
  for (const { id } of children) {
    await caller.done('accounts.confirmChild', { child: id });
  }
  return product.by({ openid: `o-away-${name}`, as: `family:${COUNTY}` });
}

const standings = async () =>
  new Map(
    (await product.as('classTeacher').done('letters.classProgress', { unit: CLASS })).items.map((item) => [
      item.child,
      item.standing,
    ]),
  );

test('the grandmother signs as carer and is told apart; the father, far away, signs for both children one after the other', async () => {
  const children = await leftBehind();
  const grandmother = await comesIn('grandmother', GRANDMOTHERS_PHONE);
  const hers = (await grandmother.done('letters.mine', {})).toSign;
  expect(hers.map(({ slot, kind }) => [slot, kind])).toEqual([
    ['carer', 'entrustedCarer'],
    ['carer', 'entrustedCarer'],
  ]);
  for (const { id } of hers) {
    await partySigns(grandmother, id);
  }
  for (const child of children) {
    expect((await standings()).get(child)).toBe('carer');
  }
  const afterwards = await grandmother.done('letters.mine', {});
  expect(afterwards.toSign).toEqual([]);
  const fathers = letterOf('a', 'guardian2');
  expect(afterwards.others.find(({ id }) => id === fathers)).toMatchObject({ state: 'issued', relation: '父亲' });
  expect(await grandmother.call('letters.open', { letter: fathers })).toMatchObject({ code: 'FORBIDDEN' });

  const father = await comesIn('father', FATHERS_PHONE);
  const me = await father.done('accounts.me', { as: `family:${COUNTY}` });
  expect(new Set(me.todo.letters.map(({ child }) => child))).toEqual(new Set(children));
  for (const { id } of me.todo.letters) {
    await partySigns(father, id);
  }
  for (const child of children) {
    expect((await standings()).get(child)).toBe('signed');
  }
  const receipt = await father.done('letters.receipt', { letter: fathers });
  expect(receipt).toMatchObject({ method: 'self', level: 'phone', slot: 'guardian2' });
  const carers = found(await product.store.read('letters', letterOf('a', 'carer')));
  expect(carers).toMatchObject({ state: 'signed', adultKind: 'entrustedCarer' });
});

test('whoever holds the forwarded card without the phone on the roster sees no child and no letter', async () => {
  await leftBehind();
  const stranger = await comesIn('stranger', phoneOf(302));
  expect((await stranger.call('letters.mine', {})).ok && (await stranger.done('letters.mine', {})).toSign).toEqual([]);
  expect(await stranger.call('letters.read', { letter: letterOf('a', 'guardian2') })).toMatchObject({ ok: false });
});
