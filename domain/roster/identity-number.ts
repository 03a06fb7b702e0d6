import { isPlainDate, type PlainDate } from '#domain/plain-date';

/** What a valid 身份证号 or 学籍号 says of its bearer. `sex` is null where the number does not tell (L numbers). */
export interface NumberFacts {
  readonly number: string;
  readonly birthDate: PlainDate;
  readonly sex: 'male' | 'female' | null;
}

/** A number as read, or the sentence that says what is wrong and how to mend it; the number itself is never in the sentence. */
export type NumberReading =
  | { readonly ok: true; readonly facts: NumberFacts }
  | { readonly ok: false; readonly reason: string; readonly mend: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
/** GB/T 2260: the first two digits of provinces; 83 are residence permits of Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
/** The region of the demo county: no province has it, so no number of it can be a person's. */
const DEMO_REGION = '9901';

const fault = (reason: string, mend: string): NumberReading => ({ ok: false, reason, mend });

/** 校验码 (GB 11643-1999) of the first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(first17[n]), 0);
  return CHECKS[sum % 11] ?? '';
}

function isKnownRegion(number: string, demo: boolean): boolean {
  return PROVINCES.has(number.slice(0, 2)) || (demo && number.startsWith(DEMO_REGION));
}

const birthDateIn = (digits: string): string =>
  `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;

function shapeFault(number: string): NumberReading | null {
  if (/^\d{15}$/.test(number)) {
    return fault('是 15 位的旧身份证号', '请填 18 位身份证号');
  }
  if (!/^\d{17}[\dX]$/.test(number)) {
    return fault(`身份证号应为 18 位，这里有 ${number.length} 位或有别的字符`, '请对照户口簿重新填写');
  }
  return null;
}

/**
 * 身份证号: 18 characters with region, birth date and check character. Numbers of the demo's region pass only in a demo county.
 * @param text normalised: half width, no spaces, upper case.
 */
export function readIdentityNumber(text: string, demo: boolean): NumberReading {
  const wrong = shapeFault(text);
  if (wrong) {
    return wrong;
  }
  if (!isKnownRegion(text, demo)) {
    return fault('身份证号开头的地区代码不存在', '请检查前六位');
  }
  const birthDate = birthDateIn(text);
  if (!isPlainDate(birthDate)) {
    return fault('身份证号里的出生日期不存在', '请检查第 7 到 14 位');
  }
  if (checkCharacter(text.slice(0, 17)) !== text[17]) {
    return fault('身份证号校验位不正确，有一位可能输错', '请对照户口簿逐位核对');
  }
  return { ok: true, facts: { number: text, birthDate, sex: Number(text[16]) % 2 === 1 ? 'male' : 'female' } };
}

function readTemporary(number: string): NumberReading {
  const birthDate = birthDateIn(number.slice(1));
  if (!isPlainDate(birthDate)) {
    return fault('学籍号里的出生日期不存在', '请检查学籍号第 8 到 15 位');
  }
  return { ok: true, facts: { number, birthDate, sex: null } };
}

/**
 * 学籍号, 19 characters: `G` + 身份证号, `J` + 18 made by the school with a check character, `L` + 18 temporary without one.
 * @param text normalised: half width, no spaces, upper case.
 */
export function readRegisterNumber(text: string, demo: boolean): NumberReading {
  if (!/^[GJL]\d{17}[\dX]$/.test(text)) {
    return fault('学籍号应为 G、J 或 L 加 18 位', '请到学籍系统里核对学籍号');
  }
  if (text.startsWith('L')) {
    return readTemporary(text);
  }
  if (text.startsWith('G')) {
    const inner = readIdentityNumber(text.slice(1), demo);
    return inner.ok
      ? { ok: true, facts: { ...inner.facts, number: text } }
      : fault('学籍号 G 后面不是正确的身份证号', '请到学籍系统里核对学籍号');
  }
  const digits = text.slice(1);
  if (checkCharacter(digits.slice(0, 17)) !== digits[17]) {
    return fault('学籍号校验位不正确，有一位可能输错', '请到学籍系统里核对学籍号');
  }
  const read = readTemporary(text);
  return read.ok ? read : fault(read.reason, read.mend);
}
