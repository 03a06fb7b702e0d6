import { readdirSync, readFileSync } from 'node:fs';
import { COLOURS, SIZES, TEXT_ON_GROUND, textScale } from '../../src/ui/tokens';

const css = readFileSync('src/ui/tokens.css', 'utf8');

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(TEXT_ON_GROUND)('%s on %s can be read (4.5 : 1)', (text, ground) => {
  expect(contrast(COLOURS[text], COLOURS[ground])).toBeGreaterThanOrEqual(4.5);
});

test('the edge of what can be filled in is seen (3 : 1)', () => {
  expect(contrast(COLOURS.edge, COLOURS.card)).toBeGreaterThanOrEqual(3);
  expect(contrast(COLOURS.edge, COLOURS.ground)).toBeGreaterThanOrEqual(3);
});

test('the measure itself: black on white is 21, grey #767676 just passes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1);
});

test('style sheet and code name the same colours and sizes', () => {
  for (const [name, value] of Object.entries(COLOURS)) {
    expect(css).toContain(`--${name}: ${value};`);
  }
  for (const [block, sizes] of [
    ['.scale {', SIZES.normal],
    ['.scale-large {', SIZES.large],
  ] as const) {
    const rules = css.slice(css.indexOf(block), css.indexOf('}', css.indexOf(block)));
    expect(rules).toContain(`--tap: ${sizes.tap}px;`);
    for (const name of ['small', 'body', 'title', 'figure'] as const) {
      expect(rules).toContain(`--${name}: calc(${sizes[name]}px * var(--fs, 1));`);
    }
  }
});

test.each([
  [0.94, false, 0.94],
  [1, false, 1],
  [1.18, false, 1.18],
  [1.29, true, 1.055],
  [1.5, true, 1.227],
  [1.9, true, 1.555],
])('WeChat factor %d: large mode %s', (factor, large, fs) => {
  expect(textScale(factor, undefined)).toEqual({ large, fs });
});

test('text never gets smaller when WeChat makes it larger', () => {
  const body = (factor: number): number => {
    const { large, fs } = textScale(factor, undefined);
    return (large ? SIZES.large.body : SIZES.normal.body) * fs;
  };
  for (let factor = 0.8; factor < 2; factor += 0.01) {
    expect(body(factor + 0.01)).toBeGreaterThanOrEqual(body(factor) - 0.02);
  }
});

test('the wish of the person goes before WeChat', () => {
  expect(textScale(1, true)).toEqual({ large: true, fs: 1 });
  expect(textScale(1.5, false)).toEqual({ large: false, fs: 1.5 });
});

const sheets = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.css'))
  .map((entry) => `${entry.parentPath}/${entry.name}`);

test.each(sheets)('%s: text sizes are tokens, not fixed and not by screen width', (path) => {
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(/\d(rpx|rem)\b/);
  if (!/(tokens|app)\.css$/.test(path)) {
    const sizes = [...text.matchAll(/font-size:\s*([^;]+);/g)].map(([, size]) => size ?? '');
    expect(sizes.filter((size) => !size.includes('var(--'))).toEqual([]);
  }
});
