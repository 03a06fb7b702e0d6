import { unsupported } from './refusal';
import type { Json, JsonObject } from './value';

/**
 * What the SDK puts on the wire as plain data where it does not read its own objects. The cloud would store it or compare with it as it
 * is, which nobody who wrote it means; so it is refused.
 */
export function refuseUnread(node: JsonObject): void {
  if (Object.hasOwn(node, 'operator') && Object.hasOwn(node, 'operands') && Object.hasOwn(node, 'fieldName')) {
    throw unsupported('a command in a place where the SDK sends it as data');
  }
  const names = Object.keys(node);
  if (names.length === 2 && node['type'] === 'Buffer' && Array.isArray(node['data'])) {
    throw unsupported('a Buffer, whose bytes the SDK does not send,');
  }
  if (names.length === 3 && PARTS.has(names.join())) {
    throw unsupported('a Long or Binary of bson, which the SDK sends as its parts,');
  }
}

/** What a Long and a Binary of bson are made of. */
const PARTS: ReadonlySet<string> = new Set(['low,high,unsigned', 'sub_type,buffer,position']);

/** The same for the values that `_.set(…)`, `_.push({ each })`, `_.min` and `_.max` take: the SDK leaves what lies in them unread. */
export function refuseRaw(value: Json): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (!Array.isArray(value)) {
    if (Object.keys(value)[0]?.startsWith('$')) {
      return;
    }
    const what = rawNameOf(value);
    if (what !== undefined) {
      throw unsupported(`${what} in set(), min(), max() or push({ each }), which the SDK sends as an object,`);
    }
  }
  for (const inner of Object.values(value)) {
    refuseRaw(inner);
  }
}

/** What an object of exactly these fields was before the SDK sent it. */
function rawNameOf(node: JsonObject): string | undefined {
  const { offset, id, longitude } = node;
  const names = Object.keys(node).join();
  if (names === 'offset' && isNumber(offset)) {
    return 'a server date';
  }
  if (names === 'id' && typeof id === 'string' && /^(?:[0-9a-f]{24})?$/i.test(id)) {
    return 'an object id';
  }
  return names === 'longitude,latitude' && isNumber(longitude) ? 'a point' : undefined;
}

const isNumber = (node: Json | undefined) => JSON.stringify(node ?? null).startsWith('{"$number');
