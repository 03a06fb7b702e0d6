import type { Found, Held, Search } from './find';
import { matches } from './match';
import { unsupported } from './refusal';
import { courseOf, firstInOrder, statementOf } from './search';
import type { Tables } from './tables';
import type { Json } from './value';
import { walk } from './walk';

/** What one statement may give or skip within a transaction. */
const AT_A_STROKE = 2000;
const MOST_SKIPPED = 10_000;

/** Whether a snapshot's search is one short statement. */
export const isShort = (tables: Tables, search: Search): boolean =>
  search.offset + search.limit <= AT_A_STROKE && statementOf(tables, search) !== undefined;

/**
 * The first of the committed documents that answer, for a transaction; others have their turn in between. A document that has changed
 * since the transaction began may be among them as it is now: the transaction knows of it and sees it as it was. All others are as
 * they were when it began, so that together they are its snapshot. `spare` is for those that it will see otherwise.
 */
export async function hold(tables: Tables, search: Search, spare: number): Promise<Held> {
  const wanted = search.offset + search.limit;
  if (wanted > MOST_SKIPPED) {
    throw unsupported(`skipping more than ${MOST_SKIPPED} documents in a transaction`);
  }
  const course = courseOf(tables, search);
  const held = course && (await first(course.pieces, search, wanted + spare));
  if (held?.cut || (held && course.whole)) {
    return held;
  }
  return await firstInOrder(walk(tables, search.collection, search.condition), search, wanted + spare);
}

/** The first that answer, as they come. */
async function first(pieces: AsyncIterable<string[]>, { condition }: Search, most: number): Promise<Held> {
  const documents: Found[] = [];
  for await (const piece of pieces) {
    for (const text of piece) {
      const document = JSON.parse(text) as Json;
      if (matches(document, condition)) {
        documents.push({ text, document });
      }
      if (documents.length === most) {
        return { documents, cut: true };
      }
    }
  }
  return { documents, cut: false };
}
