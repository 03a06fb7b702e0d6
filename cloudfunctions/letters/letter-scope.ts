import { found, refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import type { EventAuthority } from '#domain/letters/event';
import { maySee, maySign } from '#domain/letters/who-signs';
import type { Scope } from '#domain/permission';
import { childScope } from '#domain/roster/scope';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';

/** `<campaign:child:slot>` */
const childOf = (letter: string): string => letter.split(':').at(-2) ?? '';

/**
 * 责任书的范围: whom the child concerns today, wherever it has moved since, the class that issued the letter, and those bound to the child.
 */
export async function letterScope(store: Store, id: string): Promise<Scope | null> {
  const [letter, child] = await Promise.all([store.read('letters', id), store.read('children', childOf(id))]);
  if (!letter || !child) {
    return null;
  }
  const about = childScope(child);
  return { ...about, education: [...new Set([letter.eduPath, ...about.education])] };
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
