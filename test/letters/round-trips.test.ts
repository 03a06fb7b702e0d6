import { openProduct, type Product } from '../support/product';
import { letterOf, openToSign, startLetters } from './class-letters';
import { type CountingProxy, countRoundTrips } from './counting-proxy';

let product: Product;
let proxy: CountingProxy;
beforeAll(async () => {
  product = await openProduct();
  await startLetters(product);
  proxy = await countRoundTrips(product.gateway);
});
afterAll(async () => {
  await proxy.close();
  await product.close();
});

test.each([
  ['letters.sign', 'guardian.a', 'a', {}],
  ['letters.assist', 'villageHead', 'b', { present: ['signer'], readAloud: true }],
] as const)(
  '%s takes at most 15 round trips, 11 of them between begin and commit (a row for the counts, a row for the county log)',
  async (operation, who, child, help) => {
    const { caller, signature } = await openToSign(product, who, letterOf(child));
    proxy.taken();
    await caller.done(operation, { ...signature, ...help } as typeof signature & {
      present: ['signer'];
      readAloud: true;
    });
    const actions = proxy.taken();
    const begin = actions.findIndex((action) => /begin|start/i.test(action));
    const commit = actions.findIndex((action) => /commit/i.test(action));
    expect(begin).toBeGreaterThanOrEqual(0);
    expect(commit).toBe(actions.length - 1);
    expect(actions.length).toBeLessThanOrEqual(15);
    expect(commit - begin - 1).toBeLessThanOrEqual(11);
  },
);
