import { openProduct, type Product } from '../support/product';
import { seatsIn } from '../support/seats';
import { letterOf, openToSign, startLetters } from './class-letters';

jest.setTimeout(120_000);

const PARENT = { name: 'guardian.a', title: '家长', place: '云岭县' } as const;
const VILLAGE = { name: 'villageHead', title: '村主任', place: '一村' } as const;

let product: Product;
const sit = seatsIn(() => product);
beforeEach(async () => {
  product = await openProduct();
  await startLetters(product);
});
afterEach(() => product.close());

const pageOf = (name: string, letter: string): string =>
  `letters/${name}/index?letter=${encodeURIComponent(letterOf(letter))}`;

it.each([
  { page: 'sign', who: PARENT, letter: 'a', sentence: /^我已看懂责任书/, width: 375, large: false },
  { page: 'sign', who: PARENT, letter: 'a', sentence: /^我已看懂责任书/, width: 320, large: true },
  { page: 'assist', who: VILLAGE, letter: 'b', sentence: /^已念给妈b听/, width: 375, large: false },
])('$page shows a box to tick beside its sentence at $width px, empty until ticked', async (shape) => {
  const { page, open, picture, tooWide } = await sit({ ...shape.who, width: shape.width, large: shape.large });
  await open(pageOf(shape.page, shape.letter));
  const box = page.getByRole('checkbox', { name: shape.sentence });
  await box.waitFor();
  const drawn = () => box.locator('[aria-hidden="true"]').evaluate((icon) => getComputedStyle(icon).maskImage);
  const empty = await drawn();
  expect(empty).toMatch(/^url\("data:image\/svg/);
  expect(await box.isChecked()).toBe(false);
  await picture(`letter-${shape.page}-${shape.width}`);
  await box.click();
  expect(await box.isChecked()).toBe(true);
  expect(await drawn()).not.toBe(empty);
  await picture(`letter-${shape.page}-${shape.width}-ticked`);
  expect(await tooWide()).toEqual([]);
});

it('the receipt of an assisted signature says who helped, and claims no checked phone', async () => {
  const { caller, signature } = await openToSign(product, 'villageHead', letterOf('b'));
  await caller.done('letters.assist', { ...signature, present: ['signer', 'cadre'], readAloud: true });
  const { page, open, picture } = await sit(VILLAGE);
  await open(pageOf('receipt', 'b'));
  await page.getByText('村党支部书记、村委会主任 villageHead').waitFor();
  await page.getByText('约定', { exact: true }).waitFor();
  expect(await page.getByText('手机核验').count()).toBe(0);
  await picture('letter-receipt-assisted');
});
