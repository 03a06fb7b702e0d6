import type { RequestOf } from '#domain/api';
import type { TemplateWhole } from '#domain/letters/api-templates';
import type { EdgeId } from '#domain/letters/edges';
import { unknownVariables } from '#domain/letters/lawful';
import { forbiddenWords } from '#domain/letters/template-check';
import { edgeVariables } from '#domain/letters/templates';
import { NATIONWIDE_FORBIDDEN_WORDS } from '#domain/policy/packs/forbidden-words';

/** 模板草稿 as it is being written. */
export type Draft = RequestOf<'letters.saveTemplate'>;

export function newDraft(edge: EdgeId): Draft {
  return {
    edge,
    kind: 'letter',
    title: '',
    summary: ['', '', ''],
    body: '',
    statement: '我已看懂，愿意照着做。',
    signing: 'partyOnly',
    targets: [],
    variables: [],
    explanations: [],
  };
}

/** What is there, to go on from. */
export function draftOf(whole: TemplateWhole): Draft {
  const { template, edge, kind, title, summary, body, statement, signing, targets, variables, explanations } = whole;
  return { template, edge, kind, title, summary, body, statement, signing, targets, variables, explanations };
}

function refusedIn(text: string): string[] {
  const alone = { title: text, summary: ['', '', ''] as const, body: '', statement: '' };
  return forbiddenWords(alone, NATIONWIDE_FORBIDDEN_WORDS, '');
}

/** 不能写的词, with the line that each stands in; undefined: none. */
export function refusal(text: string): string | undefined {
  const words = refusedIn(text);
  if (words.length === 0) {
    return undefined;
  }
  const lines = text.split('\n');
  const places = words.map((word) => {
    const at = lines.findIndex((line) => refusedIn(line).includes(word));
    return lines.length > 1 && at >= 0 ? `第 ${at + 1} 行的“${word}”` : `“${word}”`;
  });
  return `责任书里不能写${places.join('、')}。`;
}

/** Names in brackets that nobody fills; undefined: none. */
export function unknown(draft: Draft, text: string): string | undefined {
  const names = unknownVariables({ ...draft, summary: ['', '', ''], body: text });
  return names.length > 0 ? `没有人填的变量：${names.join('、')}。` : undefined;
}

/** What is wrong with a text that is filled with names. */
export const wrongIn = (draft: Draft, text: string): string | undefined => refusal(text) ?? unknown(draft, text);

/** What keeps it from being saved as a draft, as a sentence. */
export function lacking({ title, summary, body, statement, targets, explanations }: Draft): string | undefined {
  const empty = [
    title.trim() ? '' : '标题',
    summary.every((line) => line.trim()) ? '' : '三句话',
    body.trim() ? '' : '正文',
    statement.trim() ? '' : '打勾的话',
    targets.every(({ label }) => label.trim()) ? '' : '指标的名称',
    explanations.every(({ language }) => language.trim()) ? '' : '解释的语言',
  ].filter((what) => what !== '');
  return empty.length > 0 ? `还没有写：${empty.join('、')}。` : undefined;
}

/** 变量的意思: what each name becomes in a letter. */
const MEANINGS: Readonly<Record<string, string>> = {
  甲方单位: '发出责任书的单位',
  甲方岗位: '发出一方的岗位',
  甲方责任人: '发出一方的姓名',
  乙方单位: '签字一方的单位',
  乙方岗位: '签字一方的岗位',
  乙方责任人: '签字一方的姓名',
  学年: '如 2026-2027学年',
  目标: '各项指标，一行一项',
  户主: '这一户的户主',
  孩子: '这一户在读的孩子',
  电话: '可以打的联系电话',
  学校: '孩子的学校',
  班级: '孩子的班级',
  学生: '孩子的姓名',
  学年学期: '如 2026-2027学年第一学期',
  班主任: '班主任的姓名',
  监护人: '签字监护人的姓名',
  关系: '监护人和孩子的关系',
};

/** Every name that may stand in the text, with its meaning. */
export function namesFor({ edge, variables }: Draft): { readonly name: string; readonly means: string }[] {
  return [
    ...edgeVariables(edge).map((name) => ({ name, means: MEANINGS[name] ?? '系统填写' })),
    ...variables.map((name) => ({ name, means: '发起签订时填写' })),
  ];
}
