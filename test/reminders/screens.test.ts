import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { seatsIn } from '../support/seats';
import { at, callRoll, inboxOf, WEDNESDAY } from './story';

jest.setTimeout(120_000);

const PARENT = { name: 'guardian.a', title: '家长', place: '云岭县' } as const;
const TEACHER = { name: 'classTeacher', title: '班主任', place: '第一小学五（1）班' } as const;
const TOWNSHIP = { name: 'townshipEducationOfficer', title: '教育专干', place: '一乡' } as const;

let product: Product;
const sit = seatsIn(() => product);
beforeEach(async () => {
  product = await openProduct();
  await callRoll(product, WEDNESDAY, [{ child: childId('yunling', 'a'), reason: 'unexcused' }]);
  await product.tick('reminders');
  at('08:11');
  await product.tick('reminders');
});
afterEach(() => product.close());

const answerOf = async (name: string) => (await inboxOf(product, name, 'returnToSchool'))[0]?.answer;

describe('a parent', () => {
  it('opens the reminder from the inbox and answers in one tap, sees what happens next, and may change it', async () => {
    const { page, open, picture } = await sit(PARENT);
    await open('reminders/inbox/index');
    await page.getByText('未读', { exact: true }).last().waitFor();
    await picture('inbox-parent');
    await page.getByRole('button', { name: /没到校/ }).click();
    await page.getByText('孩子现在怎么样？').waitFor();
    await picture('message-parent');
    await page.getByRole('button', { name: '生病请假' }).click();
    await page.getByText('您回答了：生病请假').waitFor();
    await page.getByText(/老师会帮孩子记病假/).waitFor();
    await picture('message-parent-answered');
    expect(await answerOf('guardian.a')).toBe('sickLeave');
    await page.getByRole('button', { name: '有变化，改一下回答' }).click();
    await page.getByRole('button', { name: '今天到校' }).click();
    await page.getByText('您回答了：今天到校').waitFor();
    expect(await answerOf('guardian.a')).toBe('today');
  });

  it('reads on the old reminder that the school has corrected it, in the list too', async () => {
    const [reminder] = await inboxOf(product, 'guardian.a', 'returnToSchool');
    await product.as('guardian.a').done('reminders.answer', { message: reminder?.id ?? '', answer: 'today' });
    const seat = await sit(PARENT);
    await seat.open(`reminders/message/index?message=${encodeURIComponent(reminder?.id ?? '')}`);
    const change = seat.page.getByRole('button', { name: '有变化，改一下回答' });
    await change.waitFor();
    await product.as('classTeacher').done('attendance.correct', {
      sheet: `yunling-s1-y5-k1:${WEDNESDAY}:morning`,
      child: childId('yunling', 'a'),
      from: 'unexcused',
      to: 'present',
      why: '迟到，已到校',
    });
    await product.tick('reminders');
    await seat.open('reminders/inbox/index');
    await seat.page.getByRole('button', { name: /已更正：孩子到校了/ }).waitFor();
    await seat.picture('inbox-parent-corrected');
    await seat.page.getByRole('button', { name: /已更正：孩子到校了/ }).click();
    await seat.page.getByText('娃a 已更正：孩子到校了').waitFor();
    expect(await change.count()).toBe(0);
    await seat.page.reload();
    await seat.page.getByText('娃a 已更正：孩子到校了').waitFor();
    await seat.picture('message-parent-corrected');
  });

  it('stands clear of the box below where the answer may be changed', async () => {
    const [reminder] = await inboxOf(product, 'guardian.a', 'returnToSchool');
    await product.as('guardian.a').done('reminders.answer', { message: reminder?.id ?? '', answer: 'today' });
    const { page, open, picture } = await sit(PARENT);
    // A deployment with templates, of which nothing is left.
    await page.route('https://seat.test/seat/0/fn/reminders', async (route) => {
      const asked = Object(route.request().postDataJSON()).operation === 'reminders.subscriptions';
      const data = { templates: [{ key: 'return', id: 'T_RETURN', left: 0 }] };
      await (asked ? route.fulfill({ json: { ok: true, data, at: Date.now() } }) : route.fallback());
    });
    await open(`reminders/message/index?message=${encodeURIComponent(reminder?.id ?? '')}`);
    const change = page.getByRole('button', { name: '有变化，改一下回答' });
    const more = page.getByText('手机还收不到提醒');
    await more.waitFor();
    await picture('message-parent-may-change');
    const [button, words] = [await change.boundingBox(), await more.boundingBox()];
    // The box below begins its own 12 px above its first words.
    expect((words?.y ?? 0) - 12 - ((button?.y ?? 0) + (button?.height ?? 0))).toBeGreaterThanOrEqual(8);
  });

  it('is asked once before everybody is called to look for the child', async () => {
    const { page, open, picture } = await sit(PARENT);
    await open('reminders/inbox/index');
    await page.getByRole('button', { name: /没到校/ }).click();
    await page.getByRole('button', { name: '孩子已离家但未到校' }).click();
    await page.getByRole('dialog').waitFor();
    await picture('message-parent-alarm');
    expect(await answerOf('guardian.a')).toBeNull();
    await page.getByRole('button', { name: '是的，马上告诉' }).click();
    await page.getByText('您回答了：孩子已离家但未到校').waitFor();
    await product.tick('reminders');
    const office = await sit(TOWNSHIP);
    await office.open('reminders/inbox/index');
    await office.page.getByText('可能走失').waitFor();
    await office.picture('inbox-township');
    await office.page.getByRole('button', { name: /可能走失/ }).click();
    await office.page.getByText('已经做了什么').waitFor();
    await office.picture('message-township');
  });

  it('answers without a network: it is kept, and goes when the network is back', async () => {
    const seat = await sit(PARENT);
    await seat.open('reminders/inbox/index');
    await seat.page.getByRole('button', { name: /没到校/ }).click();
    await seat.page.getByText('孩子现在怎么样？').waitFor();
    seat.setOnline(false);
    await seat.page.getByRole('button', { name: '明天到校' }).click();
    await seat.page.getByText('还没有上传，联网后自动上传。', { exact: false }).waitFor();
    await seat.picture('message-parent-unsent');
    expect(await answerOf('guardian.a')).toBeNull();
    seat.setOnline(true);
    await seat.page.reload();
    await seat.page.getByText(/老师已记下/).waitFor();
    expect(await answerOf('guardian.a')).toBe('tomorrow');
  });

  it('sees what happens next when the kept answer goes in the moment in which the message is read', async () => {
    const seat = await sit(PARENT);
    await seat.open('reminders/inbox/index');
    await seat.page.getByRole('button', { name: /没到校/ }).click();
    await seat.page.getByText('孩子现在怎么样？').waitFor();
    seat.setOnline(false);
    await seat.page.getByRole('button', { name: '明天到校' }).click();
    await seat.page.getByText('还没有上传，联网后自动上传。', { exact: false }).waitFor();
    const [message, answer] = [seat.hold('reminders.message'), seat.hold('reminders.answer')];
    const sent = seat.page.waitForRequest((request) => Object(request.postDataJSON()).operation === 'reminders.answer');
    seat.setOnline(true);
    await seat.page.reload();
    await sent;
    message();
    answer();
    await seat.page.getByText(/老师已记下/).waitFor();
  });
});

describe('a teacher', () => {
  it('reads the answer and puts 病假 on the sheet in two taps', async () => {
    const [reminder] = await inboxOf(product, 'guardian.a', 'returnToSchool');
    await product.as('guardian.a').done('reminders.answer', { message: reminder?.id ?? '', answer: 'sickLeave' });
    await product.tick('reminders');
    const { page, open, picture } = await sit(TEACHER);
    await open('reminders/inbox/index');
    await page.getByText('家长回答：生病请假').waitFor();
    await picture('inbox-teacher');
    await page.getByRole('tab', { name: '家长未读' }).click();
    await page.getByText('微信没有通知到，请打电话', { exact: false }).waitFor();
    await picture('inbox-families');
    await page.getByRole('tab', { name: '全部' }).click();
    await page.getByRole('button', { name: /家长回答：生病请假/ }).click();
    await page.getByText('记为病假').waitFor();
    await picture('message-teacher');
    await page.getByText('记为病假').click();
    await page.getByText('娃a：未请假 改成 病假。原来的记录会留着。').waitFor();
    await picture('sheet-sick');
    await page.getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click();
    await page.getByText('娃a：未请假 改成 病假', { exact: true }).waitFor();
    await product.tick('reminders');
    const after = await sit(PARENT);
    await after.open('reminders/inbox/index');
    await after.page.getByText('娃a').first().waitFor();
    await after.picture('inbox-parent-after');
  });
});

describe('any phone', () => {
  it.each([
    { width: 320, large: true },
    { width: 1280, large: false },
  ])('shows the reminder whole at $width px, large: $large', async (shape) => {
    const { page, open, picture, tooWide } = await sit({ ...PARENT, ...shape });
    await open('reminders/inbox/index');
    await page.getByRole('button', { name: /没到校/ }).waitFor();
    expect(await tooWide()).toEqual([]);
    await page.getByRole('button', { name: /没到校/ }).click();
    await page.getByText('孩子现在怎么样？').waitFor();
    await picture(`message-parent-${shape.width}`);
    expect(await tooWide()).toEqual([]);
  });
});

describe('an empty inbox', () => {
  it('says what will come', async () => {
    const { page, open, picture } = await sit({ name: 'stranger', title: '家长', place: '云岭县' });
    await open('reminders/inbox/index');
    await page.getByText('还没有消息').waitFor();
    await picture('inbox-empty');
  });
});
