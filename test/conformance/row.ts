import type tcb from '@cloudbase/node-sdk';

export type Sdk = ReturnType<typeof tcb.init>;
export type Database = ReturnType<Sdk['database']>;
export type Collection = ReturnType<Database['collection']>;
type Document = Readonly<Record<string, unknown>>;

/** One documented behaviour of the document database: what it gives there is what it has to give here, or is refused here by name. */
export interface Row {
  /** Operator or call, and what of it: `$gt: a date, not across types`. */
  readonly name: string;
  /** The documents that the collection holds before. */
  readonly documents: readonly Document[];
  /** What is asked; documents come back in the order of `_id` unless the row asks for another. */
  readonly ask: (collection: Collection, db: Database) => Promise<unknown>;
  /** What the documentation says comes back. */
  readonly gives: unknown;
  /** The gateway does not do it, and says so: the code of its refusal. The cloud itself still has to give `gives`. */
  readonly refused?: 'DATABASE_INVALID_OPERRATOR' | 'INVALID_ACTION';
}

/** The ids that a query finds, in order. */
export async function idsOf(found: { get(): Promise<unknown> }): Promise<unknown[]> {
  const { data } = (await found.get()) as { data: { _id: string }[] };
  return data.map(({ _id }) => _id).sort();
}

/** A row of one query: these documents, this `where`, these ids. */
export function query(
  name: string,
  documents: readonly Document[],
  where: (db: Database) => Record<string, unknown>,
  gives: readonly string[],
  refused?: Row['refused'],
): Row {
  return {
    name,
    documents,
    ask: (collection, db) => idsOf(collection.where(where(db))),
    gives,
    ...(refused ? { refused } : {}),
  };
}

/** A row of one update of the document `a`, and what it looks like afterwards. */
export function update(
  name: string,
  before: Document,
  data: (db: Database) => Record<string, unknown>,
  after: Document,
  refused?: Row['refused'],
): Row {
  return {
    name,
    documents: [{ _id: 'a', ...before }],
    async ask(collection, db) {
      await collection.doc('a').update(data(db));
      const [found] = (await collection.doc('a').get()).data;
      return found;
    },
    gives: { _id: 'a', ...after },
    ...(refused ? { refused } : {}),
  };
}

/** A row of one update of the document `a` that the database does not carry out, and that leaves it as it was. */
export function updateFails(name: string, before: Document, data: (db: Database) => Record<string, unknown>): Row {
  return {
    name,
    documents: [{ _id: 'a', ...before }],
    async ask(collection, db) {
      const outcome = await collection
        .doc('a')
        .update(data(db))
        .then(
          () => 'done',
          () => 'failed',
        );
      const [found] = (await collection.doc('a').get()).data;
      return { outcome, found };
    },
    gives: { outcome: 'failed', found: { _id: 'a', ...before } },
  };
}

/** A row of one query that the database does not answer. */
export function queryFails(name: string, where: (db: Database) => Record<string, unknown>): Row {
  return {
    name,
    documents: [{ _id: 'a', n: 1, list: [1], s: 'x' }],
    ask: (collection, db) =>
      idsOf(collection.where(where(db))).then(
        () => 'done',
        () => 'failed',
      ),
    gives: 'failed',
  };
}
