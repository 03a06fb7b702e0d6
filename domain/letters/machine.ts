import { refuse } from '#domain/errors';
import type { LetterState } from '#domain/letters/documents';

/** What can be done to a letter. Signing is the same step whether by oneself, with help or on paper. */
export const LETTER_ACTIONS = ['open', 'sign', 'decline', 'expire', 'supersede', 'void'] as const;
export type LetterAction = (typeof LETTER_ACTIONS)[number];

const ENDINGS = { supersede: 'superseded', void: 'voided' } as const;

/** 责任书的状态: what each step leads to; what is not here cannot be done. Nothing is signed that was not opened (电子签名法 2). */
const STEPS: Readonly<Record<LetterState, Readonly<Partial<Record<LetterAction, LetterState>>>>> = {
  issued: { open: 'viewed', decline: 'declined', expire: 'expired', ...ENDINGS },
  viewed: { open: 'viewed', sign: 'signed', decline: 'declined', expire: 'expired', ...ENDINGS },
  // Whoever declined may think again: it cost nothing and closes nothing (law: an unsigned letter costs the family nothing).
  declined: { open: 'declined', sign: 'signed', expire: 'expired', ...ENDINGS },
  signed: { ...ENDINGS },
  expired: { ...ENDINGS },
  superseded: {},
  voided: {},
};

/** @returns where the step leads, or null when it cannot be taken. */
export function stepFrom(state: LetterState, action: LetterAction): LetterState | null {
  return STEPS[state][action] ?? null;
}

/** @returns where the step leads. @throws {Refusal} LETTER_SIGNED or ILLEGAL_STATE */
export function step(state: LetterState, action: LetterAction): LetterState {
  return stepFrom(state, action) ?? refuse(state === 'signed' ? 'LETTER_SIGNED' : 'ILLEGAL_STATE');
}
