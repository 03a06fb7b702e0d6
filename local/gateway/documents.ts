import { randomBytes } from 'node:crypto';
import { find, keyOfDocument, type Search } from './find';
import { idKey } from './key';
import { invalid, Refusal, unsupported } from './refusal';
import type { Scope } from './scope';
import { BSON_SIZE_LIMIT, sizeOf } from './size';
import type { Tables } from './tables';
import { applyUpdate, type Update } from './update';
import { checked, isPlain, type Json, type JsonObject } from './value';

/** A document of the wire, made fit to be stored: checked, with an id, `_id` first as MongoDB has it. */
export function admitted(node: Json, now: number, id?: Json): { key: string; text: string; document: JsonObject } {
  const document = checked(node, now);
  if (!isPlain(document)) {
    throw invalid('a document must be an object');
  }
  const { _id = id ?? randomBytes(16).toString('hex'), ...fields } = document;
  return stored({ _id, ...fields });
}

function stored(document: JsonObject): { key: string; text: string; document: JsonObject } {
  const text = JSON.stringify(document);
  if (sizeOf(text) > BSON_SIZE_LIMIT) {
    throw invalid(`a document may have at most ${BSON_SIZE_LIMIT / 1024} KB`);
  }
  return { key: idKey(document['_id']), text, document };
}

/** What became of an insert of several: those before a failure stay, as with MongoDB's ordered insert. */
export interface Inserted {
  readonly ids: readonly Json[];
  readonly refusal?: Refusal;
}

/** Adds documents; one whose id is there ends it. */
export function insert(scope: Scope, collection: string, documents: readonly ReturnType<typeof admitted>[]): Inserted {
  const ids: Json[] = [];
  for (const { key, text, document } of documents) {
    scope.claim(collection, key);
    if (scope.read(collection, key) !== null) {
      return { ids, refusal: new Refusal('DATABASE_DUPLICATE_WRITE', 'a document with this _id already exists') };
    }
    scope.write(collection, key, { text, document });
    ids.push(document['_id'] ?? null);
  }
  return { ids };
}

/** Puts a whole document in the place of the one with this id, or adds it. */
export function replace(
  scope: Scope,
  collection: string,
  given: ReturnType<typeof admitted>,
): { updated: number; added: boolean } {
  const { key, text, document } = given;
  scope.claim(collection, key);
  const before = scope.read(collection, key);
  if (before !== text) {
    scope.write(collection, key, { text, document });
  }
  return { updated: before === null || before === text ? 0 : 1, added: before === null };
}

export interface Modification {
  readonly search: Search;
  readonly update: Update;
}

/** As much as one request may change or remove: it is done in one go, and everybody else waits. */
export const MOST_WRITTEN = 10_000;
const MOST_WRITTEN_BYTES = 8 * 1024 * 1024;

/** Refuses what would keep everybody else waiting for too long. */
export function boundWrite(documents: number, bytes: number): void {
  if (documents > MOST_WRITTEN) {
    throw unsupported(`changing or removing more than ${MOST_WRITTEN} documents at once`);
  }
  if (bytes > MOST_WRITTEN_BYTES) {
    throw unsupported(`changing or removing more than ${MOST_WRITTEN_BYTES / 1024 / 1024} MB of documents at once`);
  }
}

interface Claimed {
  readonly key: string;
  readonly text: string;
  readonly document: JsonObject;
}

/** Finds what will be written and claims all of it before any is: who has to wait for one document has not touched the others. */
function claimFound(tables: Tables, scope: Scope, search: Search): Claimed[] {
  const texts = find(tables, scope, search);
  boundWrite(
    texts.length,
    texts.reduce((sum, text) => sum + text.length, 0),
  );
  const found = texts.map((text) => {
    const document = JSON.parse(text) as JsonObject;
    return { key: keyOfDocument(document), text, document };
  });
  for (const { key } of found) {
    scope.claim(search.collection, key);
  }
  return found;
}

/** Changes what a search finds; says how many it found, how many changed and how the first one looks now. */
export function modify(
  tables: Tables,
  scope: Scope,
  { search, update }: Modification,
): { found: number; updated: number; first?: string } {
  const claimed = claimFound(tables, scope, search);
  let updated = 0;
  let bytes = 0;
  let first: string | undefined;
  for (const { text, document } of claimed) {
    applyUpdate(document, update);
    const after = stored(document);
    bytes += after.text.length;
    boundWrite(updated, bytes);
    if (after.text !== text) {
      scope.write(search.collection, after.key, after);
      updated += 1;
    }
    first ??= after.text;
  }
  return { found: claimed.length, updated, ...(first === undefined ? {} : { first }) };
}

/** Removes what a search finds. */
export function remove(tables: Tables, scope: Scope, search: Search): number {
  const claimed = claimFound(tables, scope, search);
  for (const { key } of claimed) {
    scope.write(search.collection, key, null);
  }
  return claimed.length;
}
