/** No I, L, O or U: a code is read out over the telephone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const GROUP = 4;
const HEX_USED = 15;

const grouped = (text: string): string => [0, 1, 2].map((n) => text.slice(n * GROUP, (n + 1) * GROUP)).join('-');

/** 查验码: the first 60 bits of the signing event's hash, `7K2M-9QWX-4TBD`. Who holds it holds a part of the record itself. */
export function checkCode(hash: string): string {
  const bits = [...hash.slice(0, HEX_USED)]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('');
  const fives = bits.match(/.{5}/g) ?? [];
  return grouped(fives.map((five) => LETTERS[Number.parseInt(five, 2)]).join(''));
}

/** A code as people type it: any case, with or without dashes, O for 0 and I or L for 1. Null when it can be none. */
export function readCheckCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—·.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const known = text.length === LENGTH && [...text].every((letter) => LETTERS.includes(letter));
  return known ? grouped(text) : null;
}
