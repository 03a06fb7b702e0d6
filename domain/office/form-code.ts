import { checkDigits, escaped, unescaped } from '#domain/letters/paper';
import { ADULT_SLOTS, type AdultSlot } from '#domain/roster/documents';

const MARK = 'NOL2';
const SHORT = 12;

/** What a code on a blank form names: 家访记录表 of a case, or 送达回证 of a paper and one guardian. */
export type FormCode =
  | { readonly form: 'visit'; readonly case: string }
  | { readonly form: 'receipt'; readonly paper: string; readonly addressee: AdultSlot; readonly digest: string };

const isSlot = (text: string): text is AdultSlot => (ADULT_SLOTS as readonly string[]).includes(text);

function written(parts: readonly string[]): string {
  const text = [MARK, ...parts].join('.');
  return `${text}.${checkDigits(text)}`;
}

/** 表格上的码: which form of what, two check digits; in capitals, so that the picture stays coarse. It names nobody. */
export function formCode(code: FormCode): string {
  return code.form === 'visit'
    ? written(['V', escaped(code.case)])
    : written(['S', escaped(code.paper), escaped(code.addressee), code.digest.slice(0, SHORT).toUpperCase()]);
}

/** Null when the code is another's, or was misread. */
export function readFormCode(text: string): FormCode | null {
  const parts = text.trim().split('.');
  const [mark, form, id = '', slot = '', digest = ''] = parts;
  const check = parts.at(-1);
  if (mark !== MARK || check !== checkDigits(parts.slice(0, -1).join('.'))) {
    return null;
  }
  if (form === 'V' && parts.length === 4) {
    return { form: 'visit', case: unescaped(id) };
  }
  const addressee = unescaped(slot);
  return form === 'S' && parts.length === 6 && isSlot(addressee) && digest.length === SHORT
    ? { form: 'receipt', paper: unescaped(id), addressee, digest: digest.toLowerCase() }
    : null;
}
