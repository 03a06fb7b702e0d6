import { setNow } from '../support/clock';
import { childId, NOW, phoneOf } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';
import { codeFor, startWechat, type WechatPhones } from './wechat-phones';

let A: string;
let G: string;
const CLASS = 'yunling-s1-y5-k1';
/** The phone of the mother of a child of the fixture. */
const motherOf = (key: string): string => phoneOf(key.charCodeAt(0));
const ASK = { childName: '娃a', lastFour: '000a', relation: 'father', name: '王大山' } as const;
const DAY_MS = 86_400_000;

jest.setTimeout(30_000);

let wechat: WechatPhones;
let product: Product;
beforeAll(async () => {
  wechat = await startWechat();
  process.env['WECHAT_API'] = wechat.url;
  // Only now: the first id reads the environment, and it is read once.
  A = childId('yunling', 'a');
  G = childId('yunling', 'g');
});
afterAll(() => wechat.close());
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

/** Somebody nobody knows yet, in this county. */
const newcomer = (name: string) => product.by({ openid: `o-new-${name}`, as: '' });

async function openClass(unit = CLASS): Promise<string> {
  return (await product.as('classTeacher').done('accounts.makeMeetingCode', { unit })).scene;
}

describe('扫码、手机号、是我家孩子', () => {
  it('binds the mother by the phone on the roster, in three calls after the scan', async () => {
    const scene = await openClass();
    const mother = newcomer('mother');
    const opened = await mother.done('accounts.openCode', { scene });
    expect(opened).toMatchObject({ purpose: 'classMeeting', place: '第一小学五（1）班', phoneKnown: false });
    await mother.done('accounts.usePhone', { scene, code: codeFor(motherOf('a')) });
    const { children } = await mother.done('accounts.matchChildren', { scene });
    expect(children).toEqual([
      {
        id: A,
        name: '娃*',
        className: '五（1）班',
        schoolName: '第一小学',
        relation: '母亲',
        state: null,
      },
    ]);
    expect((await mother.done('accounts.confirmChild', { child: A })).state).toBe('bound');
    const me = await mother.done('accounts.me', {});
    expect(me.children).toMatchObject([{ id: A, name: '娃a', slot: 'guardian', state: 'bound' }]);
    expect(me.acting).toBe('family:yunling');
  });

  it('finds brothers and sisters of the household in other schools, and without a code every child with the phone', async () => {
    const [child] = await product.store.readAll('children', [G]);
    const a = await product.store.read('children', A);
    if (!child || !a) {
      throw new Error('fixture');
    }
    await product.store.put('children', { ...child, adults: a.adults, household: a.household });
    const scene = await openClass();
    const mother = newcomer('two');
    await mother.done('accounts.usePhone', { scene, code: codeFor(motherOf('a')) });
    const { children } = await mother.done('accounts.matchChildren', { scene });
    expect(children.map((one) => one.id)).toEqual([A, G]);
    await product.store.put('children', { ...child, adults: a.adults, household: 'elsewhere~1' });
    expect((await mother.done('accounts.matchChildren', { scene })).children.map((one) => one.id)).toEqual([A]);
    const everywhere = await mother.done('accounts.matchChildren', { county: 'yunling' });
    expect(new Set(everywhere.children.map((one) => one.id))).toEqual(new Set([A, G]));
  });

  it('answers a child without the phone like one that does not exist', async () => {
    const mother = newcomer('curious');
    await mother.done('accounts.usePhone', { county: 'yunling', code: codeFor(motherOf('a')) });
    const wrong = await mother.call('accounts.confirmChild', { child: G });
    const missing = await mother.call('accounts.confirmChild', { child: 'nosuchchild' });
    expect(wrong).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect({ ...missing, reqId: '' }).toEqual({ ...wrong, reqId: '' });
  });

  it('lets two guardians of one child bind, each with their own phone', async () => {
    const me = await product.as('guardian2.a').done('accounts.me', {});
    expect(me.children[0]?.slot).toBe('guardian2');
    const mother = newcomer('second');
    await mother.done('accounts.usePhone', { county: 'yunling', code: codeFor(motherOf('a')) });
    await mother.done('accounts.confirmChild', { child: A });
    const bound = await product.store.page('bindings', { equal: { county: 'yunling', child: A }, limit: 10 });
    expect(new Set(bound.items.filter((one) => one.state === 'bound').map((one) => one.slot))).toEqual(
      new Set(['guardian', 'guardian2']),
    );
  });

  it('gives the stored reply to a repeated phone request, though WeChat takes a code once', async () => {
    const mother = newcomer('twice');
    const request = { county: 'yunling', code: codeFor(motherOf('a')) };
    const id = requestId();
    const first = await mother.done('accounts.usePhone', request, id);
    expect(await mother.done('accounts.usePhone', request, id)).toEqual(first);
    expect(await mother.call('accounts.usePhone', request)).toMatchObject({ code: 'PHONE_CODE_INVALID' });
  });

  it('asks the teacher when one WeChat collects more than six children', async () => {
    const [a] = await product.store.readAll('children', [A]);
    if (!a) {
      throw new Error('fixture');
    }
    await product.write(
      'children',
      Array.from({ length: 7 }, (_, n) => ({ ...a, _id: `manychild${n}`, lastFourBlind: null })),
    );
    const collector = newcomer('collector');
    await collector.done('accounts.usePhone', { county: 'yunling', code: codeFor(motherOf('a')) });
    const states: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      states.push((await collector.done('accounts.confirmChild', { child: `manychild${n}` })).state);
    }
    expect(states).toEqual([...Array.from({ length: 6 }, () => 'bound'), 'waiting']);
  });
});

describe('不是我家孩子', () => {
  it('goes to the teacher, binds nothing, and can be taken back', async () => {
    const other = newcomer('denier');
    await other.done('accounts.usePhone', { county: 'yunling', code: codeFor(motherOf('a')) });
    await other.done('accounts.denyChild', { child: A });
    expect((await other.done('accounts.me', {})).children).toEqual([]);
    const { items } = await product.as('classTeacher').done('accounts.waitingBindings', { unit: CLASS });
    expect(items).toMatchObject([{ child: A, state: 'denied' }]);
    expect(JSON.stringify(items)).not.toContain(motherOf('a'));
    await other.done('accounts.confirmChild', { child: A });
    expect((await product.as('classTeacher').done('accounts.waitingBindings', { unit: CLASS })).items).toEqual([]);
  });

  it('is closed by the teacher who looked at the number', async () => {
    const other = newcomer('denier2');
    await other.done('accounts.usePhone', { county: 'yunling', code: codeFor(motherOf('a')) });
    const { binding } = await other.done('accounts.denyChild', { child: A });
    const teacher = product.as('classTeacher');
    expect(
      await teacher.call('accounts.decideBinding', { binding, decision: 'confirm', slot: 'guardian' }),
    ).toMatchObject({ code: 'ILLEGAL_STATE' });
    expect(await teacher.done('accounts.decideBinding', { binding, decision: 'settled' })).toMatchObject({
      state: 'ended',
    });
  });
});

describe('手机号对不上', () => {
  it('asks the teacher, who says which adult it is', async () => {
    const scene = await openClass();
    const father = newcomer('father');
    await father.done('accounts.usePhone', { scene, code: codeFor(phoneOf(77_777)) });
    expect(await father.done('accounts.matchChildren', { scene })).toEqual({ children: [] });
    const { binding, state } = await father.done('accounts.askBinding', { scene, ...ASK });
    expect(state).toBe('waiting');
    expect((await father.done('accounts.me', {})).children).toMatchObject([{ name: '娃*', state: 'waiting' }]);
    const teacher = product.as('classTeacher');
    const { items } = await teacher.done('accounts.waitingBindings', { unit: CLASS });
    expect(items).toMatchObject([{ id: binding, name: '王大山', asked: 'father', childName: '娃a' }]);
    await teacher.done('accounts.decideBinding', { binding, decision: 'confirm', slot: 'guardian2' });
    expect((await father.done('accounts.me', {})).children).toMatchObject([
      { name: '娃a', state: 'bound', slot: 'guardian2' },
    ]);
  });

  it('tells the class teacher by message', async () => {
    await newcomer('told').done('accounts.askBinding', { county: 'yunling', ...ASK });
    await product.settle();
    const { items } = await product.as('classTeacher').done('reminders.inbox', {});
    expect(items.map((one) => one.kind)).toContain('bindingAsked');
  });

  it('answers a wrong child, a wrong number and a child of another class alike', async () => {
    const scene = await openClass();
    const asks = [
      { ...ASK, childName: '没这人' },
      { ...ASK, lastFour: '9999' },
      { ...ASK, childName: '娃g', lastFour: '000G' },
    ];
    const answers: unknown[] = [];
    for (const [n, ask] of asks.entries()) {
      answers.push({ ...(await newcomer(`guess${n}`).call('accounts.askBinding', { scene, ...ask })), reqId: '' });
    }
    expect(answers[0]).toMatchObject({ ok: false, code: 'NO_MATCH' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('stops a guesser after five tries a day, also when they come at the same moment', async () => {
    const guesser = newcomer('guesser');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        guesser.call('accounts.askBinding', { county: 'yunling', ...ASK, lastFour: String(1000 + n) }),
      ),
    );
    const codes = answers.map((one) => (one.ok ? 'ok' : one.code));
    expect(codes.filter((code) => code === 'NO_MATCH')).toHaveLength(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(7);
    expect(await guesser.call('accounts.askBinding', { county: 'yunling', ...ASK })).toMatchObject({
      code: 'RATE_LIMITED',
    });
    setNow(NOW + DAY_MS);
    expect(await guesser.call('accounts.askBinding', { county: 'yunling', ...ASK })).toMatchObject({ ok: true });
  });

  it('stops a crowd of guessers at twenty an hour for one class', async () => {
    const scene = await openClass();
    const codes: string[] = [];
    for (let n = 0; n < 22; n += 1) {
      const answer = await newcomer(`crowd${n}`).call('accounts.askBinding', { scene, ...ASK, lastFour: '1234' });
      codes.push(answer.ok ? 'ok' : answer.code);
    }
    expect(codes.filter((code) => code === 'NO_MATCH')).toHaveLength(20);
    expect(codes.slice(20)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
  });
});

describe('解绑', () => {
  it('ends at the next call, and the child can be bound again', async () => {
    const guardian = product.as('guardian.a');
    await guardian.done('accounts.endBinding', { child: A });
    expect((await guardian.done('accounts.me', {})).children).toEqual([]);
    expect(await guardian.call('accounts.childAccess', { child: A })).toMatchObject({ code: 'NOT_FOUND' });
    await guardian.done('accounts.usePhone', { code: codeFor(motherOf('a')) });
    expect((await guardian.done('accounts.confirmChild', { child: A })).state).toBe('bound');
  });
});

describe('谁看过孩子的信息', () => {
  it('names the post and the reason, never the person', async () => {
    const post = `${CLASS}:classTeacher:1`;
    const looked = { county: 'yunling', at: NOW, person: 'x', operation: 'roster.reveal', child: A };
    const why = { fields: ['phone.guardian'], reason: '孩子没到校联系家长' };
    await product.write('accessLog', [{ _id: 'looked', post, ...looked, ...why }]);
    const { items } = await product.as('guardian.a').done('accounts.childAccess', { child: A });
    expect(items).toMatchObject([
      { by: '第一小学五（1）班 班主任', fields: ['phone.guardian'], reason: '孩子没到校联系家长' },
    ]);
  });
});
