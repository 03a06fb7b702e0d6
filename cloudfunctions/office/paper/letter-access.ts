import { refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { missingCharacter, missingWords } from '#domain/office/paper';
import { type Scope, scope } from '#domain/permission';
import { childScope } from '#domain/roster/scope';
import type { Store } from '../../kit/store';
import { canPrint } from './song-font';

const known = (...paths: readonly (string | null)[]): string[] => [...new Set(paths.filter((path) => path !== null))];

/** 责任书的范围, as for every act on a letter: where it lies, and of a child's whom the child concerns today. */
export async function letterScope(store: Store, id: string): Promise<Scope | null> {
  const letter = await store.read('letters', id);
  if (!letter || !('child' in letter)) {
    return letter && scope(letter.county, { education: known(letter.eduPath), government: known(letter.dutyPath) });
  }
  const child = await store.read('children', letter.child);
  const about = child && childScope(child);
  return about && { ...about, education: known(letter.eduPath, ...about.education) };
}

/** @throws {Refusal} CHARACTER_UNPRINTABLE naming where the character stands, so that no paper has a blank where a name should be. */
export function requirePrintable(letter: Pick<Letter, 'content'>): void {
  const missing = missingCharacter(letter.content, canPrint);
  if (missing) {
    refuse('CHARACTER_UNPRINTABLE', { message: missingWords(missing) });
  }
}
