import type { Hand, World } from './hand';
import { taps } from './hand';

/** 家长会: the class teacher sends out the letter and opens the 家长码. */
export async function startsLetter(world: World): Promise<string> {
  const teacher = await world.sit('teacher');
  await teacher.see('今日点名');
  await teacher.picture('home');
  await teacher.tap('责任书');
  await teacher.see('每位监护人一份');
  await teacher.picture('letter-start');
  await teacher.tap('发起');
  await teacher.see('已签');
  await teacher.picture('letter-started');
  await teacher.tap('家长码');
  await teacher.tap('打开家长码');
  await teacher.see('关闭这个码');
  await teacher.picture('class-code');
  return world.scene();
}

/** 扫码 → 手机号 → 是我家孩子 → 责任书. @returns the taps it took, WeChat's own dialogs not counted */
export async function reachesLetter(parent: Hand): Promise<number> {
  return taps(parent, async () => {
    await parent.see('用微信手机号继续');
    await parent.picture('scanned');
    await parent.tap('用微信手机号继续');
    await parent.see('是我家孩子');
    await parent.picture('is-it-yours');
    await parent.tap('是我家孩子');
    await parent.see('看懂');
    await parent.picture('letter');
  });
}

const TICK = '我已看懂';

/** 打勾、签名、提交: the app is killed over the half-written name, and the network is dead when it is sent. @returns the taps */
export async function signs(parent: Hand, readFor: () => Promise<void>): Promise<number> {
  const asked = parent.subscriptions();
  const needed = await taps(parent, async () => {
    await parent.tap(TICK);
    await parent.draw();
    await parent.picture('signed-by-hand');
    await parent.kill();
    await readFor();
    await parent.reopen();
    await parent.tap('去签字');
    await parent.see('提交后，家里和学校各留一份。');
    await parent.picture('still-there-after-kill');
    await parent.offline();
    await parent.tap('提交签字');
  });
  await parent.see('签名已存在手机里');
  await parent.picture('kept-without-network');
  expect(parent.subscriptions()).toBe(asked + 1);
  await parent.online();
  await parent.see('签好了');
  await parent.see('查验码');
  await parent.picture('receipt');
  return needed;
}
