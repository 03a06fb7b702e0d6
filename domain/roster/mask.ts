const STAR = '*';
const STARS_OF_A_NAME = 2;
const SHORT = 7;

/** 张小明 → 张**: what somebody sees who is not yet known to be family, and every push. At most two stars, so that the length tells little. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name.trim()];
  return first + STAR.repeat(Math.min(rest.length, STARS_OF_A_NAME));
}

/** Keeps the first three and the last four characters; of a shorter text nothing but its length. */
function ends(text: string): string {
  const letters = [...text];
  if (letters.length <= SHORT) {
    return STAR.repeat(letters.length);
  }
  return letters.slice(0, 3).join('') + STAR.repeat(letters.length - SHORT) + letters.slice(-4).join('');
}

/** 00012345678 → 000****5678. */
export function maskedPhone(phone: string): string {
  return ends(phone);
}

/** 身份证号, 学籍号: first three and last four characters. */
export function maskedId(number: string): string {
  return ends(number);
}
