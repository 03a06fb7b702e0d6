import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { found } from '#domain/errors';
import { launchBrowser } from '../support/browser';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { type Seat, takeSeat } from './seat';

jest.setTimeout(120_000);

const CLASS = 'yunling-s1-y5-k1';
const TEACHER = { name: 'classTeacher', title: '班主任', place: '第一小学五（1）班' } as const;

let browser: Browser;
let product: Product;
let seat: Seat;
beforeAll(async () => {
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
  seat = await takeSeat(browser, product, TEACHER);
});
afterEach(async () => {
  expect(seat.errors).toEqual([]);
  await seat.close();
  await product.close();
});

const sheet = () => product.store.read('rollSheets', `${CLASS}:${TODAY}:morning`);
const tap = (name: string | RegExp) => seat.page.getByRole('button', { name }).click();
const chip = (name: string) => seat.page.getByRole('radio', { name, exact: true }).click();
/** Looks until it is so, for half a minute. */
async function expectSoon(look: () => Promise<number>, isSo: (seen: number) => boolean): Promise<void> {
  const until = performance.now() + 30_000;
  let seen = await look();
  while (!isSo(seen) && performance.now() < until) {
    seen = await look();
  }
  expect({ seen, isSo: isSo(seen) }).toEqual({ seen, isSo: true });
}

const OPEN = 'attendance/roll-call/index';

describe('点名', () => {
  it('all present is one tap on the page', async () => {
    await seat.open(OPEN);
    await seat.page.getByText('全班 4 人都到了。').waitFor();
    await seat.picture('roll-call');
    await tap('全到，提交');
    await seat.page.getByText('打开点名表', { exact: true }).waitFor();
    expect(await sheet()).toMatchObject({ present: 4, absent: 0 });
  });

  it('n absent are two taps each and one more; what the button says is what happens', async () => {
    await seat.open(OPEN);
    await tap(/^娃a/);
    await seat.page.getByText('还有 1 个孩子没选原因。').waitFor();
    await seat.picture('roll-call-reason');
    await chip('未请假');
    await tap(/^娃c/);
    await chip('病假');
    await seat.page.getByText('2 人到校，2 人没到校。').waitFor();
    await seat.picture('roll-call-absent');
    await tap('提交点名');
    await seat.page.getByText('已提交，2 人没到校').waitFor();
    await seat.picture('roll-call-taken');
    expect((await sheet())?.marks.map((mark) => mark.reason)).toEqual(['unexcused', 'sick']);
  });

  it('offers 到校 at once to a child that was tapped by mistake', async () => {
    await seat.open(OPEN);
    await tap(/^娃a/);
    await seat.page.getByText('娃a没来的原因').waitFor();
    await seat.picture('roll-call-mistake');
    const chips = await seat.page.getByRole('radio').allInnerTexts();
    expect(chips).toEqual(['到校', '未请假', '病假', '事假', '其他']);
    await chip('到校');
    await seat.page.getByText('全班 4 人都到了。').waitFor();
    expect(await seat.page.getByText('娃a没来的原因').count()).toBe(0);
  });

  it.each([
    { width: 320, large: true },
    { width: 375, large: false },
  ])('brings the chips of the last child above the button, at $width px, large: $large', async (shape) => {
    const other = await takeSeat(browser, product, { ...TEACHER, ...shape });
    await other.open(OPEN);
    await other.page.setViewportSize({ width: shape.width, height: shape.large ? 720 : 560 });
    await other.page.getByRole('button', { name: /^娃d/ }).click();
    const last = other.page.getByRole('radio', { name: '其他', exact: true });
    const hidden = async () => {
      const [chips, bar] = [await last.boundingBox(), await other.page.locator('[id$="-bottom"]').boundingBox()];
      return chips && bar ? chips.y + chips.height - bar.y : Number.NaN;
    };
    await expectSoon(hidden, (by) => by <= 0);
    await other.page.screenshot({ path: `dist/pictures/roll-call-last-${shape.width}.png` });
    await other.close();
  });

  it('tells two children of one name apart by a line of their own', async () => {
    await product.store.tx(async (tx) => {
      const child = found(await tx.read('children', childId('yunling', 'b')));
      await tx.replace('children', { ...child, name: '娃a', birthMonth: '2015-11', rev: child.rev + 1 });
    });
    const lines = (await product.as('classTeacher').done('attendance.today', { unit: CLASS })).children.map(
      (child) => child.apart,
    );
    await seat.open(OPEN);
    await tap(new RegExp(`^娃a，${lines[1]}`));
    await chip('未请假');
    await seat.picture('roll-call-namesakes');
    await tap('提交点名');
    await seat.page.getByText('已提交，1 人没到校').waitFor();
    await seat.open('attendance/sheet/index');
    await tap(`更正娃a（${lines[1]}）`);
    await seat.page.getByText(`更正 娃a（${lines[1]}）`).waitFor();
    await seat.picture('sheet-namesakes');
    expect((await sheet())?.marks.map((mark) => mark.child)).toEqual([childId('yunling', 'b')]);
  });

  it('does not move where the chips are in sight', async () => {
    await seat.open(OPEN);
    await tap(/^娃a/);
    await chip('病假');
    await seat.page.getByText('3 人到校，1 人').waitFor();
    expect(await seat.page.evaluate(() => window.scrollY)).toBe(0);
  });

  it('is undone within five seconds, with what was tapped still there', async () => {
    await seat.open(OPEN);
    await tap(/^娃a/);
    await chip('病假');
    await tap('提交点名');
    await tap('撤销');
    await seat.page.getByText('3 人到校，1 人没到校。').waitFor();
    expect((await sheet())?.undoneAt).not.toBeNull();
    await tap('提交点名');
    await seat.page.getByText('打开点名表', { exact: true }).waitFor();
    expect(await sheet()).toMatchObject({ undoneAt: null, absent: 1 });
  });

  it('survives a kill of the app and a dead network, and is sent once', async () => {
    await seat.open(OPEN);
    await tap(/^娃b/);
    await chip('事假');
    seat.setOnline(false);
    await seat.page.reload();
    await seat.page.getByText('3 人到校，1 人没到校。').waitFor();
    await tap('提交点名');
    await seat.page.getByText('已存在手机里，还没有上传').waitFor();
    await seat.picture('roll-call-unsent');
    await seat.page.reload();
    await seat.page.getByText(/未上传 1 份/).waitFor();
    expect(await sheet()).toBeNull();
    seat.setOnline(true);
    await seat.page.reload();
    await seat.page.getByText('打开点名表', { exact: true }).waitFor();
    expect(await sheet()).toMatchObject({ rev: 1, absent: 1 });
  });

  it('shows the roll that arrived while the list was on its way, although that list does not know it', async () => {
    await seat.open(OPEN);
    await seat.page.getByText('全班 4 人都到了。').waitFor();
    seat.setOnline(false);
    await tap('全到，提交');
    await seat.page.getByText('已存在手机里，还没有上传').waitFor();
    const release = seat.hold('attendance.today');
    seat.setOnline(true);
    const stale = seat.page.waitForResponse((reply) => String(reply.request().postData()).includes('attendance.today'));
    await seat.page.reload();
    await expectSoon(
      async () => (await sheet())?.present ?? 0,
      (present) => present === 4,
    );
    release();
    await stale;
    await seat.page.getByText('打开点名表', { exact: true }).waitFor();
  });

  it('says who was first when another teacher has called it meanwhile', async () => {
    await seat.open(OPEN);
    await seat.page.getByText('全班 4 人都到了。').waitFor();
    await product.as('subjectTeacher').done('attendance.submit', { unit: CLASS, date: TODAY, absent: [] });
    await tap('全到，提交');
    await seat.page.getByText(/已由任课教师subjectTeacher在 .* 点过名/).waitFor();
    await seat.picture('roll-call-second');
    await tap('刷新看看');
    await seat.page.getByText('打开点名表', { exact: true }).waitFor();
  });

  it.each([
    { width: 320, large: true },
    { width: 1280, large: false },
  ])('stands at $width px, large: $large', async (shape) => {
    const other = await takeSeat(browser, product, { ...TEACHER, ...shape });
    await other.open(OPEN);
    await other.page.getByRole('button', { name: /^娃a/ }).click();
    await other.page.getByText('还有 1 个孩子没选原因。').waitFor();
    expect(await other.tooWide()).toEqual([]);
    await other.picture(`roll-call-${shape.width}`);
    await other.page.getByRole('radio', { name: '未请假', exact: true }).click();
    await other.page.getByRole('button', { name: '提交点名' }).click();
    await other.page.getByText('打开点名表', { exact: true }).waitFor();
    await other.open('attendance/sheet/index');
    await other.page.getByRole('button', { name: '更正娃a' }).click();
    expect(await other.tooWide()).toEqual([]);
    await other.picture(`sheet-${shape.width}`);
    await other.close();
  });

  it('shows a principal which classes are missing', async () => {
    await product.as('classTeacher').done('attendance.submit', { unit: CLASS, date: TODAY, absent: [] });
    const office = await takeSeat(browser, product, { name: 'principal', title: '校长', place: '第一小学' });
    await office.open(OPEN);
    await office.page.getByText('五（10）班').waitFor();
    expect(await office.page.getByText('五（1）班').count()).toBe(0);
    await office.picture('roll-call-classes');
    await office.close();
  });
});

describe('点名表', () => {
  beforeEach(async () => {
    const absent = [{ child: childId('yunling', 'a'), reason: 'unexcused' }] as const;
    await product.as('classTeacher').done('attendance.submit', { unit: CLASS, date: TODAY, absent });
  });

  it('corrects a child with a reason and keeps the old value in sight', async () => {
    await seat.open('attendance/sheet/index');
    await tap('更正娃a');
    await chip('到校');
    await chip('迟到，已到校');
    await seat.picture('sheet-correct');
    await seat.page.getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click();
    // The dialog asks with these words and more.
    await seat.page.getByText('娃a：未请假 改成 到校', { exact: true }).waitFor();
    await seat.picture('sheet-corrected');
    expect(await sheet()).toMatchObject({ present: 4, corrections: [{ from: 'unexcused', to: 'present' }] });
  });

  it('corrects one that was marked present by search, and shows the week', async () => {
    await seat.open('attendance/sheet/index');
    await tap(/更正其他孩子/);
    await seat.page.getByRole('searchbox', { name: '找孩子' }).fill('wd');
    await tap(/娃d/);
    await chip('病假');
    await chip('家长补请假');
    await seat.page.getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click();
    await seat.page.getByText('娃d：到校 改成 病假', { exact: true }).waitFor();
    await seat.page.getByRole('tab', { name: '这一周' }).click();
    await seat.page.getByText('2 人没到校').waitFor();
    await seat.picture('sheet-week');
  });

  it('lists the absent of a village', async () => {
    const village = await takeSeat(browser, product, { name: 'villageHead', title: '村主任', place: '一村' });
    await village.open('attendance/absent/index');
    await village.page.getByText('没有请假，要联系家长').waitFor();
    await village.picture('absent');
    await village.close();
  });
});
