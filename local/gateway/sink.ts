import type { JsonObject } from './value';

/** Where documents go; `take` says whether more are wanted. */
export interface Sink {
  take(document: JsonObject): boolean;
  end(): void;
}

/** A stage, given where its documents go. */
export type Stage = (next: Sink) => Sink;
