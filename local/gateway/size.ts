import { type Document, EJSON, serialize } from 'bson';

/** The cloud's limit for one document. */
export const BSON_SIZE_LIMIT = 512 * 1024;

/** Nothing grows eightfold from text to BSON: the worst is a list of one-digit numbers, of 2 bytes here and 15 there. */
const SURELY_SMALL = 64 * 1024;

/** The size of a document as the cloud stores it; a small text is not measured exactly. */
export function sizeOf(text: string): number {
  const bytes = Buffer.byteLength(text);
  // Not `calculateObjectSize`, which takes a number that is marked as an int for an object.
  return bytes < SURELY_SMALL ? bytes : serialize(EJSON.parse(text, { relaxed: false }) as Document).length;
}
