import type { Json } from './value';

/** Where an act reads and writes: the committed documents, or a transaction's view of them. */
export interface Scope {
  /** All reads see one moment: without an order they go by `_id`, so that pages fit together whatever is written meanwhile. */
  readonly snapshot: boolean;
  /** The text of a claimed document, null when there is none. */
  read(collection: string, key: string): string | null;
  /** The documents that differ here from the committed ones, all or the one of a key; null stands for none. */
  overlay(collection: string, key?: string): ReadonlyMap<string, string | null>;
  /** Takes the right to write a document, or refuses. */
  claim(collection: string, key: string): void;
  /** Writes a claimed document; null removes it. */
  write(collection: string, key: string, change: { text: string; document: Json } | null): void;
}

/** A plain write met a document that a transaction has locked: it waits and is done anew. */
export class Locked extends Error {
  constructor(readonly lock: string) {
    super('locked');
  }
}

/** A search met other documents than those that had been looked for: it is done anew. */
export class Stale extends Error {}

export const lockOf = (collection: string, key: string) => `${collection}\n${key}`;
