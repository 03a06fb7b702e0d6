import type { Held } from '#domain/evidence/anchor';
import type { KeyTerms } from '#domain/evidence/key-terms';
import type { Findings, Verdict } from '#domain/evidence/verify';
import { type Forged, OUTSIDE } from './forge';

/** What a verifier says besides, of a file without fault. */
export type Found = Pick<Findings, 'signature' | 'inks' | 'logged' | 'anchor' | 'other'>;

/** 测试向量: a file, what is held apart from it, and what every verifier must answer. */
export interface Vector {
  readonly name: string;
  readonly about: string;
  /** The whole text of the file. */
  readonly evidence: string;
  readonly checkpoint: string | null;
  readonly keys: Readonly<Record<string, string>>;
  /** County and term of held keys. */
  readonly terms?: Readonly<Record<string, KeyTerms>>;
  readonly fingerprints?: readonly string[];
  readonly code: string | null;
  /** The whole text of another file. */
  readonly other?: string;
  readonly expected: { readonly verdict: Verdict; readonly fault: string | null };
  readonly found?: Found;
}

export type Outside = Partial<Pick<Vector, 'checkpoint' | 'keys' | 'terms' | 'fingerprints' | 'code' | 'other'>>;

const SOUND: Found = { signature: 'self', inks: 'all', logged: 3, anchor: 'all', other: null };

const made = (
  name: string,
  about: string,
  { text, held }: Pick<Forged, 'text' | 'held'>,
  outside: Outside,
): Omit<Vector, 'expected'> => ({
  name,
  about,
  evidence: text,
  checkpoint: held,
  keys: OUTSIDE,
  code: null,
  ...outside,
});

type Given = Pick<Forged, 'text' | 'held'>;

/** With keys and checkpoint held, unless said otherwise. */
export const proved = (
  name: string,
  about: string,
  given: Given,
  found: Partial<Found> = {},
  outside: Outside = {},
): Vector => ({
  ...made(name, about, given, outside),
  expected: { verdict: 'proved', fault: null },
  found: { ...SOUND, ...found },
});

export const unanchored = (
  name: string,
  about: string,
  given: Given,
  found: Partial<Found> = {},
  outside: Outside = {},
): Vector => ({
  ...made(name, about, given, outside),
  expected: { verdict: 'unanchored', fault: null },
  found: { ...SOUND, ...found },
});

export const broken = (fault: string, name: string, about: string, given: Given, outside: Outside = {}): Vector => ({
  ...made(name, about, given, outside),
  expected: { verdict: 'broken', fault },
});

/** What is held apart from a vector's file. */
export const heldOf = ({ keys, checkpoint, terms, fingerprints, code, other }: Vector): Held => ({
  keys,
  ...(checkpoint === null ? {} : { checkpoint }),
  ...(code === null ? {} : { code }),
  ...(terms ? { terms } : {}),
  ...(fingerprints ? { fingerprints } : {}),
  ...(other === undefined ? {} : { other }),
});
