import fc from 'fast-check';
import { readRegex } from '../../local/gateway/regex';
import { code, gatewayWithSdk } from './gateway-support';

/** A piece of a pattern as PCRE has it, and in JavaScript's words. */
type Piece = readonly [pcre: string, script: string];

const both = (text: string): Piece => [text, text];

function patterns(lines: boolean, dotAll: boolean) {
  const atom = fc.constantFrom<Piece>(
    both('a'),
    both('b'),
    both('-'),
    both('中'),
    both('😀'),
    both('\\n'),
    both('[ab]'),
    both('[^a]'),
    both('[^\\w]'),
    both('[a-😀]'),
    both('\\d'),
    both('\\W'),
    ['.', dotAll ? '[^]' : '[^\\n]'],
  );
  const mark = fc.constantFrom<Piece>(
    both('\\b'),
    both('\\B'),
    ['^', lines ? '(?:^|(?<=\\n)(?!$))' : '^'],
    ['$', lines ? '(?=\\n|$)' : '(?=\\n?$)'],
  );
  const { node } = fc.letrec<{ node: Piece; item: Piece }>((tie) => ({
    item: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      atom,
      mark,
      fc
        .tuple(atom, fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}', '*?', '??'))
        .map(([[one, other], count]): Piece => [one + count, other + count]),
      fc
        .tuple(tie('node'), fc.constantFrom('', '*', '+', '?', '{2}', '{0,2}'))
        .map(([[one, other], count]): Piece => [`(${one})${count}`, `(?:${other})${count}`]),
    ),
    node: fc
      .array(fc.array(tie('item'), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
      .map(
        (parts): Piece => [
          parts.map((items) => items.map(([one]) => one).join('')).join('|'),
          parts.map((items) => items.map(([, other]) => other).join('')).join('|'),
        ],
      ),
  }));
  return node;
}

/** From every whole character; V8 by itself also looks for an empty match between the halves of a pair. */
function finds(script: string, chars: readonly string[]): boolean {
  const sticky = new RegExp(script, 'uy');
  return [...chars, ''].some((_, at) => {
    sticky.lastIndex = chars.slice(0, at).join('').length;
    return sticky.test(chars.join(''));
  });
}

const TEXTS = fc.array(fc.constantFrom('a', 'b', '-', '\n', '中', '😀', '1', 'é'), { maxLength: 6 });

describe('regular expressions', () => {
  it.each([
    ['', false, false],
    ['m', true, false],
    ['s', false, true],
    ['ms', true, true],
  ])('find what JavaScript finds with the same meaning put in its words: %j', (options, lines, dotAll) => {
    fc.assert(
      fc.property(patterns(lines, dotAll), fc.array(TEXTS, { minLength: 5, maxLength: 5 }), ([pcre, script], all) => {
        const regex = readRegex(pcre, options);
        for (const chars of all) {
          const text = chars.join('');
          expect([pcre, text, regex.test(text)]).toEqual([pcre, text, finds(script, chars)]);
        }
      }),
      { numRuns: 700, seed: 20261122 },
    );
  });

  it('are not held up by a pattern that makes others go back', () => {
    const text = `${'a'.repeat(200_000)}b`;
    const started = process.cpuUsage();
    for (const pattern of ['^(a+)+$', '(a|a)*c', '(a*)*(a*)*c', '.*.*.*.*c', '(?:a?){20}a{20}c', '(a|b)*a(a|b){12}c']) {
      expect(readRegex(pattern, '').test(text)).toBe(false);
    }
    const { user } = process.cpuUsage(started);
    expect(user / 1e6).toBeLessThan(10);
  });

  it('are refused beyond a size', () => {
    for (const pattern of ['(a{100}){100}', 'a{2000}', '((((a{9}){9}){9}){9})', 'a'.repeat(1001)]) {
      expect(() => readRegex(pattern, '')).toThrow(/not supported/);
    }
    expect(() => readRegex(`${'('.repeat(400)}a${')'.repeat(400)}`, '')).not.toThrow();
  });

  it('say what a match begins with', () => {
    const prefix = (pattern: string, options = '') => readRegex(pattern, options).prefix;
    expect(prefix('^/a/')).toEqual({ text: '/a/', whole: true });
    expect(prefix('^a\\.b.*c')).toEqual({ text: 'a.b', whole: false });
    expect(prefix('^ab*')).toEqual({ text: 'a', whole: false });
    expect(prefix('^ab$')).toEqual({ text: 'ab', whole: false });
    for (const pattern of ['a', '^', '^a|b', '^[ab]', '^(a|b)', '(^a)', '^a?']) {
      expect(prefix(pattern)).toBeUndefined();
    }
    expect([prefix('^a', 'i'), prefix('^a', 'm')]).toEqual([undefined, undefined]);
  });
});

const BEGINNINGS = ['^/a', '^/a/', '^/a/$', '^/a/.*/$', '^\ud7ff', '^\u{10ffff}', '^/ab?', '^$', '^/', '^a'];

describe('a beginning on an indexed path', () => {
  it('finds the same with the index and without', async () => {
    const { gateway, db } = await gatewayWithSdk();
    const texts = ['/a', '/a/', '/a/b/', '/ab/', '/b', 'a/', '', '\ud7ff', '\ud7ffx', '\ue000', '\u{10ffff}', '/a/\n'];
    const documents = [...texts, 5, null, ['/a/', 'x'], { x: 1 }].map((path, at) => ({ _id: `d${at}`, path }));
    const [indexed, plain] = [db.collection('children'), db.collection('things')];
    await plain.add(documents);
    for (const count of [texts.length + 2, documents.length]) {
      await indexed.add(documents.slice(count - (count === documents.length ? 2 : count), count));
      for (const $regex of BEGINNINGS) {
        const where = {
          path: { $regex },
          _id: db.command.in(documents.slice(0, count).map(({ _id }) => _id)),
        };
        const [one, other] = await Promise.all([indexed.where(where).get(), plain.where(where).get()]);
        const ids = (found: { data: { _id: string }[] }) => found.data.map(({ _id }) => _id).sort();
        expect([$regex, ids(one)]).toEqual([$regex, ids(other)]);
        expect((await indexed.where(where).count()).total).toBe(other.data.length);
      }
    }
    await gateway.close();
  });

  it('is refused with a half of a pair', async () => {
    const { gateway, db } = await gatewayWithSdk();
    expect(
      await code(
        db
          .collection('things')
          .where({ a: { $regex: '^\ud800' } })
          .get(),
      ),
    ).toBe('DATABASE_INVALID_OPERRATOR');
    await gateway.close();
  });
});
