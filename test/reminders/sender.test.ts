import { advance } from '../support/clock';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { at, CLASS, callRoll, inboxOf, messagesOf, WEDNESDAY } from './story';
import { type Mood, startWechat, type WechatServer } from './wechat-server';

jest.setTimeout(60_000);

let wechat: WechatServer;
let product: Product;
/** Made once the environment is set: ids are keyed. */
let A = '';
beforeAll(async () => {
  wechat = await startWechat();
  process.env['WECHAT_API'] = wechat.url;
  process.env['WECHAT_TEMPLATES'] = JSON.stringify({ return: 'T_RETURN' });
});
afterAll(() => wechat.close());
beforeEach(async () => {
  wechat.mood = 0;
  wechat.sent.length = 0;
  product = await openProduct();
  A = childId('yunling', 'a');
});
afterEach(() => product.close());

const tick = () => product.tick('reminders');

async function subscribe(name: string, times = 1): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await product.as(name).done('reminders.subscribed', { answers: [{ template: 'T_RETURN', answer: 'accept' }] });
  }
}

const leftOf = async (name: string): Promise<number | undefined> =>
  (await product.as(name).done('reminders.subscriptions', {})).templates[0]?.left;

/** Until just before the guardians' reminders are due. */
async function queued(): Promise<void> {
  await callRoll(product, WEDNESDAY, [{ child: A, reason: 'unexcused' }]);
  await tick();
  at('08:11');
}

async function pushOf(name: string) {
  const [message] = await inboxOf(product, name, 'returnToSchool');
  return message ? (await product.store.read('messages', message.id))?.push : undefined;
}

describe('a push', () => {
  it('goes to who has a grant left, once, with a masked name and nothing about the case', async () => {
    await subscribe('guardian.a', 2);
    await queued();
    await tick();
    expect(wechat.sent).toHaveLength(1);
    expect(wechat.sent[0]).toMatchObject({
      touser: 'o-yunling-guardian.a',
      template_id: 'T_RETURN',
      data: { thing1: { value: '娃*' }, date2: { value: '2026年11月18日' } },
    });
    expect(wechat.sent[0]?.page).toMatch(/^reminders\/message\/index\?message=absence%3A/);
    expect(await pushOf('guardian.a')).toMatchObject({ state: 'sent', code: 0 });
    expect(await pushOf('guardian2.a')).toMatchObject({ state: 'skipped', code: -1 });
    expect(await leftOf('guardian.a')).toBe(1);
    await tick();
    expect(wechat.sent).toHaveLength(1);
  });

  it('is one, though the timer fires twice at once, and again after a restart', async () => {
    await subscribe('guardian.a', 5);
    await queued();
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    expect(wechat.sent).toHaveLength(1);
    expect(await leftOf('guardian.a')).toBe(4);
  });

  it('is not made a second time when a correction is taken back', async () => {
    await subscribe('guardian.a', 5);
    await queued();
    await tick();
    const sheet = `${CLASS}:${WEDNESDAY}:morning`;
    const correct = (from: 'present' | 'unexcused', to: 'present' | 'unexcused') =>
      product.as('classTeacher').done('attendance.correct', { sheet, child: A, from, to, why: '看错了人' });
    await correct('unexcused', 'present');
    await tick();
    await correct('present', 'unexcused');
    await tick();
    advance(11 * 60_000);
    await tick();
    expect((await inboxOf(product, 'guardian.a', 'returnToSchool')).map((one) => one.state)).toEqual(['delivered']);
    expect(wechat.sent.map((one) => one.data['thing3']?.value)).toEqual([
      '没到校，请点开告诉老师',
      '学校已更正：孩子已到校',
    ]);
  });

  it('of an unconfigured template is skipped as 未配置 and the message is there all the same', async () => {
    await queued();
    const [message] = await messagesOf(product, 'absenceDay1');
    expect(message).toMatchObject({ state: 'delivered', push: { state: 'skipped', code: -2 } });
    expect((await product.as('classTeacher').done('reminders.subscriptions', {})).templates).toEqual([]);
  });
});

describe('WeChat answers', () => {
  const outcomes: readonly (readonly [Mood, string, number, number])[] = [
    [43101, 'failed', 43101, 0],
    [47003, 'failed', 47003, 3],
    [40003, 'failed', 40003, 3],
    [45009, 'failed', 45009, 3],
    ['hang', 'uncertain', 0, 2],
    ['nonsense', 'uncertain', 0, 2],
  ];
  it.each(outcomes)(
    '%s: the push is %s (%s), %s grants are left, and no message is lost',
    async (mood, state, code, left) => {
      await subscribe('guardian.a', 3);
      await queued();
      wechat.mood = mood;
      await tick();
      expect(await inboxOf(product, 'guardian.a', 'returnToSchool')).toHaveLength(1);
      expect(await pushOf('guardian.a')).toMatchObject({ state, code });
      expect(await leftOf('guardian.a')).toBe(left);
      wechat.mood = 0;
      const tried = wechat.sent.length;
      advance(3_600_000);
      await tick();
      expect(wechat.sent).toHaveLength(tried);
    },
  );

  it('40001: the token is fetched anew and the push made once more', async () => {
    await subscribe('guardian.a');
    await queued();
    wechat.mood = 40001;
    await tick();
    expect(wechat.sent).toHaveLength(2);
    expect(await pushOf('guardian.a')).toMatchObject({ state: 'failed', code: 40001 });
  });
});

describe('a sender that dies', () => {
  it('after it claimed a message leaves it to the next, which delivers it and does not push again', async () => {
    await subscribe('guardian.a');
    await queued();
    const [message] = (await messagesOf(product, 'returnToSchool')).filter((one) => one.state === 'queued');
    const push = { channel: 'subscription', state: 'sending', code: 0, at: Date.now() } as const;
    await product.store.put(
      'messages',
      Object.assign({ ...message }, { state: 'sending', sendAt: Date.now(), push }) as never,
    );
    await tick();
    expect((await messagesOf(product, 'returnToSchool')).filter((one) => one.state === 'sending')).toHaveLength(1);
    advance(121_000);
    await tick();
    const after = await product.store.read('messages', message?._id ?? '');
    expect(after).toMatchObject({ state: 'delivered', push: { state: 'uncertain' } });
    expect(wechat.sent.filter((one) => one.page.includes(encodeURIComponent(message?.receiver ?? '')))).toEqual([]);
  });

  it('withdraws what it left when its reason has gone meanwhile', async () => {
    await queued();
    const [message] = (await messagesOf(product, 'returnToSchool')).filter((one) => one.state === 'queued');
    await product.store.put(
      'messages',
      Object.assign({ ...message }, { state: 'sending', sendAt: Date.now() }) as never,
    );
    const sheet = `${CLASS}:${WEDNESDAY}:morning`;
    const late = { sheet, child: A, from: 'unexcused', to: 'present', why: '迟到，已到校' } as const;
    await product.as('classTeacher').done('attendance.correct', late);
    advance(121_000);
    await tick();
    expect((await product.store.read('messages', message?._id ?? ''))?.state).toBe('withdrawn');
  });
});

describe('the ledger', () => {
  it('remembers a refusal and refuses templates that are not ours', async () => {
    const answers = [{ template: 'T_RETURN', answer: 'reject' }] as const;
    expect(await product.as('guardian.a').done('reminders.subscribed', { answers })).toEqual({ accepted: 0 });
    expect(await leftOf('guardian.a')).toBe(0);
    const foreign = [{ template: 'T_OTHER', answer: 'accept' }] as const;
    expect(await product.as('guardian.a').call('reminders.subscribed', { answers: foreign })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});
