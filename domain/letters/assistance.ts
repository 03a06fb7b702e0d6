import { refuse } from '#domain/errors';
import type { Assistance } from '#domain/letters/event';

/** Whoever is named at an assisted signature besides the witness. */
interface Others {
  readonly signer: string;
  readonly helper: string;
}

const plain = (name: string): string => name.normalize('NFC').replace(/\s/g, '');

/**
 * 见证人: asked for a fingerprint alone, since a written name speaks for itself; somebody else than who signs and who helps, or it is no
 * witness. @throws {Refusal} WITNESS_NOT_ANOTHER
 */
export function requireWitness({ fingerprint }: Assistance, { signer, helper }: Others): void {
  if (fingerprint && [signer, helper].map(plain).includes(plain(fingerprint.witness))) {
    refuse('WITNESS_NOT_ANOTHER');
  }
}
