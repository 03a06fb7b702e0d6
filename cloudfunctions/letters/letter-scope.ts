import { found, refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import type { EventAuthority } from '#domain/letters/event';
import { isGuardianLetter, isHouseholdLetter, isIssuer, isPostLetter } from '#domain/letters/parties';
import { helpsFamilies, seesFamilies } from '#domain/letters/permission';
import { scopeOfLetter } from '#domain/letters/scope';
import { isLegalGuardian, maySee, maySign } from '#domain/letters/who-signs';
import type { Scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';

const CHILDREN_CAP = 50;

/** The children whom a letter is about: one, those of the household, or none. */
export async function childrenOf(store: Store, letter: Letter): Promise<Child[]> {
  if (isGuardianLetter(letter)) {
    const child = await store.read('children', letter.child);
    return child ? [child] : [];
  }
  if (!isHouseholdLetter(letter)) {
    return [];
  }
  const equal = { county: letter.county, household: letter.household };
  return (await store.page('children', { equal, limit: CHILDREN_CAP })).items;
}

/**
 * 责任书的范围: whom its children concern today, wherever they have moved since, those bound to them, and the class or unit that it was
 * issued for.
 */
export async function letterScope(store: Store, id: string): Promise<Scope | null> {
  const letter = await store.read('letters', id);
  if (!letter) {
    return null;
  }
  const children = await childrenOf(store, letter);
  return isGuardianLetter(letter) && children.length === 0 ? null : scopeOfLetter(letter, children);
}

/** What the chain names as the document that let the caller act. */
export function authorityOf(call: Call): EventAuthority {
  return call.post ? { kind: 'post', id: call.post.id } : { kind: 'binding', id: found(call.binding)._id };
}

/** Whether the caller is asked to sign this very letter: by the slot of a child, as legal guardian of a household, or as holder of the post. */
export function isOwn({ binding, post }: Call, letter: Letter): boolean {
  if (isPostLetter(letter)) {
    return post?.id === letter.post;
  }
  return binding !== null && (isGuardianLetter(letter) ? maySign(binding, letter.slot) : isLegalGuardian(binding.kind));
}

/**
 * 乙方本人: a guardian the letter of their own slot (two guardians sign two letters), a legal guardian that of the household, a post its own.
 * Nobody signs or declines for another. @throws {Refusal} FORBIDDEN
 */
export function requireOwn(call: Call, letter: Letter): void {
  if (isOwn(call, letter)) {
    return;
  }
  if (isPostLetter(letter)) {
    refuse('FORBIDDEN', { message: '这份责任书由另一个岗位签。要您签的在“我的责任书”里。' });
  }
  if (call.post) {
    refuse('FORBIDDEN', { message: '这份责任书由家长本人签。家长不会用手机的，请用协助签字。' });
  }
  const message = isGuardianLetter(letter)
    ? '这是另一位监护人的责任书，请由本人签。您的在“我的责任书”里。'
    : '这份责任书由孩子的父母或其他法定监护人签。';
  refuse('FORBIDDEN', { message });
}

/** Who opens a letter for signing: 乙方, or whoever helps a family at its door. @throws {Refusal} FORBIDDEN */
export function requireOpener(call: Call, letter: Letter): void {
  if (isPostLetter(letter) || !call.post) {
    requireOwn(call, letter);
  } else if (!helpsFamilies(call.post.role)) {
    refuse('FORBIDDEN');
  }
}

/** A post that sees no families sees the letters on which it is one of the two sides. */
function seesAsSide({ post }: Call, letter: Letter): boolean {
  return (
    post === null ||
    seesFamilies(post.role) ||
    isIssuer(letter, post) ||
    (isPostLetter(letter) && letter.post === post.id)
  );
}

/** The letter, unless the caller is only somebody to be telephoned. @throws {Refusal} NOT_FOUND */
export async function seenLetter(call: Call, id: string): Promise<Letter> {
  if (!call.post && !(call.binding && maySee(call.binding.kind))) {
    refuse('NOT_FOUND');
  }
  const letter = found(await call.store.read('letters', id));
  // A draft is 甲方's alone until it is signed.
  if (letter.state === 'draft' && !call.post) {
    refuse('NOT_FOUND');
  }
  return seesAsSide(call, letter) ? letter : refuse('FORBIDDEN');
}

/** Paths of both lines that an act on a letter touches. */
export const pathsOf = (letter: Letter): readonly (string | null)[] => [letter.eduPath, letter.dutyPath];
