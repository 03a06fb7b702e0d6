import fc from 'fast-check';
import { addDays, plainDate } from '#domain/plain-date';
import { checkCharacter, readIdentityNumber, readRegisterNumber } from '#domain/roster/identity-number';

const day = fc.integer({ min: 0, max: 8000 }).map((days) => addDays(plainDate('2004-01-01'), days));
const sequence = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
const numberOf = (region: string, birth: string, three: string): string => {
  const first17 = `${region}${birth.replaceAll('-', '')}${three}`;
  return first17 + checkCharacter(first17);
};
const demoNumber = fc
  .tuple(day, sequence)
  .map(([birth, three]) => ({ birth, three, number: numberOf('990101', birth, three) }));

test('a valid number says birth date and sex', () => {
  fc.assert(
    fc.property(demoNumber, ({ birth, three, number }) => {
      const sex = Number(three[2]) % 2 === 1 ? 'male' : 'female';
      expect(readIdentityNumber(number, true)).toEqual({ ok: true, facts: { number, birthDate: birth, sex } });
    }),
  );
});

test('a number of the demo is refused outside a demo county', () => {
  fc.assert(
    fc.property(demoNumber, ({ number }) => {
      expect(readIdentityNumber(number, false).ok).toBe(false);
      expect(readRegisterNumber(`G${number}`, false).ok).toBe(false);
    }),
  );
});

test('one wrong digit, or two neighbours exchanged, is always noticed', () => {
  fc.assert(
    fc.property(demoNumber, fc.integer({ min: 6, max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, by) => {
      const digit = String((Number(number[at]) + by) % 10);
      expect(readIdentityNumber(number.slice(0, at) + digit + number.slice(at + 1), true).ok).toBe(false);
      const [a = '', b = ''] = [number[at], number[at + 1]];
      if (a !== b && b !== 'X') {
        expect(readIdentityNumber(number.slice(0, at) + b + a + number.slice(at + 2), true).ok).toBe(false);
      }
    }),
  );
});

test('no text at all makes it throw, and no sentence repeats what was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 25 }), fc.boolean(), (text, demo) => {
      for (const reading of [readIdentityNumber(text, demo), readRegisterNumber(text, demo)]) {
        if (!reading.ok && text.length > 3) {
          expect(reading.reason + reading.mend).not.toContain(text);
        }
      }
    }),
  );
});

test.each([
  ['990101201502300012', '不存在'],
  ['99010120150305', '18 位'],
  ['990101150305001', '15 位'],
  ['000000201503051230', '地区代码'],
])('%s is refused with a sentence that says why', (number, words) => {
  const reading = readIdentityNumber(number, true);
  expect(reading.ok ? '' : reading.reason).toContain(words);
});

test('学籍号: G repeats the ID, J has its own check character, L has none', () => {
  fc.assert(
    fc.property(demoNumber, ({ birth, number }) => {
      expect(readRegisterNumber(`G${number}`, true)).toMatchObject({ ok: true, facts: { birthDate: birth } });
      expect(readRegisterNumber(`J${number}`, true)).toMatchObject({
        ok: true,
        facts: { birthDate: birth, sex: null },
      });
      const broken = number.slice(0, 17) + (number[17] === '1' ? '2' : '1');
      expect(readRegisterNumber(`G${broken}`, true).ok).toBe(false);
      expect(readRegisterNumber(`J${broken}`, true).ok).toBe(false);
      expect(readRegisterNumber(`L${broken}`, true)).toMatchObject({ ok: true, facts: { birthDate: birth } });
    }),
  );
});
