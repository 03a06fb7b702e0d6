import type { Campaign } from '#domain/letters/campaigns';
import type { GuardianLetter, HouseholdLetter, Letter, PostLetter } from '#domain/letters/documents';
import type { EdgeId } from '#domain/letters/edges';
import { postId } from '#domain/posts';

/** Which edge a letter or campaign is of; those of before there were others are of 教师与家长. The one place that says so. */
export const edgeOf = ({ edge }: Pick<Letter | Campaign, 'edge'>): EdgeId => edge ?? 'teacherGuardian';

/** Whether a guardian signs it, for a child. */
export function isGuardianLetter(letter: Letter): letter is GuardianLetter {
  return edgeOf(letter) === 'teacherGuardian';
}

/** Whether a household signs it. */
export function isHouseholdLetter(letter: Letter): letter is HouseholdLetter {
  return letter.edge === 'groupHousehold';
}

/** Whether the holder of a post signs it. */
export function isPostLetter(letter: Letter): letter is PostLetter {
  return !isGuardianLetter(letter) && !isHouseholdLetter(letter);
}

/** 甲方: the post that answers for the issuing side; of letters of before the class teacher. */
export function issuerOf(letter: Letter): string {
  return letter.issuer ?? (letter.classId === null ? '' : postId(letter.classId, 'classTeacher'));
}

/** Whether a post is 甲方 of the letter: the same role on the same unit, whatever its number. */
export function isIssuer(letter: Letter, post: { readonly unit: string; readonly role: string }): boolean {
  return issuerOf(letter).startsWith(`${post.unit}:${post.role}:`);
}

/** `<party:slot>` of a letter: for whom it is, whichever campaign made it. */
export const partyOf = ({ _id }: Pick<Letter, '_id'>): string => _id.split(':').slice(-2).join(':');
