import { childId } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';

const CALLS = 500;
const AT_ONCE = 25;

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

/** What only this person may find in an answer, and what only the other may. */
interface Side {
  readonly openid: string;
  readonly mine: string;
  readonly theirs: string;
}

const sides = (): readonly [Side, Side] => {
  const [a, b] = [childId('yunling', 'a'), childId('yunling', 'b')];
  return [
    { openid: 'o-yunling-guardian.a', mine: a, theirs: b },
    { openid: 'o-yunling-guardian.b', mine: b, theirs: a },
  ];
};

/** A read and a write of each of some functions, chosen by turns. */
function event(n: number, side: Side): { room: string; event: object } {
  const as = 'family:yunling';
  const asks = [
    { room: 'accounts', operation: 'accounts.me', request: {} },
    { room: 'accounts', operation: 'accounts.childAccess', request: { child: side.mine } },
    { room: 'letters', operation: 'letters.mine', request: {} },
    { room: 'accounts', operation: 'accounts.childAccess', request: { child: side.theirs } },
    { room: 'reminders', operation: 'reminders.inbox', request: {} },
  ];
  const { room, ...ask } = asks[n % asks.length] ?? { room: 'accounts', operation: 'accounts.me', request: {} };
  return { room, event: { ...ask, requestId: requestId(), as } };
}

test(`${CALLS} interleaved calls of two people through one process: none mixed`, async () => {
  const [one, other] = sides();
  await product.as('classTeacher').done('attendance.submit', {
    unit: 'yunling-s1-y5-k1',
    date: '2026-11-18' as never,
    absent: [one, other].map(({ mine }) => ({ child: mine, reason: 'unexcused' as const })),
  });
  let n = 0;
  const mixed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let at = n++; at < CALLS; at = n++) {
      const side = at % 2 === 0 ? one : other;
      const { room, event: sent } = event(Math.floor(at / 2), side);
      const answered = await product.raw(room, sent, side.openid);
      const asksForTheirs = JSON.stringify(sent).includes(side.theirs);
      const text = JSON.stringify(answered);
      const lacksMine = JSON.stringify(sent).includes('accounts.me') && !text.includes(side.mine);
      if (text.includes(side.theirs) || lacksMine || answered.ok === asksForTheirs) {
        mixed.push(`${at}: ${JSON.stringify(sent)} → ${text}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(mixed).toEqual([]);
  expect(n).toBeGreaterThanOrEqual(CALLS);
}, 120_000);

test('writes of two people at the same moment each leave a fact of their own person', async () => {
  const before = (await product.store.page('facts', { equal: { county: 'yunling' }, limit: 1000 })).items.length;
  const codes = await Promise.all(
    ['classTeacher', 'gradeLead', 'principal', 'rosterClerk'].map(async (name) => {
      const { scene } = await product.as(name).done('accounts.makeMeetingCode', { unit: 'yunling-s1-y5-k1' });
      return { scene, as: product.actor(name).as };
    }),
  );
  for (const { scene, as } of codes) {
    expect((await product.store.read('codes', scene))?.by).toBe(as);
  }
  const { items } = await product.store.page('facts', { equal: { county: 'yunling' }, limit: 1000 });
  expect(items).toHaveLength(before + codes.length);
  const made = items.filter((fact) => fact.operation === 'accounts.makeMeetingCode');
  expect(made.map((fact) => fact.actor.post).sort()).toEqual(codes.map(({ as }) => as).sort());
});

test('nothing in a request says who is calling', async () => {
  const stranger = { openid: 'o-yunling-stranger', as: 'family:yunling' };
  const plain = await product.by(stranger).call('accounts.me', {});
  for (const extra of [
    { userInfo: { openId: 'o-yunling-guardian.a', appId: 'x' } },
    { tcbContext: { WX_OPENID: 'o-yunling-guardian.a' } },
  ]) {
    const event = { operation: 'accounts.me', request: {}, as: stranger.as, ...extra };
    const answered = await product.raw('accounts', event, stranger.openid);
    expect({ ...answered, at: 0 }).toEqual({ ...plain, at: 0 });
  }
  for (const field of ['openid', 'OPENID', 'WX_OPENID', 'person']) {
    const event = { operation: 'accounts.me', request: {}, as: stranger.as, [field]: 'o-yunling-guardian.a' };
    expect(await product.raw('accounts', event, stranger.openid)).toMatchObject({
      ok: false,
      code: 'INVALID_ARGUMENT',
    });
  }
  const nobody = await product.raw('accounts', { operation: 'accounts.me', request: {} }, '');
  expect(nobody).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' });
});
