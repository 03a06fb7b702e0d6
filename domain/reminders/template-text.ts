import { dayOf, type Instant, timeOf } from '#domain/plain-date';

/** 模板字段: the kinds of field that our templates use, with WeChat's rule for each. A text that breaks it is refused (47003). */
export const FIELD_RULES = {
  /** 事物: at most 20 characters, no line break, no emoji, not empty. */
  thing: /^[^\p{C}\p{Zl}\p{Zp}\p{Extended_Pictographic}]{1,20}$/u,
  /** 短语: at most 5 汉字. */
  phrase: /^\p{Script=Han}{1,5}$/u,
  /** 日期: 2026年11月22日 */
  date: /^\d{4}年\d{2}月\d{2}日$/,
  /** 时间: 2026年11月22日 08:15 */
  time: /^\d{4}年\d{2}月\d{2}日 \d{2}:\d{2}$/,
} as const;
export type FieldKind = keyof typeof FIELD_RULES;

const THING_LENGTH = 20;
const PHRASE_LENGTH = 5;
const NOTHING = '请查看';

/** Whether WeChat takes this text for this kind of field. */
export function fits(kind: FieldKind, text: string): boolean {
  return FIELD_RULES[kind].test(text) && text.trim() === text;
}

/** Line breaks become spaces; emoji with their joiners, control and unassigned characters go. */
function plain(text: string): string {
  return text
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{C}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Variation_Selector}|\u{20E3}/gu, '')
    .trim();
}

/** 事物: cut after 20 characters, the last of them then …. Text without anything left says 请查看. */
export function fitThing(text: string): string {
  const letters = [...plain(text)];
  const cut = letters.length > THING_LENGTH ? `${letters.slice(0, THING_LENGTH - 1).join('')}…` : letters.join('');
  return cut === '' ? NOTHING : cut;
}

/** 短语: its 汉字, at most five. */
export function fitPhrase(text: string): string {
  const letters = [...text].filter((letter) => /\p{Script=Han}/u.test(letter)).slice(0, PHRASE_LENGTH);
  return letters.length > 0 ? letters.join('') : NOTHING;
}

/** 日期 of an instant, in China. */
export function fitDate(at: Instant): string {
  const [year, month, day] = dayOf(at).split('-');
  return `${year}年${month}月${day}日`;
}

/** 时间 of an instant, in China. */
export function fitTime(at: Instant): string {
  return `${fitDate(at)} ${timeOf(at)}`;
}
