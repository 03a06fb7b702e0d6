import type { PlainDate } from '#domain/plain-date';
import { checkCharacter } from '#domain/roster/identity-number';

/** 区划代码 of the demo: no province begins with 99, so that no number can be a person's. */
const REGION = '9901';

/** Numbers of the demo, each given out once. Identity numbers have a valid check character and an impossible region. */
export interface Numbers {
  /** An 18-character identity number of town `town` (1…). */
  identity(town: number, born: PlainDate, sex: 'male' | 'female'): string;
  /** Eleven digits beginning with 000: no network knows them. */
  phone(): string;
  /** A temporary 学籍号 (L) for a child without an identity number. */
  temporaryRegister(born: PlainDate): string;
}

/** Starts counting; two counties begin at different phones. */
export function numbersFrom(firstPhone: number): Numbers {
  const used = new Map<string, number>();
  let phone = firstPhone;
  let temporary = 0;
  const sequence = (key: string, step: number, begin: number): number => {
    const value = used.get(key) ?? begin;
    used.set(key, value + step);
    return value;
  };
  return {
    identity(town, born, sex) {
      const digits = `${REGION}${String(town).padStart(2, '0')}${born.replaceAll('-', '')}`;
      const order = sequence(`${digits}${sex}`, 2, sex === 'male' ? 1 : 2);
      const first17 = `${digits}${String(order).padStart(3, '0')}`;
      return first17 + checkCharacter(first17);
    },
    phone() {
      phone += 1;
      return `000${String(phone).padStart(8, '0')}`;
    },
    temporaryRegister(born) {
      temporary += 1;
      return `L${REGION}01${born.replaceAll('-', '')}${String(temporary).padStart(4, '0')}`;
    },
  };
}
