import type { LetterTerm, TargetValue, Template } from '#domain/letters/campaigns';
import type { Letter, LetterContent } from '#domain/letters/documents';
import { type EdgeId, isPostEdge } from '#domain/letters/edges';
import type { Instant } from '#domain/plain-date';

/** The variables of the family's letter. */
export const LETTER_VARIABLES = ['学校', '班级', '学生', '学年学期', '班主任', '电话', '监护人', '关系'] as const;
export type LetterVariables = Readonly<Record<(typeof LETTER_VARIABLES)[number], string>>;

const TERMS: Readonly<Record<LetterTerm, string>> = { autumn: '第一学期', spring: '第二学期', year: '' };

/** `2026-2027学年第一学期`; of a whole year `2026-2027学年`. */
export function spokenTerm(schoolYear: string, term: LetterTerm): string {
  return `${schoolYear}学年${TERMS[term]}`;
}

/**
 * Replaces each {{变量}} once, in one pass: braces inside a value stay as they are.
 * @throws {RangeError} when the text asks for a variable that is not given.
 */
export function rendered(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) {
      throw new RangeError(`unknown variable in a template: ${name}`);
    }
    return value;
  });
}

/** What a campaign fills in for all its letters alike, or for all of one unit: its term, its targets, its own variables. */
interface Filled {
  readonly schoolYear: string;
  readonly term: LetterTerm;
  readonly targets: readonly TargetValue[];
  readonly variables: Readonly<Record<string, string>>;
}

/** 发出前的全文: the text with what the campaign fills in; what differs from letter to letter stays named, as 【乙方单位】. */
export function beforeIssue(text: string, { schoolYear, term, targets, variables }: Filled): string {
  const year = spokenTerm(schoolYear, term);
  const given = new Map([
    ...Object.entries(variables),
    ...Object.entries({ 学年: year, 学年学期: year, 目标: spokenTargets(targets) }),
  ]);
  return text.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => given.get(name) || `【${name}】`);
}

type Texts = Pick<Template, 'template' | 'version' | 'title' | 'summary' | 'body'>;

/** What makes a letter one particular letter. */
interface Making {
  readonly letterId: string;
  readonly county: string;
  readonly template: Texts;
  readonly issuedAt: Instant;
}

/** Of a guardian's letter. */
export interface ContentOf extends Making {
  readonly child: string;
  readonly variables: LetterVariables;
}

/** The plain summary of a family's letter. */
const SUMMARY = ['您要做的', '做不到会怎样', '谁能帮您'] as const;
/** Between posts it is three points: nobody there is asked as a family is. */
const POINTS = ['要点一', '要点二', '要点三'] as const;
const headingsOf = ({ kind }: Pick<LetterContent, 'kind'>): readonly string[] =>
  kind === 'postLetter' ? POINTS : SUMMARY;

type Said = Pick<LetterContent, 'kind' | 'parties' | 'studentRef'>;

/** Names come from people: they are brought into NFC here. */
const composed = <V extends Readonly<Record<string, string>>>(variables: V): V =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value.normalize('NFC')])) as V;

function contentOf(
  { letterId, county, template, issuedAt }: Making,
  given: Readonly<Record<string, string>>,
  { kind, parties, studentRef }: Said,
): LetterContent {
  const summary = template.summary.map((line, n) => [headingsOf({ kind })[n] ?? '', rendered(line, given)]);
  return {
    v: 1,
    kind,
    letterId,
    tenant: county,
    templateId: template.template,
    templateVersion: template.version,
    title: template.title,
    bodyText: rendered(template.body, given),
    parties,
    studentRef,
    fields: { ...given, ...Object.fromEntries(summary) },
    issuedAt,
  };
}

/** 责任书内容: everything that the signer sees, once and for all. */
export function letterContent(of: ContentOf): LetterContent {
  const given = composed(of.variables);
  return contentOf(of, given, {
    kind: 'guardianLetter',
    parties: [
      { role: 'school', personId: null, nameShown: `${given.学校}${given.班级}` },
      { role: 'guardian', personId: null, nameShown: given.监护人 },
    ],
    studentRef: of.child,
  });
}

/** The variables of a letter between posts, or between a group and a household. */
export const UNIT_VARIABLES = [
  '甲方单位',
  '甲方岗位',
  '甲方责任人',
  '乙方单位',
  '乙方岗位',
  '乙方责任人',
  '学年',
  '目标',
] as const;
/** What a household's letter may say besides. */
export const HOUSEHOLD_VARIABLES = ['户主', '孩子', '电话'] as const;
export type UnitVariables = Readonly<Record<(typeof UNIT_VARIABLES)[number], string>>;

/** Of a letter between posts, or of a household: the sides as they are called that day. */
export interface UnitContentOf extends Making {
  readonly kind: 'postLetter' | 'householdLetter';
  readonly variables: UnitVariables & Readonly<Record<string, string>>;
}

const side = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** 责任书内容 between posts and of households. */
export function unitContent(of: UnitContentOf): LetterContent {
  const given = composed(of.variables);
  const household = of.kind === 'householdLetter';
  return contentOf(of, given, {
    kind: of.kind,
    parties: [
      { role: 'issuer', personId: null, nameShown: side(given.甲方单位, given.甲方岗位, given.甲方责任人) },
      {
        role: household ? 'household' : 'post',
        personId: null,
        nameShown: household ? `${given.乙方责任人}户` : side(given.乙方单位, given.乙方岗位, given.乙方责任人),
      },
    ],
    studentRef: null,
  });
}

/** 指标 as lines of the text: `1. 义务教育巩固率：95 %`. */
export function spokenTargets(targets: readonly TargetValue[]): string {
  return targets
    .map(({ label, value, unit }, n) => `${n + 1}. ${label}：${value}${unit === '' ? '' : ` ${unit}`}`)
    .join('\n');
}

/** What stands above the three lines of the letters of an edge. */
export const summaryHeadings = (edge: EdgeId): readonly string[] => (isPostEdge(edge) ? POINTS : SUMMARY);

/** The plain summary as the signer sees it: heading and line. Letters between posts of before were sealed with the headings of families. */
export function summaryOf(content: LetterContent): { readonly heading: string; readonly line: string }[] {
  const { fields } = content;
  return headingsOf(content).map((heading, n) => ({
    heading,
    line: fields[heading] ?? fields[SUMMARY[n] ?? ''] ?? '',
  }));
}

/** Names and words of a letter for lists, as they were when it was made. Between posts the units stand where school and class do. */
export function namesIn({ content }: Pick<Letter, 'content'>) {
  const { fields, parties } = content;
  const named = (...names: readonly string[]): string => names.map((name) => fields[name]).find(Boolean) ?? '';
  return {
    child: named('学生', '孩子'),
    className: named('班级', '乙方单位'),
    school: named('学校', '甲方单位'),
    adult: named('监护人', '户主', '乙方责任人'),
    relation: named('关系', '乙方岗位'),
    term: named('学年学期', '学年'),
    issuer: parties[0]?.nameShown ?? '',
    party: parties[1]?.nameShown ?? '',
  };
}
