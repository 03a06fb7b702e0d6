import { code } from '../local/gateway-support';
import type { Collection, Database, Row } from './row';

type Transaction = Awaited<ReturnType<Database['startTransaction']>>;
type Inside = ReturnType<Transaction['collection']>;

/** What a row does: the collection in a transaction, the transaction, the collection outside, the database. */
type Act = (inside: Inside, tx: Transaction, outside: Collection, db: Database) => Promise<unknown>;

const DOCUMENTS = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 1 },
];
const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

/** A row of one open transaction, which is rolled back afterwards if it is still there. */
function within(name: string, act: Act, gives: unknown): Row {
  return {
    name: `transaction: ${name}`,
    documents: DOCUMENTS,
    async ask(collection, db) {
      const tx = await db.startTransaction();
      const result = await act(tx.collection(collection.name), tx, collection, db);
      await code(tx.rollback(undefined));
      return result;
    },
    gives,
  };
}

/** A row of the SDK's own frame around a transaction. */
const framed = (name: string, ask: Row['ask'], gives: unknown): Row => ({
  name: `runTransaction: ${name}`,
  documents: DOCUMENTS,
  ask,
  gives,
});

const all = async (collection: Inside | Collection): Promise<unknown> => {
  const { data } = await collection.where({}).orderBy('_id', 'asc').get();
  return (data as { _id: string; n: number }[]).map(({ _id, n }) => `${_id}${n}`).join(' ');
};
const one = async (collection: Inside | Collection, id: string): Promise<unknown> => {
  const { data } = await collection.doc(id).get();
  return Array.isArray(data) ? data[0] : data;
};

/** What the documentation of transactions says, through the SDK. */
export const transactionRows: readonly Row[] = [
  within('a document that is there', (inside) => one(inside, 'a'), { _id: 'a', n: 1 }),
  within('a document that is not there is null', (inside) => one(inside, 'z'), null),
  within(
    'reads what it has set',
    async (inside) => {
      await inside.doc('a').set({ n: 5 });
      return [await one(inside, 'a'), await all(inside)];
    },
    [{ _id: 'a', n: 5 }, 'a5 b1'],
  ),
  within(
    'reads what it has added',
    async (inside) => {
      await inside.add({ _id: 'c', n: 3 });
      return [await one(inside, 'c'), await all(inside)];
    },
    [{ _id: 'c', n: 3 }, 'a1 b1 c3'],
  ),
  within(
    'does not read what it has removed',
    async (inside) => {
      await inside.doc('a').remove();
      return [await one(inside, 'a'), await all(inside)];
    },
    [null, 'b1'],
  ),
  within(
    'updates what it has written',
    async (inside, _tx, _outside, { command }) => {
      await inside.doc('a').update({ n: command.inc(1) });
      await inside.doc('a').update({ n: command.inc(1) });
      return await one(inside, 'a');
    },
    { _id: 'a', n: 3 },
  ),
  within('an update of nothing', async (inside) => (await inside.doc('z').update({ n: 1 })).updated, 0),
  within('a removal of nothing', async (inside) => (await inside.doc('z').remove()).deleted, 0),
  within(
    'updateAndReturn gives the document as it is afterwards',
    async (inside, _tx, _outside, { command }) => {
      const { updated, doc } = await inside.where({ _id: 'a' }).updateAndReturn({ n: command.inc(4) });
      return [updated, doc, await one(inside, 'a')];
    },
    [1, { _id: 'a', n: 5 }, { _id: 'a', n: 5 }],
  ),
  within(
    'nobody sees its writes before the commit',
    async (inside, _tx, outside) => {
      await inside.doc('a').set({ n: 5 });
      await inside.doc('b').remove();
      await inside.add({ _id: 'c', n: 3 });
      return [await all(outside), (await outside.where({}).count()).total];
    },
    ['a1 b1', 2],
  ),
  within(
    'everybody sees its writes after the commit',
    async (inside, tx, outside) => {
      await inside.doc('a').set({ n: 5 });
      await inside.doc('b').remove();
      await inside.add({ _id: 'c', n: 3 });
      await tx.commit();
      return await all(outside);
    },
    'a5 c3',
  ),
  within(
    'nothing of it is left after a rollback',
    async (inside, tx, outside) => {
      await inside.doc('a').set({ n: 5 });
      await inside.doc('b').remove();
      await tx.rollback(undefined);
      return await all(outside);
    },
    'a1 b1',
  ),
  within(
    'reads the same again, whatever is written beside it',
    async (inside, _tx, outside) => {
      const before = [await one(inside, 'a'), await all(inside)];
      await outside.doc('a').update({ n: 7 });
      await outside.doc('b').remove();
      await outside.add({ _id: 'c', n: 3 });
      return [before, [await one(inside, 'a'), await all(inside)], await all(outside)];
    },
    [[{ _id: 'a', n: 1 }, 'a1 b1'], [{ _id: 'a', n: 1 }, 'a1 b1'], 'a7 c3'],
  ),
  within(
    'may not write what was changed after it read it',
    async (inside, _tx, outside) => {
      await one(inside, 'a');
      await outside.doc('a').update({ n: 7 });
      return [await code(inside.doc('a').update({ n: 8 })), await one(outside, 'a')];
    },
    [CONFLICT, { _id: 'a', n: 7 }],
  ),
  within(
    'may not write what another one has written, at once',
    async (inside, _tx, outside, db) => {
      await inside.doc('a').update({ n: 2 });
      const other = await db.startTransaction();
      const answers = [await code(other.collection(outside.name).doc('a').update({ n: 3 }))];
      await code(other.rollback(undefined));
      return answers;
    },
    [CONFLICT],
  ),
  within(
    'may not add what another one has added',
    async (inside, _tx, outside, db) => {
      await inside.add({ _id: 'c', n: 1 });
      const other = await db.startTransaction();
      const answer = await code(other.collection(outside.name).add({ _id: 'c', n: 2 }));
      await code(other.rollback(undefined));
      return answer;
    },
    CONFLICT,
  ),
  within(
    'two of them may write what the other only reads',
    async (inside, tx, outside, db) => {
      const other = await db.startTransaction();
      const second = other.collection(outside.name);
      await Promise.all([one(inside, 'b'), one(second, 'a')]);
      await inside.doc('a').update({ n: 2 });
      await second.doc('b').update({ n: 3 });
      const ends = [await code(tx.commit()), await code(other.commit())];
      return [ends, await all(outside)];
    },
    [['done', 'done'], 'a2 b3'],
  ),
  within(
    'a plain write waits for it and works on what it left',
    async (inside, tx, outside, { command }) => {
      await inside.doc('a').update({ n: 10 });
      const waiting = outside.doc('a').update({ n: command.inc(1) });
      const first = await Promise.race([waiting.then(() => 'write'), all(outside).then(() => 'read')]);
      await tx.commit();
      await waiting;
      return [first, await one(outside, 'a')];
    },
    ['read', { _id: 'a', n: 11 }],
  ),
  within('a duplicate is refused', (inside) => code(inside.add({ _id: 'a', n: 2 })), 'DATABASE_DUPLICATE_WRITE'),
  framed(
    'gives what its callback gives, committed',
    async (collection, db) => {
      const given = await db.runTransaction(async (tx: Transaction) => {
        await tx.collection(collection.name).doc('a').update({ n: 2 });
        return 'given';
      });
      return [given, await all(collection)];
    },
    ['given', 'a2 b1'],
  ),
  framed(
    'a throw leaves nothing',
    async (collection, db) => {
      const thrown = await code(
        db.runTransaction(async (tx: Transaction) => {
          await tx.collection(collection.name).doc('a').update({ n: 2 });
          throw new Error('changed my mind');
        }),
      );
      return [thrown, await all(collection)];
    },
    ['changed my mind', 'a1 b1'],
  ),
  framed(
    'a rollback rejects with its reason',
    async (collection, db) => {
      const work = db.runTransaction(async (tx: Transaction) => {
        await tx.collection(collection.name).doc('a').update({ n: 2 });
        await tx.rollback('the reason');
      });
      const reason = await work.catch((why: unknown) => why);
      return [reason, await all(collection)];
    },
    ['the reason', 'a1 b1'],
  ),
  framed(
    'tries again after a conflict',
    async (collection, db) => {
      let tries = 0;
      await db.runTransaction(async (tx: Transaction) => {
        tries += 1;
        const inside = tx.collection(collection.name);
        const read = (await one(inside, 'a')) as { n: number };
        if (tries === 1) {
          await collection.doc('a').update({ n: 50 });
        }
        await inside.doc('a').update({ n: read.n + 1 });
      });
      return [tries, await one(collection, 'a')];
    },
    [2, { _id: 'a', n: 51 }],
  ),
];
