import { refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import type { EventAuthority } from '#domain/letters/event';
import { type Scope, scope } from '#domain/permission';
import type { AdultSlot } from '#domain/roster/documents';
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

/** The slot as which the caller is bound to the child; null for a post. */
export async function ownSlot(call: Call, child: string): Promise<AdultSlot | null> {
  if (call.post) {
    return null;
  }
  return (await call.store.read('bindings', `${child}:${call.person}`))?.slot ?? null;
}

/** What the chain names as the document that let the caller act. */
export function authorityOf(call: Call, child: string): EventAuthority {
  return call.post ? { kind: 'post', id: call.post.id } : { kind: 'binding', id: `${child}:${call.person}` };
}

/** A guardian acts on the letter of their own slot: two guardians sign two letters. @throws {Refusal} FORBIDDEN */
export function requireOwnSlot(call: Call, letter: Letter, slot: AdultSlot | null): void {
  if (!call.post && slot !== letter.slot) {
    refuse('FORBIDDEN', { message: '这是另一位监护人的责任书，请由本人签。您的在“我的责任书”里。' });
  }
}

/** Paths of both lines that an act on a letter touches. */
export const pathsOf = (letter: Letter): readonly (string | null)[] => [letter.eduPath, letter.dutyPath];
