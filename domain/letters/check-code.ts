/** No I, L, O or U: a code is read out over the telephone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const BITS_A_LETTER = 5;
const BITS_A_DIGIT = 4;

/** What people put between letters, after NFKC: blanks, hyphens and dashes, dots. */
const BESIDES = /[\t\n\r \-.\u00b7\u2010-\u2015\u2212\u2022\u3002\u30fb]/g;

const grouped = (text: string): string => text.match(/.{1,4}/g)?.join('-') ?? '';

/** The first bits of a hash, five a letter, in groups of four. */
export function coded(hash: string, length: number): string {
  const digits = (length * BITS_A_LETTER) / BITS_A_DIGIT;
  const bits = [...hash.slice(0, digits)]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(BITS_A_DIGIT, '0'))
    .join('');
  const fives = bits.match(/.{5}/g) ?? [];
  return grouped(fives.map((five) => LETTERS[Number.parseInt(five, 2)]).join(''));
}

/** Such a code as people type it: any case, with or without dashes, O for 0 and I or L for 1. Null when it can be none. */
export function readCoded(typed: string, length: number): string | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(BESIDES, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const known = text.length === length && [...text].every((letter) => LETTERS.includes(letter));
  return known ? grouped(text) : null;
}

/** 查验码: the first 60 bits of the signing event's hash, `7K2M-9QWX-4TBD`. Who holds it holds a part of the record itself. */
export const checkCode = (hash: string): string => coded(hash, LENGTH);

/** A check code as people type it. Null when it can be none. */
export const readCheckCode = (typed: string): string | null => readCoded(typed, LENGTH);
