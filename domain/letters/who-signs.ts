import type { GuardianLetter } from '#domain/letters/documents';
import { isSigned } from '#domain/letters/machine';
import type { Adult, AdultKind, AdultSlot } from '#domain/roster/documents';

/** Slots for which a letter is made; contacts are only called. */
export const SIGNING_SLOTS = ['guardian', 'guardian2', 'carer'] as const satisfies readonly AdultSlot[];

/**
 * 谁来签 (law.md 5): which kind of adult signs in which slot. 父母 and 其他法定监护人 sign as guardians; a 受委托照护人 signs as
 * carer, and the parents are still asked; a 联系人 signs nothing.
 */
const MAY_SIGN: Readonly<Record<AdultKind, readonly AdultSlot[]>> = {
  parent: ['guardian', 'guardian2'],
  legalGuardian: ['guardian', 'guardian2'],
  entrustedCarer: ['carer'],
  contact: [],
};

/** Whether an adult of this kind, registered in this slot, signs the letter of that slot: only their own. */
export function maySign(adult: Pick<Adult, 'kind' | 'slot'>, slot: AdultSlot): boolean {
  return adult.slot === slot && MAY_SIGN[adult.kind].includes(slot);
}

/** 父母或其他法定监护人: who signs for a household. */
export const isLegalGuardian = (kind: AdultKind): boolean => kind === 'parent' || kind === 'legalGuardian';

/** Whether an adult of this kind sees the letters of the child: those who sign see each other's; a 联系人 is only telephoned. */
export function maySee(kind: AdultKind): boolean {
  return MAY_SIGN[kind].length > 0;
}

/** The adults of a child who each get a letter, guardians first. */
export function signers(adults: readonly Adult[]): Adult[] {
  return SIGNING_SLOTS.flatMap((slot) => adults.find((adult) => maySign(adult, slot)) ?? []);
}

/**
 * How a child's letters stand together. `carer`: somebody entrusted has signed, which counts as such; the parents' own is still asked for.
 */
export type Standing = 'signed' | 'partly' | 'carer' | 'declined' | 'unsigned';

type Stands = Pick<GuardianLetter, 'slot' | 'state'>;

/** One child's letters as one word: signed when every guardian has signed. */
export function standingOf(letters: readonly Stands[]): Standing {
  const counted = letters.filter(({ state }) => state !== 'superseded' && state !== 'voided' && state !== 'draft');
  const guardians = counted.filter(({ slot }) => slot !== 'carer');
  const asked = guardians.length > 0 ? guardians : counted;
  const signed = asked.filter(isSigned).length;
  if (asked.length > 0 && signed === asked.length) {
    return guardians.length > 0 ? 'signed' : 'carer';
  }
  if (signed > 0) {
    return 'partly';
  }
  if (counted.some(isSigned)) {
    return 'carer';
  }
  return asked.some(({ state }) => state === 'declined') ? 'declined' : 'unsigned';
}
