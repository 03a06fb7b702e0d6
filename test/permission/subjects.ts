import { COUNTIES } from '../support/fixture';

/**
 * What an operation can be about, of the county `yunling`. `under` is written out by hand: every unit that stands over it, on both
 * lines, the county among them, as suffixes of the county's id.
 */
export interface Place {
  readonly kind: 'place';
  readonly under: readonly string[];
  /** Key of the child, where it is about one. */
  readonly child?: string;
  /** For a unit: its own suffix. */
  readonly unit?: string;
}

/** What is each caller's own, or one certain person's. */
export interface Own {
  readonly kind: 'own';
  /** Name of the one caller whose it is; absent: whoever calls. */
  readonly of?: string;
}

export type Subject = Place | Own;

const WORDS = {
  k1: '-s1-y5-k1 -s1-y5 -s1 -c1 -edu',
  s10k1: '-s10-y5-k1 -s10-y5 -s10 -c10 -edu',
  g1: '-t1-v1-g1 -t1-v1 -t1',
  v10g1: '-t1-v10-g1 -t1-v10 -t1',
  far: '-t10-v1-g1 -t10-v1 -t10',
} as const;

function place(words: string, rest: Omit<Place, 'kind' | 'under'> = {}): Place {
  return { kind: 'place', under: [...words.split(' ').filter(Boolean), ''], ...rest };
}

export const SUBJECTS = {
  class: place(WORDS.k1, { unit: '-s1-y5-k1' }),
  grade: place('-s1-y5 -s1 -c1 -edu', { unit: '-s1-y5' }),
  school: place('-s1 -c1 -edu', { unit: '-s1' }),
  bureau: place('-edu', { unit: '-edu' }),
  group: place(WORDS.g1, { unit: '-t1-v1-g1' }),
  village: place('-t1-v1 -t1', { unit: '-t1-v1' }),
  township: place('-t1', { unit: '-t1' }),
  county: place('', { unit: '' }),
  /** In class 1 and living in group 1. */
  child: place(`${WORDS.k1} ${WORDS.g1}`, { child: 'a' }),
  /** 人户分离: class 1, lives in group 1, registered in the other village. */
  split: place(`${WORDS.k1} ${WORDS.g1} ${WORDS.v10g1}`, { child: 'b' }),
  /** Trees crossed: in class 1, but living in the other township. */
  livesFar: place(`${WORDS.k1} ${WORDS.far}`, { child: 'd' }),
  /** Trees crossed: living in group 1, but in the other school. */
  learnsFar: place(`${WORDS.s10k1} ${WORDS.g1}`, { child: 'x' }),
  /** The post of class 1 that waits for a phone. */
  invitation: place(WORDS.k1, { child: 'invitation' }),
  /** What was sent to a department: nobody stands above it. */
  department: { kind: 'place', under: ['-d1'], unit: '-d1', child: 'a' },
  own: { kind: 'own' },
  clerk: { kind: 'own', of: 'rosterClerk on yunling-s1, held' },
  guardianB: { kind: 'own', of: 'guardian.b' },
} as const satisfies Record<string, Subject>;
export type SubjectName = keyof typeof SUBJECTS;

/** Every child of a subject, over which its documents are arranged. */
export const CHILD_KEYS = ['a', 'b', 'd', 'x'] as const;
export const [HERE, ELSEWHERE] = COUNTIES;
