import type { Letter, LetterContent, Template } from '#domain/letters/documents';
import type { Instant } from '#domain/plain-date';

/** The variables of the family's letter. */
export const LETTER_VARIABLES = ['学校', '班级', '学生', '学年学期', '班主任', '电话', '监护人', '关系'] as const;
export type LetterVariables = Readonly<Record<(typeof LETTER_VARIABLES)[number], string>>;

const TERMS = { autumn: '第一学期', spring: '第二学期' } as const;

/** `2026-2027学年第一学期` */
export function spokenTerm(schoolYear: string, term: 'autumn' | 'spring'): string {
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

/** What makes a letter one particular letter. */
export interface ContentOf {
  readonly letterId: string;
  readonly county: string;
  readonly child: string;
  readonly template: Pick<Template, 'template' | 'version' | 'title' | 'summary' | 'body'>;
  readonly variables: LetterVariables;
  readonly issuedAt: Instant;
}

const SUMMARY = ['您要做的', '做不到会怎样', '谁能帮您'] as const;

/** 责任书内容: everything that the signer sees, once and for all. Names come from people: they are brought into NFC here. */
export function letterContent({ letterId, county, child, template, variables, issuedAt }: ContentOf): LetterContent {
  const given = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value.normalize('NFC')]),
  ) as unknown as LetterVariables;
  const summary = template.summary.map((line, n) => [SUMMARY[n] ?? '', rendered(line, given)]);
  return {
    v: 1,
    kind: 'guardianLetter',
    letterId,
    tenant: county,
    templateId: template.template,
    templateVersion: template.version,
    title: template.title,
    bodyText: rendered(template.body, given),
    parties: [
      { role: 'school', personId: null, nameShown: `${given.学校}${given.班级}` },
      { role: 'guardian', personId: null, nameShown: given.监护人 },
    ],
    studentRef: child,
    fields: { ...given, ...Object.fromEntries(summary) },
    issuedAt,
  };
}

/** The plain summary as the signer sees it: heading and line. */
export function summaryOf(content: LetterContent): { readonly heading: string; readonly line: string }[] {
  return SUMMARY.map((heading) => ({ heading, line: content.fields[heading] ?? '' }));
}

/** Names and words of a letter for lists, as they were when it was made. */
export function namesIn({ content }: Pick<Letter, 'content'>) {
  const { fields } = content;
  return {
    child: fields['学生'] ?? '',
    className: fields['班级'] ?? '',
    school: fields['学校'] ?? '',
    adult: fields['监护人'] ?? '',
    relation: fields['关系'] ?? '',
    term: fields['学年学期'] ?? '',
  };
}
