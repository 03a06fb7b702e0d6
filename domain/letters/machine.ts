import { refuse } from '#domain/errors';
import type { Letter, LetterState } from '#domain/letters/documents';

/**
 * What can be done to a letter. On paper the sheet itself was read, so nothing need have been opened; a paper signature filed wrongly is taken
 * back by whoever filed it.
 */
export const LETTER_ACTIONS = [
  'issue',
  'open',
  'sign',
  'signPaper',
  'voidPaper',
  'countersign',
  'decline',
  'expire',
  'supersede',
  'void',
] as const;
export type LetterAction = (typeof LETTER_ACTIONS)[number];

const ENDINGS = { supersede: 'superseded', void: 'voided' } as const;

/** 责任书的状态: what each step leads to; what is not here cannot be done. Nothing is signed that was not opened (电子签名法 2). */
const STEPS: Readonly<Record<LetterState, Readonly<Partial<Record<LetterAction, LetterState>>>>> = {
  // 甲方 signs first: until then nobody below is asked.
  draft: { issue: 'issued', expire: 'expired', ...ENDINGS },
  issued: { open: 'viewed', signPaper: 'signed', decline: 'declined', expire: 'expired', ...ENDINGS },
  viewed: { open: 'viewed', sign: 'signed', signPaper: 'signed', decline: 'declined', expire: 'expired', ...ENDINGS },
  // Whoever declined may think again: it cost nothing and closes nothing (law: an unsigned letter costs the family nothing).
  declined: { open: 'declined', sign: 'signed', signPaper: 'signed', expire: 'expired', ...ENDINGS },
  signed: { voidPaper: 'issued', countersign: 'countersigned', ...ENDINGS },
  countersigned: { voidPaper: 'issued', ...ENDINGS },
  expired: { ...ENDINGS },
  superseded: {},
  voided: {},
};

/** Whether 乙方 has signed. */
export const isSigned = ({ state }: Pick<Letter, 'state'>): boolean => state === 'signed' || state === 'countersigned';

/** Whether the letter still asks 乙方. Who declined may think again. */
export const isOpen = ({ state }: Pick<Letter, 'state'>): boolean =>
  state === 'issued' || state === 'viewed' || state === 'declined';

/** Whether 乙方 is asked now, and it counts as waiting: whoever has said 暂不签 is not asked again, and a pause asks nobody. */
export const asksNow = ({ state, paused }: Pick<Letter, 'state' | 'paused'>): boolean =>
  isOpen({ state }) && state !== 'declined' && !paused;

/** @returns where the step leads, or null when it cannot be taken. */
export function stepFrom(state: LetterState, action: LetterAction): LetterState | null {
  return STEPS[state][action] ?? null;
}

/** @returns where the step leads. @throws {Refusal} LETTER_SIGNED or ILLEGAL_STATE */
export function step(state: LetterState, action: LetterAction): LetterState {
  return stepFrom(state, action) ?? refuse(isSigned({ state }) ? 'LETTER_SIGNED' : 'ILLEGAL_STATE');
}

/** What a pause fences: whatever the two sides do of themselves. Endings and corrections go on. */
const FENCED: readonly LetterAction[] = ['issue', 'open', 'sign', 'signPaper', 'decline', 'countersign'];

type Stepping = Pick<Letter, 'state' | 'signing' | 'paused'>;

/**
 * The step of one letter, with its order of signing: where 甲方 signed first, 乙方 completes it; where only 乙方 signs, nobody
 * countersigns. @throws {Refusal} LETTER_PAUSED, LETTER_SIGNED or ILLEGAL_STATE
 */
export function stepOf(letter: Stepping, action: LetterAction): LetterState {
  const to = step(letter.state, action);
  if (letter.paused && FENCED.includes(action)) {
    refuse('LETTER_PAUSED');
  }
  const signing = letter.signing ?? 'partyOnly';
  const isSecond = action === 'countersign' || (action === 'voidPaper' && letter.state === 'countersigned');
  if (isSecond && signing !== (action === 'countersign' ? 'partyFirst' : 'issuerFirst')) {
    refuse('ILLEGAL_STATE');
  }
  return to === 'signed' && signing === 'issuerFirst' ? 'countersigned' : to;
}
