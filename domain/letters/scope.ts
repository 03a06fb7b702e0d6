import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter } from '#domain/letters/parties';
import { type Scope, scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';

const known = (paths: readonly (string | null)[]): string[] => [...new Set(paths.filter((path) => path !== null))];

/** 责任书的范围, from the letter and the children that it is about as they are today; both lines of the units that it was issued for. */
export function scopeOfLetter(letter: Letter, children: readonly Child[]): Scope {
  const about = children.map(childScope);
  const ofUnit = !isGuardianLetter(letter) && letter.dutyPath !== letter.eduPath;
  return scope(letter.county, {
    education: known([letter.eduPath, ...about.flatMap(({ education }) => education)]),
    government: known([ofUnit ? letter.dutyPath : null, ...about.flatMap(({ government }) => government)]),
    children: children.map((child) => child._id),
  });
}
