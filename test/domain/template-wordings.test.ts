import { forbiddenWords } from '#domain/letters/template-check';
import { BUILT_IN } from '#domain/letters/templates';
import { NATIONWIDE_FORBIDDEN_WORDS } from '#domain/policy/packs/forbidden-words';
import { CUNNING } from './cunning-sentences';
import { HONEST } from './honest-sentences';

const found = (body: string): string[] =>
  forbiddenWords({ title: '', summary: ['', '', ''], body, statement: '' }, NATIONWIDE_FORBIDDEN_WORDS, '');

test('nothing that a tester wanted to get through gets through', () => {
  expect(CUNNING.length).toBeGreaterThanOrEqual(40);
  expect(CUNNING.filter((body) => found(body).length === 0)).toEqual([]);
});

test('nothing that a county honestly says is refused', () => {
  expect(HONEST.length).toBeGreaterThanOrEqual(40);
  expect(HONEST.flatMap((body) => (found(body).length === 0 ? [] : [[body, found(body)]]))).toEqual([]);
});

test('an honest sentence does not cover for what stands beside it', () => {
  for (const body of CUNNING) {
    expect([body, found(`学校不得收取押金。${body}学校不收保证金。`).length > 0]).toEqual([body, true]);
  }
});

test('every built-in text stays lawful', () => {
  expect(
    BUILT_IN.flatMap((text) => forbiddenWords(text, NATIONWIDE_FORBIDDEN_WORDS, '').map((w) => [text.template, w])),
  ).toEqual([]);
});
