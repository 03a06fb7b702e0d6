import { found, refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import type { EventAuthority } from '#domain/letters/event';
import { maySee, maySign } from '#domain/letters/who-signs';
import { type Scope, scope } from '#domain/permission';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';

const given = (paths: readonly (string | null)[]): string[] => paths.filter((path) => path !== null);

/** 责任书的范围: both lines, and the child for those bound to it. */
export async function letterScope(store: Store, id: string): Promise<Scope | null> {
  const letter = await store.read('letters', id);
  return letter
    ? scope(letter.county, {
        education: [letter.eduPath],
        government: given([letter.residencePath, letter.registeredPath, letter.dutyPath]),
        children: [letter.child],
      })
    : null;
}

/** What the chain names as the document that let the caller act. */
export function authorityOf(call: Call): EventAuthority {
  return call.post ? { kind: 'post', id: call.post.id } : { kind: 'binding', id: found(call.binding)._id };
}

/** Whether the caller is asked to sign this very letter. */
export function isOwn({ binding }: Call, letter: Pick<Letter, 'slot'>): boolean {
  return binding !== null && maySign(binding, letter.slot);
}

/** A guardian acts on the letter of their own slot: two guardians sign two letters. @throws {Refusal} FORBIDDEN */
export function requireOwn(call: Call, letter: Letter): void {
  if (!call.post && !isOwn(call, letter)) {
    refuse('FORBIDDEN', { message: '这是另一位监护人的责任书，请由本人签。您的在“我的责任书”里。' });
  }
}

/** The letter, unless the caller is only somebody to be telephoned. @throws {Refusal} NOT_FOUND */
export async function seenLetter(call: Call, id: string): Promise<Letter> {
  if (!call.post && !(call.binding && maySee(call.binding.kind))) {
    refuse('NOT_FOUND');
  }
  return found(await call.store.read('letters', id));
}

/** Paths of both lines that an act on a letter touches. */
export const pathsOf = (letter: Letter): readonly (string | null)[] => [letter.eduPath, letter.dutyPath];
