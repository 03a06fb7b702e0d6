import { code, gatewayWithSdk } from './gateway-support';

type Sdk = Awaited<ReturnType<typeof gatewayWithSdk>>;
let sdk: Sdk;
beforeAll(async () => {
  sdk = await gatewayWithSdk({ now: () => NOW });
});
afterAll(() => sdk.gateway.close());

const NOW = Date.UTC(2026, 10, 22);
const things = () => sdk.db.collection('things');

describe('one document', () => {
  it('is added, read, replaced, changed and removed', async () => {
    const at = new Date('2026-11-22T01:02:03.004Z');
    const whole = {
      _id: 'a',
      n: 1,
      half: 1.5,
      wide: 2 ** 40,
      no: null,
      yes: true,
      at,
      list: [1, { b: 'x' }],
      名: '云岭',
    };
    await things().add(whole);
    expect((await things().doc('a').get()).data).toEqual([whole]);
    expect((await things().doc('none').get()).data).toEqual([]);
    expect(await things().doc('a').set({ n: 2 })).toMatchObject({ updated: 1 });
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', n: 2 }]);
    expect(await things().doc('b').set({ n: 5 })).toMatchObject({ updated: 0, upsertedId: 'b' });
    const { inc } = sdk.db.command;
    expect(
      await things()
        .doc('b')
        .update({ n: inc(2), o: { p: 1 } }),
    ).toMatchObject({ updated: 1 });
    await things()
      .doc('b')
      .update({ o: { q: 2 } });
    expect((await things().doc('b').get()).data).toEqual([{ _id: 'b', n: 7, o: { p: 1, q: 2 } }]);
    expect(await things().doc('none').update({ n: 1 })).toMatchObject({ updated: 0 });
    expect(await things().doc('b').remove()).toMatchObject({ deleted: 1 });
    expect(await things().doc('b').remove()).toMatchObject({ deleted: 0 });
  });

  it('gets an id when it has none, and is refused when its id is taken', async () => {
    const { id } = await things().add({ n: 1 });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await code(things().add({ _id: id, n: 2 }))).toBe('DATABASE_DUPLICATE_WRITE');
    expect((await things().doc(String(id)).get()).data).toEqual([{ _id: id, n: 1 }]);
  });

  it('keeps those of a batch that came before a duplicate, as an ordered insert does', async () => {
    await things().add({ _id: 'batch-2' });
    expect(await code(things().add([{ _id: 'batch-1' }, { _id: 'batch-2' }, { _id: 'batch-3' }]))).toBe(
      'DATABASE_DUPLICATE_WRITE',
    );
    expect(
      (
        await things()
          .where({ _id: sdk.db.command.in(['batch-1', 'batch-3']) })
          .get()
      ).data,
    ).toEqual([{ _id: 'batch-1' }]);
    expect(await things().add([{ _id: 'batch-4' }, { _id: 'batch-5' }])).toMatchObject({ ids: ['batch-4', 'batch-5'] });
  });

  it('takes the server’s time where asked', async () => {
    await things().add({ _id: 'when', at: sdk.db.serverDate(), later: sdk.db.serverDate({ offset: 1000 }) });
    expect((await things().doc('when').get()).data).toEqual([
      { _id: 'when', at: new Date(NOW), later: new Date(NOW + 1000) },
    ]);
  });

  it('may have at most 512 KB', async () => {
    await things().add({ _id: 'large', text: 'x'.repeat(500 * 1024) });
    expect(await code(things().add({ text: 'x'.repeat(512 * 1024) }))).toBe('INVALID_PARAM');
    expect(
      await code(
        things()
          .doc('large')
          .update({ more: 'x'.repeat(20 * 1024) }),
      ),
    ).toBe('INVALID_PARAM');
  });
});

describe('writes to many', () => {
  it('changes and removes what a query finds', async () => {
    const _ = sdk.db.command;
    await things().add([
      { _id: 'w1', g: 1, list: [1] },
      { _id: 'w2', g: 1, list: [2] },
      { _id: 'w3', g: 2, list: [3] },
    ]);
    expect(
      await things()
        .where({ g: 1 })
        .update({ list: _.push([7, 8]), seen: true }),
    ).toMatchObject({ updated: 2 });
    expect((await things().doc('w2').get()).data[0]).toEqual({ _id: 'w2', g: 1, list: [2, 7, 8], seen: true });
    const { doc, updated } = await things()
      .where({ _id: 'w3' })
      .updateAndReturn({ g: _.inc(5), list: _.remove() });
    expect([doc, updated]).toEqual([{ _id: 'w3', g: 7 }, 1]);
    expect(await things().where({ g: 1 }).remove()).toMatchObject({ deleted: 2 });
    expect(
      (
        await things()
          .where({ _id: _.in(['w1', 'w2', 'w3']) })
          .get()
      ).data,
    ).toEqual([{ _id: 'w3', g: 7 }]);
    expect(await code(things().remove())).toBe('INVALID_PARAM');
  });

  it('knows the update operators', async () => {
    const _ = sdk.db.command;
    await things()
      .doc('u')
      .set({ n: 2147483647, m: 4, tags: ['a'], lo: 5, hi: 5, gone: 1 });
    await things()
      .doc('u')
      .update({
        n: _.inc(1),
        m: _.mul(1.5),
        tags: _.addToSet('b'),
        lo: _.min(3),
        hi: _.max(9),
        gone: _.remove(),
        o: _.set({ x: 1 }),
      });
    expect((await things().doc('u').get()).data[0]).toEqual({
      _id: 'u',
      n: 2147483648,
      m: 6,
      tags: ['a', 'b'],
      lo: 3,
      hi: 9,
      o: { x: 1 },
    });
    await things()
      .doc('u')
      .update({ tags: _.unshift(['z']), 'o.y': 2 });
    await things()
      .doc('u')
      .update({ tags: _.pull('a') });
    await things().doc('u').update({ tags: _.pop() });
    expect((await things().doc('u').get()).data[0]).toMatchObject({ tags: ['z'], o: { x: 1, y: 2 } });
  });

  it('changes nothing when an update is refused', async () => {
    const _ = sdk.db.command;
    await things().doc('r').set({ a: 'text', b: 1 });
    expect(
      await code(
        things()
          .doc('r')
          .update({ b: 2, a: _.inc(1) }),
      ),
    ).toBe('DATABASE_REQUEST_FAILED');
    expect(
      await code(
        things()
          .doc('r')
          .update({ b: 2, c: _.bit({ and: 1 }) }),
      ),
    ).toBe('DATABASE_INVALID_OPERRATOR');
    expect((await things().doc('r').get()).data[0]).toEqual({ _id: 'r', a: 'text', b: 1 });
    await things().add({ _id: 'q', a: 1, many: true });
    await things().add({ _id: 'qq', a: 'text', many: true });
    expect(
      await code(
        things()
          .where({ many: true })
          .update({ a: _.inc(1) }),
      ),
    ).toBe('DATABASE_REQUEST_FAILED');
    expect((await things().doc('q').get()).data[0]).toEqual({ _id: 'q', a: 1, many: true });
  });
});
