import { type Anchor, anchorOf, type Held } from '#domain/evidence/anchor';
import { Check } from '#domain/evidence/check';
import { fingerprint, readFingerprint } from '#domain/evidence/fingerprint';
import type { Evidence } from '#domain/evidence/format';
import { saysEvidence } from '#domain/evidence/no-evidence';
import { type Beside, besideOf } from '#domain/evidence/other-file';
import type { Primitives } from '#domain/evidence/primitives';
import { readEvidence } from '#domain/evidence/shape';
import { type InksHeld, inksHeld, type Standing, standingOf } from '#domain/evidence/standing';
import type { Instant } from '#domain/plain-date';

/** What was found out; `fault` is the first place that does not fit. */
export interface Findings {
  readonly evidence: Evidence | null;
  readonly fault: string | null;
  /** A file of another kind: nothing in it says that it is evidence. */
  readonly foreign: boolean;
  /** Events within the file's own checkpoint. */
  readonly logged: number;
  /** Keys named in the file that nobody outside vouches for. */
  readonly unknownKeys: readonly string[];
  /** Held fingerprints that none of the file's keys has. */
  readonly otherFingerprints: readonly string[];
  readonly anchor: Anchor;
  /** When the outside checkpoint was made, where it reaches the file. */
  readonly anchoredAt: Instant | null;
  /** How another file of the same letter goes with this one; null where none was given. */
  readonly other: Beside | null;
  /** 乙方签字; null where something does not fit. */
  readonly signature: Standing | null;
  readonly inks: InksHeld | null;
}

/** `proved`: every link signed by a key known from outside, within a checkpoint kept outside. `broken`: something does not fit. */
export type Verdict = 'proved' | 'broken' | 'unanchored';

const BROKEN = {
  foreign: false,
  logged: 0,
  unknownKeys: [],
  otherFingerprints: [],
  anchor: null,
  anchoredAt: null,
  other: null,
  signature: null,
  inks: null,
} as const;

/** Which keys of the file somebody outside vouches for, and which fingerprints fit none of them. */
function vouched({ keys }: Evidence, held: Held, { digesting }: Primitives) {
  const given = (held.fingerprints ?? []).map((typed) => readFingerprint(typed) ?? typed);
  const own = new Map(keys.map((key) => [key.kid, fingerprint(key, digesting)]));
  return {
    unknownKeys: [...own].flatMap(([kid, print]) =>
      held.keys?.[kid] === undefined && !given.includes(print) ? [kid] : [],
    ),
    otherFingerprints: given.filter((print) => ![...own.values()].includes(print)),
  };
}

/** 核验: what the file proves together with what is held outside it. Never throws. */
export function findingsOf(text: string, held: Held, by: Primitives): Findings {
  const evidence = readEvidence(text);
  if (!evidence) {
    return { evidence, fault: 'file', ...BROKEN, foreign: !saysEvidence(text) };
  }
  const check = new Check(evidence, held, by);
  const fault = check.fault();
  if (fault) {
    return { evidence, fault, ...BROKEN };
  }
  const outside = anchorOf(evidence, held, by);
  if ('fault' in outside) {
    return { evidence, ...outside, ...BROKEN };
  }
  const other = besideOf(evidence, held, by);
  if (other === 'contradicts') {
    return { evidence, fault: 'other', ...BROKEN };
  }
  return {
    evidence,
    fault: null,
    foreign: false,
    logged: evidence.inclusion.filter((one) => one !== null).length,
    ...vouched(evidence, held, by),
    anchor: outside.anchor,
    anchoredAt: outside.at,
    other,
    signature: standingOf(evidence),
    inks: inksHeld(evidence),
  };
}

/** Whether the last link is signed: then it vouches for those before it. */
export const isSealed = ({ events }: Evidence): boolean => events.at(-1)?.suite !== 'none';

export function verdictOf({ evidence, fault, unknownKeys, anchor }: Findings): Verdict {
  if (!evidence || fault) {
    return 'broken';
  }
  return isSealed(evidence) && anchor === 'all' && unknownKeys.length === 0 ? 'proved' : 'unanchored';
}
