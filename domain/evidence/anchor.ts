import {
  type CheckpointSays,
  readCheckpoint,
  readPrintedCheckpoint,
  readSpokenCheckpoint,
  type SignedCheckpoint,
} from '#domain/evidence/checkpoint';
import type { Evidence } from '#domain/evidence/format';
import { isWithin, type KeyTerms } from '#domain/evidence/key-terms';
import { isConsistent, type TreeHead } from '#domain/evidence/merkle';
import type { Primitives } from '#domain/evidence/primitives';
import { areBefore } from '#domain/evidence/times';
import { dayOf, type Instant, timeOf } from '#domain/plain-date';

/** What whoever checks holds apart from the file. Nothing in the file can stand for it. */
export interface Held {
  /** 外部留存的检查点, as it was printed. */
  readonly checkpoint?: string;
  /** 公布的公钥, by kid. */
  readonly keys?: Readonly<Record<string, string>>;
  /** 公布的县和期限 of these keys, by kid. */
  readonly terms?: Readonly<Record<string, KeyTerms>>;
  /** 公钥指纹 as papers print them. */
  readonly fingerprints?: readonly string[];
  /** 查验码 of a receipt. */
  readonly code?: string;
  /** 另一方的证据文件, of the same letter. */
  readonly other?: string;
}

/**
 * How far an outside checkpoint reaches; null where none was given. `spoken` and `spokenOther`: only the sentence beside the code was given, which
 * names the file's own checkpoint, or another.
 */
export type Anchor = 'all' | 'part' | 'incomparable' | 'unknownKey' | 'spoken' | 'spokenOther' | null;

/** Whether the outside checkpoint's signature holds; null where its key is not known. */
function isSigned({ kid, suite, text, sig }: SignedCheckpoint, { keys }: Evidence, held: Held, by: Primitives) {
  const publicKey = held.keys?.[kid] ?? keys.find((key) => key.kid === kid)?.publicKey;
  return publicKey === undefined ? null : by.verifies({ kid, suite, publicKey }, text, sig);
}

/** The proof that leads from the older log to the file's own; null where the file has none. */
function proofFrom(old: TreeHead, own: TreeHead, { consistency }: Evidence): readonly string[] | null {
  if (old.size === own.size) {
    return [];
  }
  return consistency?.size === old.size ? consistency.path : null;
}

type Outside = { readonly anchor: Anchor; readonly at: Instant | null } | { readonly fault: 'held' };

function reach(old: CheckpointSays, evidence: Evidence, by: Primitives): Outside {
  const own = evidence.checkpoint && readCheckpoint(evidence.checkpoint.text);
  const proof = own && proofFrom(old, own, evidence);
  if (!own || !proof) {
    return { anchor: 'incomparable', at: null };
  }
  if (!isConsistent(old, own, proof, by.tree) || !areBefore(evidence, old.size, old.at)) {
    return { fault: 'held' };
  }
  const isAll = evidence.inclusion.every((one) => one !== null && one.n < old.size);
  return { anchor: isAll ? 'all' : 'part', at: old.at };
}

/** Whether the sentence names the file's own checkpoint; null where it is none. It proves nothing: no root stands in it. */
function spokenOf(typed: string, { checkpoint }: Evidence): Anchor {
  const spoken = readSpokenCheckpoint(typed);
  const own = checkpoint && readCheckpoint(checkpoint.text);
  const at = own && `${dayOf(own.at).slice('2026-'.length)} ${timeOf(own.at)}`;
  return spoken && (spoken.size === own?.size && (spoken.at ?? at) === at ? 'spoken' : 'spokenOther');
}

/** 外部留存: how far the outside checkpoint reaches; a fault where it contradicts the file, or is none of this county. */
export function anchorOf(evidence: Evidence, held: Held, by: Primitives): Outside {
  if (held.checkpoint === undefined) {
    return { anchor: null, at: null };
  }
  const given = readPrintedCheckpoint(held.checkpoint);
  const old = given && readCheckpoint(given.text);
  const spoken = given ? null : spokenOf(held.checkpoint, evidence);
  if (spoken) {
    return { anchor: spoken, at: null };
  }
  if (!given || old?.county !== evidence.county) {
    return { fault: 'held' };
  }
  const signed = isSigned(given, evidence, held, by);
  if (signed === false || !isWithin(held.terms?.[given.kid] ?? {}, old.county, [old.at])) {
    return { fault: 'held' };
  }
  return signed === null ? { anchor: 'unknownKey', at: null } : reach(old, evidence, by);
}
