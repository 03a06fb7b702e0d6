import type { Held } from '#domain/evidence/anchor';
import { Check } from '#domain/evidence/check';
import type { Evidence } from '#domain/evidence/format';
import { saysEvidence } from '#domain/evidence/no-evidence';
import type { Primitives } from '#domain/evidence/primitives';
import { readEvidence } from '#domain/evidence/shape';
import { mayPrecede } from '#domain/evidence/times';

/** 与另一份文件: it tells the same, less, or more; or it is no sound file of this letter, or of another kind. */
export type Beside = 'same' | 'shorter' | 'longer' | 'unusable' | 'foreign';

/** One of the two leaves out an event that was there when it was made: its maker declared by signature that there was none. */
function leavesOut(shorter: Evidence, longer: Evidence): boolean {
  const missing = longer.events[shorter.events.length];
  return missing !== undefined && !mayPrecede(shorter.madeAt, missing.at);
}

function compared(own: Evidence, other: Evidence): Beside | 'contradicts' {
  const isLonger = other.events.length > own.events.length;
  const [shorter, longer] = isLonger ? [own, other] : [other, own];
  if (shorter.events.some(({ hash }, n) => hash !== longer.events[n]?.hash) || leavesOut(shorter, longer)) {
    return 'contradicts';
  }
  return shorter.events.length === longer.events.length ? 'same' : isLonger ? 'longer' : 'shorter';
}

/** Sealed by the same keys, of the same letter, and sound: whoever makes up another file accuses nobody. */
function soundOther(own: Evidence, held: Held, by: Primitives): Evidence | null {
  const other = held.other === undefined ? null : readEvidence(held.other);
  const keys = { ...Object.fromEntries(own.keys.map(({ kid, publicKey }) => [kid, publicKey])), ...held.keys };
  const isOfLetter = other?.county === own.county && other.content.letterId === own.content.letterId;
  const isKnown = isOfLetter && other.keys.every(({ kid }) => keys[kid] !== undefined);
  return isKnown && new Check(other, { keys, ...(held.terms ? { terms: held.terms } : {}) }, by).fault() === null
    ? other
    : null;
}

/**
 * 比对另一份: no proof shows that nothing was left out of a file; two parties who lay theirs side by side see it.
 * @returns null where no other file was given.
 */
export function besideOf(own: Evidence, held: Held, by: Primitives): Beside | 'contradicts' | null {
  if (held.other === undefined) {
    return null;
  }
  const other = soundOther(own, held, by);
  if (other) {
    return compared(own, other);
  }
  return saysEvidence(held.other) ? 'unusable' : 'foreign';
}
