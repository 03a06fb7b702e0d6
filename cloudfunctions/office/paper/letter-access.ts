import { refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter, isHouseholdLetter, isPostLetter } from '#domain/letters/parties';
import { scopeOfLetter } from '#domain/letters/scope';
import { isLegalGuardian, maySign } from '#domain/letters/who-signs';
import { missingCharacter, missingWords } from '#domain/office/paper';
import type { Scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../../kit/handler';
import type { Store } from '../../kit/store';
import { canPrint } from './song-font';

const CHILDREN_CAP = 50;

/** The children whom a letter is about: one, those of the household, or none. */
async function childrenOf(store: Store, letter: Letter): Promise<Child[]> {
  if (isGuardianLetter(letter)) {
    const child = await store.read('children', letter.child);
    return child ? [child] : [];
  }
  const household = isHouseholdLetter(letter) ? letter.household : null;
  const equal = { county: letter.county, household };
  return household ? (await store.page('children', { equal, limit: CHILDREN_CAP })).items : [];
}

/** 责任书的范围, as for every act on a letter. */
export async function letterScope(store: Store, id: string): Promise<Scope | null> {
  const letter = await store.read('letters', id);
  const children = letter ? await childrenOf(store, letter) : [];
  return letter && (!isGuardianLetter(letter) || children.length > 0) ? scopeOfLetter(letter, children) : null;
}

/** Whether the letter is asked of the caller as family: only the signer sees the handwriting. */
export function isOwnFamily({ binding }: Call, letter: Letter): boolean {
  if (binding === null || isPostLetter(letter)) {
    return false;
  }
  return isGuardianLetter(letter) ? maySign(binding, letter.slot) : isLegalGuardian(binding.kind);
}

/** @throws {Refusal} CHARACTER_UNPRINTABLE naming where the character stands, so that no paper has a blank where a name should be. */
export function requirePrintable(letter: Pick<Letter, 'content'>): void {
  const missing = missingCharacter(letter.content, canPrint);
  if (missing) {
    refuse('CHARACTER_UNPRINTABLE', { message: missingWords(missing) });
  }
}
