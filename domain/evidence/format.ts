import type { SignedCheckpoint } from '#domain/evidence/checkpoint';
import { canonical } from '#domain/letters/canonical';
import type { LetterEvent } from '#domain/letters/documents';
import type { PublicKey, Sealer, SealSuite } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';

/** 入日志证明: the place of an event's leaf, and the way from it to the checkpoint's root. */
export interface Inclusion {
  readonly n: number;
  readonly path: readonly string[];
}

/** What a sealed document says of itself, as far as the verifier reads it; everything in it is digested. */
export interface EvidenceContent {
  readonly letterId: string;
  /** The county. */
  readonly tenant: string;
  readonly title: string;
  readonly [more: string]: unknown;
}

/** 证据文件, before it is sealed itself (docs/evidence-format.md). */
export interface EvidenceBody {
  readonly v: 1;
  readonly format: 'not-one-less/evidence';
  readonly county: string;
  readonly madeAt: Instant;
  readonly content: EvidenceContent;
  /** The words that were agreed to; null where nothing was ticked. */
  readonly statement: string | null;
  readonly events: readonly LetterEvent[];
  readonly inks: readonly { readonly seq: number; readonly points: string }[];
  /** Every key that is named in the file, by kid. They say nothing of whose they are. */
  readonly keys: readonly PublicKey[];
  readonly checkpoint: SignedCheckpoint | null;
  /** One for each event; null where the checkpoint does not reach it. */
  readonly inclusion: readonly (Inclusion | null)[];
  /** Shows that the checkpoint's log goes on from an older one of `size` leaves. */
  readonly consistency: { readonly size: number; readonly path: readonly string[] } | null;
}

/** The whole file: canonical text of this, nothing before, between or after. */
export interface Evidence extends EvidenceBody {
  readonly suite: SealSuite;
  readonly kid: string;
  /** Over the canonical text of everything else. */
  readonly sig: string;
}

/** The keys that a file names, each once, in the order of their kids. */
function namedKeys(known: readonly PublicKey[], kids: readonly (string | null)[]): PublicKey[] {
  const named = new Set(kids);
  return known
    .filter(({ kid }) => named.has(kid))
    .map(({ kid, suite, publicKey }) => ({ kid, suite, publicKey }))
    .sort((a, b) => (a.kid < b.kid ? -1 : 1));
}

/** 封好的证据文件, as text. */
export function sealedEvidence(
  body: Omit<EvidenceBody, 'v' | 'format' | 'keys'>,
  known: readonly PublicKey[],
  { suite, kid, sign }: Sealer,
): string {
  const kids = [...body.events.map((event) => event.kid), body.checkpoint?.kid ?? null, kid];
  const core = { v: 1, format: 'not-one-less/evidence', ...body, keys: namedKeys(known, kids), suite, kid };
  return canonical({ ...core, sig: sign(canonical(core)) });
}
