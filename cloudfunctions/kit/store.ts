import { refuse } from '#domain/errors';
import type { OpenJobs } from '#domain/records';
import { COLLECTIONS } from './collections';
import type { CollectionName, Documents, Owner } from './documents';
import { type Database, database, type SdkTransaction } from './sdk';

const PAGE_CAP = 1000;
const IDS_CAP = 100;

type Field = string | number | boolean | null;

/** One page along a declared index. `equal` must contain `county`; `range` is on the next key of the index. */
export interface PageQuery {
  readonly equal: Readonly<Record<string, Field>>;
  readonly range?: {
    readonly key: string;
    readonly from?: string | number;
    readonly below?: string | number;
    /** Path prefix ending in `/`: everything at or under it. */
    readonly under?: string;
  };
  /** By the range key (or `_id` where there is none). */
  readonly order?: 'asc' | 'desc';
  readonly limit?: number;
  readonly cursor?: string | null;
}

export interface Page<D> {
  readonly items: D[];
  /** Where the next page begins; null at the end. */
  readonly cursor: string | null;
}

/** The verbs inside a transaction. `replace` takes what this transaction has read: anything else is a programming error. */
export interface Transaction {
  read<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | null>;
  create<C extends CollectionName>(collection: C, document: Documents[C]): Promise<void>;
  replace<C extends CollectionName>(collection: C, document: Documents[C]): Promise<void>;
  /** Counts up the authority that this transaction has read and relies on, whoever owns it. */
  touch<C extends 'posts' | 'bindings'>(collection: C, document: Documents[C]): Promise<void>;
}

/** 存取: the only way to documents. Narrow on purpose: no free filter, no partial update. */
export interface Store {
  read<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | null>;
  /** @returns what is there of at most 100 ids, in the order asked. */
  readAll<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<Documents[C][]>;
  page<C extends CollectionName>(collection: C, query: PageQuery): Promise<Page<Documents[C]>>;
  /** One attempt; `kit/facts` and `kit/tick` repeat it. Rejects with a Refusal, or with what the database says. */
  tx<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Creates at most 100 documents of a job; one that is there already counts as written. */
  append<C extends CollectionName>(collection: C, documents: readonly Documents[C][]): Promise<void>;
  put<C extends CollectionName>(collection: C, document: Documents[C]): Promise<void>;
  remove<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<void>;
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Whether the database says that this id is taken. */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === 'DATABASE_DUPLICATE_WRITE';

const TRANSIENT =
  /^(DATABASE_TRANSACTION_CONFLICT|DATABASE_TRANSACTION_FAIL|DATABASE_DUPLICATE_WRITE|DATABASE_TIMEOUT|DATABASE_TRANSACTION_NOT_EXIST|E[A-Z]*TIMEDOUT|ECONNREFUSED|ECONNRESET|EPIPE|ECONNABORTED|REQUEST_TIMEOUT)$/;

/** Whether the same work may succeed when it is done again: conflict, time-out, lost reply. */
export const isTransient = (error: unknown): boolean =>
  TRANSIENT.test(codeOf(error)) || (error instanceof Error && /socket hang up|timeout|network/i.test(error.message));

function requireOwner(owner: Owner, collection: CollectionName): void {
  const wanted = COLLECTIONS[collection].owner;
  if (wanted !== owner && wanted !== 'kit' && owner !== 'kit') {
    throw new Error(`${owner} may not write ${collection}: ${wanted} owns it`);
  }
}

const jobOf = (document: unknown): string | undefined =>
  typeof document === 'object' && document !== null && 'job' in document && typeof document.job === 'string'
    ? document.job
    : undefined;

const countyOf = (document: unknown): string => (document as { readonly county: string }).county;

/** Leaves out what unfinished jobs appended. The list is read after the documents that it filters, and never cached. */
async function visible<D>(db: Database, documents: readonly D[]): Promise<D[]> {
  const counties = [...new Set(documents.filter((document) => jobOf(document)).map(countyOf))];
  if (counties.length === 0) {
    return [...documents];
  }
  const open = new Set<string>();
  for (const county of counties) {
    const { data } = await db.collection('openJobs').doc(county).get();
    const list = (data as readonly OpenJobs[])[0];
    for (const job of list?.jobs ?? []) {
      open.add(job.id);
    }
  }
  return documents.filter((document) => !open.has(jobOf(document) ?? ''));
}

function rangeOf(db: Database, range: NonNullable<PageQuery['range']>): unknown {
  const _ = db.command;
  if (range.under !== undefined) {
    // '0' is the character after '/': everything that starts with the path, and nothing that only begins like it.
    return _.gte(range.under).and(_.lt(`${range.under.slice(0, -1)}0`));
  }
  if (range.from !== undefined) {
    return range.below === undefined ? _.gte(range.from) : _.gte(range.from).and(_.lt(range.below));
  }
  return range.below === undefined ? undefined : _.lt(range.below);
}

const bare = (query: PageQuery): boolean => !query.range;

/** What a cursor says; it came from the phone, so that only plain values are taken out of it. @throws {Refusal} INVALID_ARGUMENT */
function cursorParts(cursor: string): [string | number, string] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    refuse('INVALID_ARGUMENT');
  }
  const [value, id]: unknown[] = Array.isArray(parts) ? parts : [];
  const isPlain = value === null || typeof value === 'string' || typeof value === 'number';
  return isPlain && typeof id === 'string' ? [value as string | number, id] : refuse('INVALID_ARGUMENT');
}

/** The documents after the cursor: later in the order, or equal in it with a later id. */
function after(db: Database, query: PageQuery, key: string): object | undefined {
  if (!query.cursor) {
    return undefined;
  }
  const [value, id] = cursorParts(query.cursor);
  const _ = db.command;
  const beyond = query.order === 'desc' ? _.lt : _.gt;
  return bare(query) ? { _id: beyond(id) } : _.or([{ [key]: beyond(value) }, { [key]: value, _id: beyond(id) }]);
}

/** The cursor of a page that ends with this document, along an index whose range key is `key`; also for a page merged from several. */
export function cursorOf(document: unknown, key: string): string {
  const fields = document as Readonly<Record<string, unknown>>;
  return Buffer.from(JSON.stringify([fields[key] ?? null, fields['_id']])).toString('base64url');
}

async function page<D>(db: Database, collection: CollectionName, query: PageQuery): Promise<Page<D>> {
  const limit = Math.min(query.limit ?? 20, PAGE_CAP);
  const key = query.range?.key ?? '_id';
  const order = query.order ?? 'asc';
  const range = query.range ? rangeOf(db, query.range) : undefined;
  const equal = range === undefined ? { ...query.equal } : { ...query.equal, [key]: range };
  const next = after(db, query, key);
  let asked = db.collection(collection).where(next ? db.command.and([equal, next]) : equal);
  asked = asked.orderBy(key, order);
  if (key !== '_id') {
    asked = asked.orderBy('_id', order);
  }
  const { data } = await asked.limit(limit).get();
  const last = data.at(-1);
  return {
    items: (await visible(db, data)) as D[],
    cursor: data.length === limit && last !== undefined ? cursorOf(last, key) : null,
  };
}

/** A write may not build on a document that an unfinished job appended. */
async function refuseOpenJob(sdk: SdkTransaction, document: unknown): Promise<void> {
  const job = jobOf(document);
  if (!job) {
    return;
  }
  const { data } = await sdk.collection('openJobs').doc(countyOf(document)).get();
  if ((data as OpenJobs | null)?.jobs.some((open) => open.id === job)) {
    refuse('JOB_RUNNING');
  }
}

function transactionOf(sdk: SdkTransaction, owner: Owner): Transaction {
  const seen = new Set<string>();
  const set = async (collection: CollectionName, document: { readonly _id: string }): Promise<void> => {
    const { _id, ...rest } = document;
    if (!seen.has(`${collection}/${_id}`)) {
      throw new Error(`replace of ${collection} that this transaction has not read`);
    }
    await sdk.collection(collection).doc(_id).set(rest);
  };
  return {
    async read(collection, id) {
      const { data } = await sdk.collection(collection).doc(id).get();
      await refuseOpenJob(sdk, data);
      seen.add(`${collection}/${id}`);
      return (data ?? null) as never;
    },
    async create(collection, document) {
      requireOwner(owner, collection);
      await sdk.collection(collection).add(document);
    },
    replace(collection, document) {
      requireOwner(owner, collection);
      return set(collection, document);
    },
    touch: (collection, document) => set(collection, Object.assign({ ...document }, { rev: document.rev + 1 })),
  };
}

async function append(db: Database, collection: CollectionName, documents: readonly object[]): Promise<void> {
  if (documents.length === 0) {
    return;
  }
  try {
    await db.collection(collection).add(documents);
  } catch (error) {
    if (!isDuplicate(error)) {
      throw error;
    }
    // Some are there from an earlier try of this chunk: each by itself then.
    for (const document of documents) {
      await db
        .collection(collection)
        .add(document)
        .catch((again: unknown) => (isDuplicate(again) ? undefined : Promise.reject(again)));
    }
  }
}

/** @returns the store as `owner` sees it: everybody reads everything, only the owner writes. */
export function openStore(owner: Owner, db: Database = database()): Store {
  return {
    async read(collection, id) {
      const { data } = await db.collection(collection).doc(id).get();
      return ((await visible(db, data as readonly unknown[]))[0] ?? null) as never;
    },
    async readAll(collection, ids) {
      if (ids.length > IDS_CAP) {
        throw new Error('readAll takes at most 100 ids');
      }
      if (ids.length === 0) {
        return [];
      }
      const { data } = await db
        .collection(collection)
        .where({ _id: db.command.in([...new Set(ids)]) })
        .limit(IDS_CAP)
        .get();
      const byId = new Map((await visible(db, data as readonly { _id: string }[])).map((one) => [one._id, one]));
      return ids.flatMap((id) => byId.get(id) ?? []) as never;
    },
    page: (collection, query) => page(db, collection, query),
    tx: (work) => db.runTransaction((sdk) => work(transactionOf(sdk, owner)), 0),
    append(collection, documents) {
      requireOwner(owner, collection);
      return append(db, collection, documents);
    },
    async put(collection, document) {
      requireOwner(owner, collection);
      const { _id, ...rest } = document;
      await db.collection(collection).doc(_id).set(rest);
    },
    async remove(collection, ids) {
      requireOwner(owner, collection);
      if (ids.length > 0) {
        await db
          .collection(collection)
          .where({ _id: db.command.in([...ids]) })
          .remove();
      }
    },
  };
}
