const DIGITS = '零一二三四五六七八九';

/** Half width, no spaces, upper case: for numbers, options, dates and headers. A leading `'` of a spreadsheet goes. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(/^'/, '').toUpperCase();
}

/** A name as it is written: composed, without spaces between Chinese characters, one form of the middle dot. */
export function nameText(text: string): string {
  const composed = text
    .normalize('NFC')
    .replace(/[•‧・･∙]/gu, '·')
    .trim();
  return /^[\p{Script=Han}·\s]+$/u.test(composed) ? composed.replace(/\s+/gu, '') : composed.replace(/\s+/gu, ' ');
}

/** Words of people: composed, single spaces, without control characters, directions and zero-width marks. */
export function freeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** 一 to 九十九 or digits as a number; null for anything else. */
export function chineseNumber(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) {
    return Number(text);
  }
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  const [, tens = '', ten = '', ones = ''] = match ?? [];
  if (!match || text === '' || (ten === '' && tens !== '' && ones !== '')) {
    return null;
  }
  const value = (digit: string): number => (digit === '' ? 0 : DIGITS.indexOf(digit));
  return ten === '' ? value(tens) + value(ones) : (tens === '' ? 1 : value(tens)) * 10 + value(ones);
}

/** 1 to 99 in Chinese: 七, 十, 十二, 二十. */
export function inChinese(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}
