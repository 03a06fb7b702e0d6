import type { Message } from '#domain/reminders/documents';
import { childId } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { at, CLASS, callRoll, inboxOf, WEDNESDAY } from './story';

jest.setTimeout(60_000);

const A = childId('yunling', 'a');

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const TEACHER = `${CLASS}:classTeacher:1`;

/** Messages that came, several in the same millisecond, to these receivers in turn. */
async function plant(count: number, receivers: readonly string[], state: Message['state'] = 'delivered') {
  const messages = Array.from({ length: count }, (_, n): Message => {
    const receiver = receivers[n % receivers.length] ?? '';
    const deliveredAt = Date.now() - Math.floor(n / 7) * 1000;
    return {
      _id: `case:x:${String(n).padStart(3, '0')}:leadOpened:${receiver}`,
      county: 'yunling',
      cause: `case:x:${n}`,
      kind: 'leadOpened',
      receiver,
      child: A,
      path: 'yunling/',
      state,
      urgent: false,
      sendAt: deliveredAt,
      createdAt: deliveredAt,
      deliveredAt,
      readAt: null,
      answer: null,
      answeredAt: null,
      alarmedAt: null,
      push: null,
      data: { case: 'x', days: 3 },
      rev: 1,
    };
  });
  await product.write('messages', messages);
  return messages;
}

async function pages(name: string, only?: 'unread') {
  const seen: string[] = [];
  let cursor: string | undefined;
  let rounds = 0;
  do {
    const page = await product.as(name).done('reminders.inbox', { only, cursor });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.cursor ?? undefined;
    rounds += 1;
  } while (cursor && rounds < 20);
  return { seen, rounds };
}

describe('reminders.inbox', () => {
  it('pages over all posts of a person, newest first, each message once', async () => {
    const person = (await product.store.read('posts', TEACHER))?.holder ?? '';
    const second = 'yunling-s1-y5:gradeLead:1';
    const post = await product.store.read('posts', second);
    await product.store.put('posts', Object.assign({ ...post }, { holder: person }) as never);
    const planted = await plant(65, [TEACHER, second, `person:${person}`]);
    const { seen, rounds } = await pages('classTeacher');
    expect(new Set(seen)).toEqual(new Set(planted.map((one) => one._id)));
    expect(seen).toHaveLength(65);
    expect(rounds).toBe(4);
    const times = seen.map((id) => planted.find((one) => one._id === id)?.deliveredAt ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('counts what is unread, up to 99, and shows it alone', async () => {
    await plant(120, [TEACHER]);
    expect(await product.as('classTeacher').done('reminders.unreadCount', {})).toEqual({ unread: 99 });
    const [first] = (await product.as('classTeacher').done('reminders.inbox', {})).items;
    await product.as('classTeacher').done('reminders.read', { message: first?.id ?? '' });
    expect((await pages('classTeacher', 'unread')).seen).toHaveLength(119);
  });

  it('never shows what waits, nor what was withdrawn before it came', async () => {
    const planted = await plant(3, [TEACHER], 'queued');
    for (const message of planted) {
      await product.store.put('messages', { ...message, deliveredAt: null });
      const asked = await product.as('classTeacher').call('reminders.message', { message: message._id });
      expect(asked).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    }
    expect((await pages('classTeacher')).seen).toEqual([]);
  });

  it('follows the post: after a hand-over the new holder has it, the old one no longer', async () => {
    const [message] = await plant(1, [TEACHER]);
    const id = message?._id ?? '';
    const other = (await product.store.read('posts', 'yunling-s1-y6:gradeLead:1'))?.holder ?? '';
    const post = await product.store.read('posts', TEACHER);
    await product.store.put('posts', Object.assign({ ...post }, { holder: other }) as never);
    expect((await pages('gradeLead.sibling')).seen).toEqual([id]);
    expect(
      await product
        .by({ ...product.actor('classTeacher'), as: 'family:yunling' })
        .call('reminders.message', { message: id }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is nobody else’s', async () => {
    const [message] = await plant(1, [TEACHER]);
    for (const name of ['principal', 'classTeacher.sibling', 'guardian.a', 'stranger', 'leadingGroup']) {
      const asked = await product.as(name).call('reminders.message', { message: message?._id ?? '' });
      expect(asked).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(
      (await product.as('classTeacher', 'qingshi').call('reminders.message', { message: message?._id ?? '' })).ok,
    ).toBe(false);
  });
});

describe('reminders.unread', () => {
  it('shows the teacher which families have not opened their reminder', async () => {
    const B = childId('yunling', 'b');
    await callRoll(product, WEDNESDAY, [
      { child: A, reason: 'unexcused' },
      { child: B, reason: 'unexcused' },
    ]);
    await product.tick('reminders');
    at('08:11');
    await product.tick('reminders');
    const [own] = await inboxOf(product, 'guardian.b');
    await product.as('guardian.b').done('reminders.read', { message: own?.id ?? '' });
    const { items } = await product.as('classTeacher').done('reminders.unread', { unit: CLASS });
    expect(items.map((item) => item.childName)).toEqual(['娃a', '娃a']);
    expect(items[0]?.push).toEqual({ state: 'skipped', code: -2 });
    expect(await product.as('classTeacher.sibling').call('reminders.unread', { unit: CLASS })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
