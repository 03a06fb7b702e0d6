import { chineseNumber, inChinese, plainText } from '#domain/roster/import/text';

/** 年级 1 to 9 and the class in it: a number, or a name (启航班). */
export interface ClassKey {
  readonly grade: number;
  /** `2`, or the name without 班. */
  readonly label: string;
}

const GRADES = 9;
const STAGE = /^(?:小学)?([一二三四五六七八九\d]{1,2})年?级?$/;

/** 年级: 七年级, 7, 07, 初一, 小学三年级. Null: none of these. */
export function readGrade(value: string): number | null {
  const text = plainText(value).replace(/\(.*\)$/, '');
  const middle = /^(?:初中?|初级)([一二三123])(?:年级)?$/.exec(text);
  if (middle) {
    return 6 + (chineseNumber(middle[1] ?? '') ?? 0);
  }
  const match = STAGE.exec(text);
  const grade = match ? chineseNumber((match[1] ?? '').replace(/^0/, '')) : null;
  return grade !== null && grade >= 1 && grade <= GRADES ? grade : null;
}

function labelOf(text: string): string | null {
  const bare = text.replace(/班$/, '').replace(/^\((.+)\)$/, '$1');
  const n = chineseNumber(bare.replace(/^0+(?=\d)/, ''));
  if (n !== null) {
    return n > 0 ? String(n) : null;
  }
  return /^[\p{Script=Han}A-Z]{1,10}$/u.test(bare) ? bare : null;
}

/**
 * 班级: 七(2)班, 7（2）班, 七年级2班, 初一3班, 2班, 02, 启航班; the grade from its own column where the class does not say it.
 * Null: not understood, or the two columns disagree.
 */
export function readClass(classText: string, gradeText: string): ClassKey | null {
  const text = plainText(classText).replace(/[.．]/gu, '');
  const grade = gradeText.trim() === '' ? null : readGrade(gradeText);
  const own = /^((?:初|小学)?[一二三四五六七八九\d]年级|初[一二三]|[一二三四五六七八九\d](?=\())(.+)$/.exec(text);
  const ownGrade = own ? readGrade(own[1] ?? '') : null;
  if (ownGrade !== null && grade !== null && ownGrade !== grade) {
    return null;
  }
  const label = labelOf(ownGrade === null ? text : (own?.[2] ?? ''));
  const known = ownGrade ?? grade;
  return label === null || known === null ? null : { grade: known, label };
}

export const gradeName = (grade: number): string => `${inChinese(grade)}年级`;

/** 七(2)班, 七年级启航班. */
export function className({ grade, label }: ClassKey): string {
  return /^\d+$/.test(label) ? `${inChinese(grade)}(${label})班` : `${gradeName(grade)}${label}班`;
}

/** A short tag of a name for an id: the same name, the same tag. */
export function nameTag(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** The id part of a class below its grade: `c2`, or a tag of its name. */
export const classTag = ({ label }: ClassKey): string => (/^\d+$/.test(label) ? `c${label}` : `c${nameTag(label)}`);
