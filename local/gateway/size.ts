import { calculateObjectSize, type Document, EJSON } from 'bson';

/** The cloud's limit for one document. */
export const BSON_SIZE_LIMIT = 512 * 1024;

const SURELY_SMALL = 64 * 1024;

/** The size of a document as the cloud stores it; a small text is not measured exactly. */
export function sizeOf(text: string): number {
  const bytes = Buffer.byteLength(text);
  return bytes < SURELY_SMALL ? bytes : calculateObjectSize(EJSON.parse(text, { relaxed: false }) as Document);
}
