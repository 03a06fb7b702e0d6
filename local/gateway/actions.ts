import { aggregate, readPipeline } from './aggregate';
import { admitted, type Inserted, insert, MOST_WRITTEN, modify, remove, replace } from './documents';
import type { Envelope } from './envelope';
import { find, inSnapshot, project, type Search } from './find';
import { invalid, Refusal, unsupported } from './refusal';
import { type Scope, Stale } from './scope';
import { count, gather, search as searchPlainly } from './search';
import { hold, isShort } from './snapshot';
import type { Tables } from './tables';
import type { Transactions } from './transactions';
import { readUpdate } from './update';
import { isObject, type Json, type JsonObject } from './value';
import type { Writer } from './writer';

/** What the actions work on. */
export interface Store {
  readonly tables: Tables;
  readonly writer: Writer;
  readonly transactions: Transactions;
}

type Answer = { readonly [field: string]: unknown };
type Action = (store: Store, envelope: Envelope) => Answer | Promise<Answer>;

/** One more than may be written, so that too many are seen to be so. */
const ALL_FOUND = MOST_WRITTEN + 1;
/** So many more documents than asked for are held for a transaction, in case others change meanwhile. */
const SPARE = 500;

/** Every database action that this gateway answers; any other is refused by name. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': removeDocument,
  'database.addCollection': addCollection,
  'database.startTransaction': (store, envelope) => {
    envelope.only();
    return { transactionId: store.transactions.begin() };
  },
  'database.commitTransaction': async (store, envelope) => {
    envelope.only('transactionId');
    await store.transactions.commit(envelope.text('transactionId'));
    return {};
  },
  'database.abortTransaction': (store, envelope) => {
    envelope.only('transactionId');
    store.transactions.abort(envelope.text('transactionId'));
    return {};
  },
};

function collectionOf(store: Store, envelope: Envelope): string {
  const name = envelope.text('collectionName');
  if (!store.tables.has(name)) {
    throw new Refusal('DATABASE_COLLECTION_NOT_EXIST', `the collection ${name} does not exist`);
  }
  return name;
}

function searchOf(store: Store, envelope: Envelope, needed: boolean, limit: number): Search {
  const collection = collectionOf(store, envelope);
  return { collection, condition: envelope.condition(needed), order: envelope.order, offset: envelope.offset, limit };
}

/** A write, in the transaction the request names or plainly. */
function write<T>(store: Store, envelope: Envelope, act: (scope: Scope) => T): T | Promise<T> {
  const id = envelope.optionalText('transactionId');
  return id === undefined ? store.transactions.plainly(act) : store.transactions.within(id, act);
}

/** An act on what a search finds in a transaction: what is not one short statement is looked for before. */
async function withinFound<T>(
  { tables, transactions }: Store,
  id: string,
  read: () => Search,
  act: (scope: Scope, search: Search) => T,
): Promise<T> {
  const search = transactions.within(id, () => inSnapshot(read()));
  if (isShort(tables, search)) {
    return transactions.within(id, (scope) => act(scope, search));
  }
  for (let spare = SPARE; ; spare *= 4) {
    const held = await transactions.before(id, () => hold(tables, search, spare));
    try {
      return transactions.within(id, (scope) => act(scope, { ...search, held }));
    } catch (error) {
      if (!(error instanceof Stale)) {
        throw error;
      }
    }
  }
}

/** A write of what a search finds: `act` says how many it found. Plainly, what has to be walked is looked for before. */
async function writeFound<T extends { found: number }>(
  store: Store,
  envelope: Envelope,
  limit: number,
  act: (scope: Scope, search: Search) => T,
): Promise<T> {
  const id = envelope.optionalText('transactionId');
  if (id !== undefined) {
    return await withinFound(store, id, () => searchOf(store, envelope, true, limit), act);
  }
  for (;;) {
    const gathered = await gather(store.tables, searchOf(store, envelope, true, limit));
    try {
      return await store.transactions.plainly((scope) => {
        const done = act(scope, gathered.search);
        if (!gathered.enough(done.found)) {
          throw new Stale();
        }
        return done;
      });
    } catch (error) {
      if (!(error instanceof Stale)) {
        throw error;
      }
    } finally {
      gathered.done();
    }
  }
}

async function getDocument(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only(
    'collectionName',
    'query',
    'queryType',
    'order',
    'offset',
    'limit',
    'projection',
    'transactionId',
    'multi',
  );
  const id = envelope.optionalText('transactionId');
  const asked = () => searchOf(store, envelope, envelope.fields['queryType'] === 'DOC', envelope.limit);
  const found =
    id === undefined
      ? await searchPlainly(store.tables, asked())
      : await withinFound(store, id, asked, (scope, search) => find(store.tables, scope, search));
  const { projection, limit, offset } = envelope;
  const list =
    projection === undefined ? found : found.map((text) => JSON.stringify(project(JSON.parse(text), projection)));
  return { data: { list, limit, offset } };
}

async function calculateDocument(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName', 'query', 'queryType');
  const asked = { collection: collectionOf(store, envelope), condition: envelope.condition(false) };
  return { data: { total: await count(store.tables, asked) } };
}

async function aggregateDocuments(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName', 'stages');
  const list = await aggregate(store.tables, collectionOf(store, envelope), readPipeline(envelope));
  return { data: { list } };
}

async function insertDocument(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName', 'data', 'transactionId');
  const inserted = await write(store, envelope, (scope): Inserted => {
    const collection = collectionOf(store, envelope);
    const documents = envelope.documents.map((node) => admitted(node, envelope.now));
    if (envelope.fields['transactionId'] === undefined) {
      return insert(scope, collection, documents);
    }
    return insertedAlone(insert(scope, collection, documents), documents.length);
  });
  if (inserted.refusal !== undefined) {
    throw inserted.refusal;
  }
  return { data: { insertedIds: inserted.ids.map(plainId) } };
}

/** In a transaction one document at a time, and any failure ends the transaction. */
function insertedAlone(inserted: Inserted, asked: number): Inserted {
  if (asked > 1) {
    throw unsupported('adding several documents at once in a transaction');
  }
  if (inserted.refusal !== undefined) {
    throw inserted.refusal;
  }
  return inserted;
}

const plainId = (id: Json) => (isObject(id) ? (id['$oid'] ?? Number(Object.values(id)[0])) : id);

async function modifyDocument(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName', 'data', 'query', 'queryType', 'multi', 'merge', 'upsert', 'transactionId');
  const merge = envelope.flag('merge', true);
  const upsert = envelope.flag('upsert', false);
  if (merge === upsert) {
    throw unsupported('merge with upsert, or a replacement without upsert');
  }
  const multi = envelope.flag('multi', false);
  if (multi && envelope.fields['transactionId'] !== undefined) {
    throw unsupported('changing several documents at once in a transaction');
  }
  return merge ? await update(store, envelope, multi) : await set(store, envelope);
}

async function update(store: Store, envelope: Envelope, multi: boolean): Promise<Answer> {
  const data = envelope.node('data') ?? null;
  const { updated } = await writeFound(store, envelope, multi ? ALL_FOUND : 1, (scope, search) =>
    modify(store.tables, scope, { search, update: readUpdate(data, envelope.now) }),
  );
  return { data: { updated, upsert_id: null } };
}

async function set(store: Store, envelope: Envelope): Promise<Answer> {
  const id = documentId(envelope);
  const { updated, added } = await write(store, envelope, (scope) => {
    const collection = collectionOf(store, envelope);
    const data = envelope.node('data') ?? null;
    if (isObject(data) && data['_id'] !== undefined) {
      throw invalid('_id cannot be changed');
    }
    return replace(scope, collection, admitted(data, envelope.now, id));
  });
  return { data: { updated, upsert_id: added ? plainId(id) : null } };
}

/** The `_id` of a query that names one document. */
function documentId(envelope: Envelope): Json {
  const node = envelope.node('query');
  const id = isObject(node) && Object.keys(node).length === 1 ? node['_id'] : undefined;
  if (envelope.fields['queryType'] !== 'DOC' || id === undefined) {
    throw unsupported('replacing a document that is not named by its _id');
  }
  return id;
}

async function modifyAndReturn(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName', 'data', 'query', 'queryType', 'transactionId');
  const data = envelope.node('data') ?? null;
  const { updated, first } = await writeFound(store, envelope, 1, (scope, search) =>
    modify(store.tables, scope, { search, update: readUpdate(data, envelope.now) }),
  );
  return { data: first === undefined ? { updated } : { updated, doc: first } };
}

async function removeDocument(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName', 'query', 'queryType', 'multi', 'transactionId');
  const multi = envelope.flag('multi', false);
  if (multi && envelope.fields['transactionId'] !== undefined) {
    throw unsupported('removing several documents at once in a transaction');
  }
  const { found } = await writeFound(store, envelope, multi ? ALL_FOUND : 1, (scope, search) => ({
    found: remove(store.tables, scope, search),
  }));
  return { data: { deleted: found } };
}

async function addCollection(store: Store, envelope: Envelope): Promise<Answer> {
  envelope.only('collectionName');
  const name = envelope.text('collectionName');
  await store.writer.run(() => store.tables.create(name));
  return {};
}

/** Answers one request of the wire. */
export async function answer(store: Store, fields: JsonObject, envelope: Envelope): Promise<Answer> {
  const action = typeof fields['action'] === 'string' ? ACTIONS[fields['action']] : undefined;
  if (action === undefined || !Object.hasOwn(ACTIONS, envelope.action)) {
    throw new Refusal('INVALID_ACTION', `the action ${envelope.action} is not supported by the local gateway`);
  }
  return await action(store, envelope);
}
