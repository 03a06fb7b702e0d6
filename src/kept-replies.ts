import { platform } from './platform';

const PREFIX = 'kept:';
/** What is kept to be read without network goes after this, whether the network came or not. */
const LIVES_MS = 30 * 86_400_000;

/** A reply as it was, and when. */
export interface KeptReply {
  readonly at: number;
  readonly data: unknown;
}

const keyOf = (as: string, operation: string, request: unknown): string =>
  `${PREFIX}${as}|${operation}|${JSON.stringify(request)}`;

const ownerOf = (key: string): string => key.slice(PREFIX.length, key.indexOf('|'));

function read(key: string): KeptReply | undefined {
  const { at, data }: { at?: unknown; data?: unknown } = Object(platform.storage.get(key));
  return typeof at === 'number' && data !== undefined ? { at, data } : undefined;
}

/** 离线可看: the last reply to this question, as long as it may be kept. */
export function keptReply(as: string, operation: string, request: unknown, now: number): KeptReply | undefined {
  const key = keyOf(as, operation, request);
  const kept = read(key);
  if (kept && kept.at < now - LIVES_MS) {
    platform.storage.remove(key);
    return undefined;
  }
  return kept;
}

/** Keeps a reply over a kill of the app; of one operation the `most` latest. A full store keeps less, and nobody is stopped. */
export function keepReply(
  as: string,
  operation: string,
  request: unknown,
  { at, data, most }: KeptReply & { readonly most: number },
): void {
  const key = keyOf(as, operation, request);
  try {
    platform.storage.set(key, { at, data });
  } catch {
    return;
  }
  const of = platform.storage.keys(`${PREFIX}${as}|${operation}|`);
  const oldest = of.map((one) => ({ one, at: read(one)?.at ?? 0 })).sort((a, b) => b.at - a.at);
  for (const { one } of oldest.slice(most)) {
    platform.storage.remove(one);
  }
}

/** The server has said that this is no longer to be seen. */
export function dropReply(as: string, operation: string, request: unknown): void {
  platform.storage.remove(keyOf(as, operation, request));
}

/** 清掉: what belongs to a standing that this person no longer has, and what is older than it may be. */
export function sweepReplies(held: readonly string[], now: number): void {
  for (const key of platform.storage.keys(PREFIX)) {
    const owner = ownerOf(key);
    if ((owner !== '' && !held.includes(owner)) || (read(key)?.at ?? 0) < now - LIVES_MS) {
      platform.storage.remove(key);
    }
  }
}
