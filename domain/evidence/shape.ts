import type { Evidence } from '#domain/evidence/format';
import { canonical } from '#domain/letters/canonical';

const HASH = /^[0-9a-f]{64}$/;
const SIG = /^[0-9a-f]{128}$/;
const KID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const PUBLIC_KEY = { 'sm3-ed25519': /^[0-9a-f]{64}$/, 'sm3-sm2': /^04[0-9a-f]{128}$/ } as const;
const EVENTS_CAP = 1000;

type Members = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
/** To the end of the year 9999: later ones no calendar can name. */
export const LAST_TIME = 253_402_300_799_999;
const isTime = (value: unknown): boolean => isCount(value) && Number(value) <= LAST_TIME;
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);
const orNull =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || check(value);
const listOf =
  (check: (value: unknown) => boolean, cap = EVENTS_CAP) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length <= cap && value.every(check);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** These members, each as it must be, and no other. */
const exactly =
  (members: Members) =>
  (value: unknown): boolean =>
    isRecord(value) &&
    Object.keys(value).length === Object.keys(members).length &&
    Object.entries(members).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

const isSuite = (value: unknown): boolean => value === 'sm3-ed25519' || value === 'sm3-sm2';
const isPath = listOf(matches(HASH), 64);

const isEvent = exactly({
  v: (value) => value === 1,
  suite: (value) => value === 'none' || isSuite(value),
  kid: orNull(matches(KID)),
  letterId: isText,
  seq: isCount,
  prev: orNull(matches(HASH)),
  type: isText,
  at: isTime,
  body: isRecord,
  hash: matches(HASH),
  sha256: matches(HASH),
  sig: orNull(matches(SIG)),
});

const isKey = (value: unknown): boolean =>
  exactly({ kid: matches(KID), suite: isSuite, publicKey: isText })(value) &&
  PUBLIC_KEY[(value as { suite: keyof typeof PUBLIC_KEY }).suite].test((value as { publicKey: string }).publicKey);

const isEvidence = exactly({
  v: (value) => value === 1,
  format: (value) => value === 'not-one-less/evidence',
  county: matches(/^[a-z0-9-]{1,40}$/),
  madeAt: isTime,
  content: (value) => isRecord(value) && isText(value['letterId']) && isText(value['tenant']) && isText(value['title']),
  statement: orNull(isText),
  events: listOf(isEvent),
  inks: listOf(exactly({ seq: isCount, points: isText })),
  keys: listOf(isKey),
  checkpoint: orNull(exactly({ text: isText, suite: isSuite, kid: matches(KID), sig: matches(SIG) })),
  inclusion: listOf(orNull(exactly({ n: isCount, path: isPath }))),
  consistency: orNull(exactly({ size: isCount, path: isPath })),
  suite: isSuite,
  kid: matches(KID),
  sig: matches(SIG),
});

/** @returns the evidence that this text is, or null: other members, another order, a blank too many are none. */
export function readEvidence(text: string): Evidence | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEvidence(value) && canonical(value) === text ? (value as Evidence) : null;
  } catch {
    // No JSON, or with something in it that has no canonical form.
    return null;
  }
}
