import fc from 'fast-check';
import { Refusal } from '#domain/errors';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { canonical } from '#domain/letters/canonical';
import { checkCode, readCheckCode } from '#domain/letters/check-code';
import { LETTER_VARIABLES, letterContent, rendered, summaryOf } from '#domain/letters/content';
import type { LetterState } from '#domain/letters/documents';
import { LETTER_STATES } from '#domain/letters/documents';
import { LETTER_ACTIONS, type LetterAction, step, stepFrom } from '#domain/letters/machine';
import { readingTime } from '#domain/letters/reading';
import { forbiddenWords } from '#domain/letters/template-check';
import { maySee, maySign, signers, standingOf } from '#domain/letters/who-signs';
import { NATIONWIDE_FORBIDDEN_WORDS } from '#domain/policy/packs/forbidden-words';
import { ADULT_KINDS, ADULT_SLOTS, type Adult, type AdultKind, type AdultSlot } from '#domain/roster/documents';

/** state | action → state, by hand; whatever is not here cannot be done. */
const STEPS = `
draft    issue     issued
draft    expire    expired
draft    supersede superseded
draft    void      voided
issued   open      viewed
issued   signPaper signed
issued   decline   declined
issued   expire    expired
issued   supersede superseded
issued   void      voided
viewed   open      viewed
viewed   sign      signed
viewed   signPaper signed
viewed   decline   declined
viewed   expire    expired
viewed   supersede superseded
viewed   void      voided
declined open      declined
declined sign      signed
declined signPaper signed
declined expire    expired
declined supersede superseded
declined void      voided
signed   voidPaper issued
signed   countersign countersigned
countersigned voidPaper issued
countersigned supersede superseded
countersigned void voided
signed   supersede superseded
signed   void      voided
expired  supersede superseded
expired  void      voided`;

describe('the machine of a letter', () => {
  const expected = new Map(
    STEPS.trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([from, action, to]) => [`${from} ${action}`, to]),
  );
  const all = LETTER_STATES.flatMap((state) => LETTER_ACTIONS.map((action) => [state, action] as const));

  test.each(all)('%s, %s', (state: LetterState, action: LetterAction) => {
    const to = expected.get(`${state} ${action}`) ?? null;
    expect(stepFrom(state, action)).toBe(to);
    if (to === null) {
      const code = state === 'signed' || state === 'countersigned' ? 'LETTER_SIGNED' : 'ILLEGAL_STATE';
      expect(() => step(state, action)).toThrow(expect.objectContaining({ code }));
    } else {
      expect(step(state, action)).toBe(to);
    }
  });

  test('no way through the machine signs twice, unless a paper was taken back between', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTER_ACTIONS), { maxLength: 40 }), (actions) => {
        let state: LetterState = 'issued';
        let signed = 0;
        for (const action of actions) {
          const next: LetterState | null = stepFrom(state, action);
          signed += next === 'signed' ? 1 : 0;
          signed -= state === 'signed' && next === 'issued' ? 1 : 0;
          state = next ?? state;
        }
        expect(signed).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('who signs (parents, other legal guardians, carers, contacts)', () => {
  const MAY = new Set(['parent guardian', 'parent guardian2', 'legalGuardian guardian', 'legalGuardian guardian2']);
  const kinds = Object.keys(ADULT_KINDS) as AdultKind[];
  const cells = kinds.flatMap((kind) =>
    ADULT_SLOTS.flatMap((own) => ADULT_SLOTS.map((slot) => [kind, own, slot] as const)),
  );

  test.each(cells)('%s registered as %s, the letter of %s', (kind, own, slot) => {
    const expected = own === slot && (MAY.has(`${kind} ${slot}`) || (kind === 'entrustedCarer' && slot === 'carer'));
    expect(maySign({ kind, slot: own }, slot)).toBe(expected);
  });

  test('a contact is telephoned and sees no letter', () => {
    expect(kinds.filter(maySee)).toEqual(['parent', 'legalGuardian', 'entrustedCarer']);
  });

  const adult = (slot: AdultSlot, kind: AdultKind): Adult => ({
    slot,
    kind,
    relation: '亲人',
    name: slot,
    phone: null,
    phoneBlind: null,
  });

  test('each guardian and the carer gets a letter, guardians first; contacts none', () => {
    const adults = [adult('contact', 'contact'), adult('carer', 'entrustedCarer'), adult('guardian', 'parent')];
    expect(signers(adults).map(({ slot }) => slot)).toEqual(['guardian', 'carer']);
    expect(signers([adult('contact', 'contact')])).toEqual([]);
  });

  const letters = (...states: readonly (readonly [AdultSlot, LetterState])[]) =>
    states.map(([slot, state]) => ({ slot, state }));

  test.each([
    ['signed', letters(['guardian', 'signed'], ['guardian2', 'signed'])],
    ['signed', letters(['guardian', 'signed'], ['carer', 'issued'])],
    ['partly', letters(['guardian', 'signed'], ['guardian2', 'viewed'])],
    ['carer', letters(['guardian', 'issued'], ['carer', 'signed'])],
    ['carer', letters(['carer', 'signed'])],
    ['declined', letters(['guardian', 'declined'], ['guardian2', 'issued'])],
    ['unsigned', letters(['guardian', 'issued'])],
    ['unsigned', letters(['guardian', 'superseded'])],
    ['signed', letters(['guardian', 'signed'], ['guardian2', 'voided'])],
    ['unsigned', []],
  ] as const)('%s: the parents’ own signatures are still asked for after a carer’s', (standing, given) => {
    expect(standingOf(given)).toBe(standing);
  });
});

test.each([
  [0, 3000],
  [100, 3000],
  [120, 3000],
  [200, 5000],
  [599, 14_975],
  [600, 15_000],
  [5000, 15_000],
])('%i characters are read for %i ms', (count, ms) => {
  expect(readingTime('字'.repeat(count))).toBe(ms);
});

describe('what a letter to a family may not say', () => {
  const withBody = (body: string) => ({ title: '', summary: ['', '', ''] as const, body, statement: '' });
  const found = (body: string, added = '') => forbiddenWords(withBody(body), NATIONWIDE_FORBIDDEN_WORDS, added);

  test('the built-in letter says none of it, and asks for no variable that it does not get', () => {
    expect(forbiddenWords(GUARDIAN_TEMPLATE, NATIONWIDE_FORBIDDEN_WORDS, '')).toEqual([]);
    const asked = [...`${GUARDIAN_TEMPLATE.summary.join()}${GUARDIAN_TEMPLATE.body}`.matchAll(/\{\{(.+?)\}\}/g)];
    expect([...new Set(asked.map((match) => match[1]))].sort()).toEqual([...LETTER_VARIABLES].sort());
  });

  test.each([
    ['开学时交押金五百元', '押金'],
    ['逾期罚款', '罚款'],
    ['家长自愿放弃一切', '自愿放弃'],
    ['否则取消低保', '取消低保'],
    ['出了事后果自负', '后果自负'],
    ['交押 金', '押金'],
    ['交押\n、金', '押金'],
    ['交押*金', '押金'],
  ])('%s', (body, word) => {
    expect(found(body)).toEqual([word]);
  });

  test('a county adds words and takes none away', () => {
    expect(found('押金和红旗', '红旗 ')).toEqual(['押金', '红旗']);
    expect(found('押金', '')).toEqual(['押金']);
  });
});

describe('the content of a letter', () => {
  const variables = Object.fromEntries(LETTER_VARIABLES.map((name) => [name, `〈${name}〉`])) as Record<
    (typeof LETTER_VARIABLES)[number],
    string
  >;
  const content = (given: Partial<typeof variables> = {}) =>
    letterContent({
      letterId: 'k:guardian:2026-2027:autumn:c:guardian',
      county: 'yunling',
      child: 'c',
      template: GUARDIAN_TEMPLATE,
      variables: { ...variables, ...given },
      issuedAt: 1,
    });

  test('a value that looks like a variable stays as it is', () => {
    expect(rendered('{{a}}{{b}}', { a: '{{b}}', b: '1' })).toBe('{{b}}1');
    expect(() => rendered('{{toString}}', {})).toThrow(RangeError);
  });

  test('has every variable in its text, three plain lines, and a canonical form, whatever people are called', () => {
    expect(content().bodyText).not.toContain('{{');
    expect(summaryOf(content()).map(({ heading }) => heading)).toEqual(['您要做的', '做不到会怎样', '谁能帮您']);
    expect(content({ 监护人: 'e\u0301' }).parties[1]?.nameShown).toBe('\u00e9');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        expect(() => canonical(content({ 学生: name }))).not.toThrow();
      }),
    );
  });

  test('one plain line has at most 70 characters, so that it is read', () => {
    expect(summaryOf(content()).map(({ line }) => line.length > 70)).toEqual([false, false, false]);
  });

  test('fits well below a document’s limit', () => {
    expect(Buffer.byteLength(canonical(content()))).toBeLessThan(10_000);
  });
});

describe('a check code', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

  test('is the first 60 bits of the hash', () => {
    expect(checkCode(`0000000000000000${'f'.repeat(48)}`)).toBe('0000-0000-0000');
    expect(checkCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ');
    expect(checkCode(`08421084210842${'1'.repeat(50)}`)).toMatch(/^1111-1111-111/);
  });

  test('is read again however it is typed', () => {
    fc.assert(
      fc.property(hash, (one) => {
        const code = checkCode(one);
        expect(readCheckCode(code)).toBe(code);
        expect(readCheckCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
        expect(readCheckCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  test.each(['', 'ABCD', 'ABCD-EFGH-JKMU', 'ABCD-EFGH-JKMN-P', '汉字汉字汉字汉字汉字汉字'])('%s is none', (typed) => {
    expect(readCheckCode(typed)).toBeNull();
  });
});

test('a refusal carries its code', () => {
  expect(new Refusal('LETTER_SIGNED').code).toBe('LETTER_SIGNED');
});
