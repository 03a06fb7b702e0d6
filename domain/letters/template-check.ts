import type { Template } from '#domain/letters/campaigns';
import { simplified } from '#domain/letters/simplified';
import { FORBIDDEN_WORDINGS } from '#domain/policy/packs/forbidden-wordings';

type Texts = Pick<Template, 'title' | 'body' | 'statement' | 'summary'>;

/** Spaces, marks and what is not seen, put between the characters of a word, do not hide it; nor does the other script. */
const bare = (text: string): string => simplified(text.normalize('NFKC')).replace(/[\s\p{P}\p{S}\p{M}\p{C}]/gu, '');

/** Words of a policy value: separated by blanks. */
export function wordsOf(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

const SIGNED_OR_NOT = '签不签字?|(?:不|没|没有|未)签(?:字|责任书)?(?:的)?';
/** What may stand between `不得` and the word that it forbids. */
const BETWEEN = [
  '以|任何|各种|一切|其他|形式|名义|理由|借口|方式|为由|为|向|对|跟|找|家长|家庭|您家?|学生|孩子|乙方|监护人|群众|农户|单位|个人|学校|村里|甲方|工作人员',
  '要求|强迫|强制|变相|收取|收|交纳|交|缴纳|缴|支付|付|给予|处以|处|进行|设立|设定|设|约定|写|有|(?:形式|名义|名目|方式|理由|性质|费用)的|把签字|以签字|将签字|劝退|歧视|和|或者|或|以及|及|与|因此|因为|因|这份|责任书|这|此|而|被|就|是|把|将|让|用|一分钱|一分',
  SIGNED_OR_NOT,
].join('|');
const NOT =
  '不(?:得|准|许|能|会|可|应|允许|再|用|需要|必|收取|收|交|缴|因|作为|要求|存在|是|以|要|设|设立)|没有|无须|无需|禁止|严禁|杜绝|拒绝|免收|免交|免|绝不|从不|都不|也不';
/** `不得不` says the contrary, and so does `不能免`. */
const TWICE = /(?:不得|不能|不可|不会|不是|非|不|没有|未)$/;
/** `不交押金的，……`: a condition, not a promise. */
const CONDITION =
  /^(?:的(?!承诺|规定|要求|行为|做法|费用|话)|者|就|则|前|之前|时|不行|不可|以上|以外|除外|少于|低于|高于)/;
/** `有人向您收押金的，可以拒绝`. */
const ASKED =
  /(?:有人|任何人|任何单位|谁|哪个|如有学校|如有老师|如有单位|发现学校|发现老师|发现)(?:向|跟|问|找|要求|要|让|叫)?(?:您|家长|群众)?(?:收取?|要|交纳?|缴纳?|出)$/;
const REFUSED =
  /^(?:等|费用|的)*(?:您|家长)?(?:都|请|可以|有权|应当|要)*(?:向.{2,8})?(?:打[0-9]+)?(?:拒绝|不交|不给|举报|投诉|反映)/;

/** A sentence as it is looked at. */
interface Sentence {
  readonly text: string;
}

/** Sentences with blanks and marks taken out. */
function sentencesOf(text: string): Sentence[] {
  return text
    .normalize('NFKC')
    .split(/[。！？；!?;\n]+/)
    .map((part) => ({ text: bare(part) }))
    .filter((sentence) => sentence.text !== '');
}

/** Whether the words around say that it is not done: promised, forbidden, or to be refused. */
function isDenied(before: string, after: string, words: string): boolean {
  const list = `(?:${words})*`;
  if (
    ASKED.test(before.replace(new RegExp(`${list}$`, 'u'), '')) &&
    REFUSED.test(after.replace(new RegExp(`^${list}`, 'u'), ''))
  ) {
    return true;
  }
  const denial = new RegExp(`(?:(?:${NOT})(?:${BETWEEN}|${words})*|不)$`, 'u').exec(before);
  return denial !== null && !TWICE.test(before.slice(0, denial.index)) && !CONDITION.test(after);
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Every place of a pattern in a sentence that nothing around denies. */
function standsIn({ text }: Sentence, says: RegExp, words: string): string | null {
  for (const match of text.matchAll(new RegExp(says.source, 'gu'))) {
    const at = match.index;
    if (!isDenied(text.slice(0, at), text.slice(at + match[0].length), words)) {
      return match[0];
    }
  }
  return null;
}

/** Words cut in two by the end of a sentence or a line: they are in the whole text and in no sentence of it. */
const isCut = (whole: string, sentences: readonly Sentence[], word: string): boolean =>
  whole.split(word).length - 1 > sentences.reduce((sum, { text }) => sum + text.split(word).length - 1, 0);

/**
 * 模板审查 (law.md 7): what a letter may not contain: a deposit, a fine, a waiver, a loss of benefits, a duty that the law does not give,
 * whatever it is called. A sentence that says it is not done (`学校不得收取押金`) is lawful. A county may add words, never take one away.
 * @returns what was found, words of the lists first; none: the template is lawful as far as words can tell.
 */
export function forbiddenWords(template: Texts, nationwide: string, added: string): string[] {
  const full = [template.title, ...template.summary, template.body, template.statement].join('\n');
  const words = [...new Set([...wordsOf(nationwide), ...wordsOf(added)])];
  const plain = words.map((word) => escaped(bare(word))).filter((word) => word !== '');
  const sentences = sentencesOf(full);
  const whole = bare(full);
  const listed = words.filter((word) => {
    const says = bare(word);
    return (
      isCut(whole, sentences, says) ||
      sentences.some((sentence) => standsIn(sentence, new RegExp(escaped(says), 'u'), plain.join('|')) !== null)
    );
  });
  const said = FORBIDDEN_WORDINGS.flatMap(({ says }) =>
    sentences.flatMap((sentence) => standsIn(sentence, says, plain.join('|')) ?? []),
  );
  const more = said.filter((one) => !listed.some((word) => one.includes(bare(word)) || bare(word).includes(one)));
  return [...listed, ...new Set(more)];
}
