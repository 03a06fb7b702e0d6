import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Product } from '../product';

/** What a route gets. `words` are the parts of the path that its pattern names. */
export interface Asked {
  readonly product: Product;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly words: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly pattern: RegExp;
  readonly answer: (asked: Asked) => Promise<void> | void;
}
