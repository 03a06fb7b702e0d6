/** The colours of tokens.css, for code that paints (signature, charts) and for the contrast test. */
export const COLOURS = {
  ground: '#f5f6f8',
  card: '#ffffff',
  line: '#d9dee5',
  /** Around what can be filled in or chosen: 3 : 1 on its ground. */
  edge: '#7a8591',
  ink: '#1b2733',
  'ink-soft': '#595959',
  act: '#1a5fb4',
  'act-soft': '#e8f0fa',
  good: '#0a7a3f',
  'good-soft': '#e9f5ee',
  warn: '#8a4b00',
  'warn-soft': '#fff3e0',
  danger: '#c62828',
  'danger-soft': '#fdeeed',
  'calm-soft': '#eceff3',
} as const;
type Colour = keyof typeof COLOURS;

/** Every text colour with every ground it is used on; each pair must reach 4.5 : 1 (适老化设计规范). */
export const TEXT_ON_GROUND: readonly (readonly [text: Colour, ground: Colour])[] = [
  ['ink', 'ground'],
  ['ink', 'card'],
  ['ink', 'warn-soft'],
  ['ink', 'danger-soft'],
  ['ink', 'good-soft'],
  ['ink', 'act-soft'],
  ['ink', 'calm-soft'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'card'],
  ['ink-soft', 'calm-soft'],
  ['act', 'card'],
  ['act', 'ground'],
  ['act', 'act-soft'],
  ['card', 'act'],
  ['good', 'card'],
  ['good', 'good-soft'],
  ['card', 'good'],
  ['warn', 'warn-soft'],
  ['warn', 'card'],
  ['danger', 'card'],
  ['danger', 'danger-soft'],
  ['card', 'danger'],
];

/** Text sizes in px at font factor 1, normal and large. */
export const SIZES = {
  normal: { small: 16, body: 18, title: 22, figure: 28, tap: 48 },
  large: { small: 20, body: 22, title: 28, figure: 36, tap: 60 },
} as const;

/** From this factor of WeChat's font size on, large mode comes by itself (22 ÷ 17, the elder step). */
const LARGE_FROM = 1.29;

/** 字号: whether large mode is on and what `--fs` is, from WeChat's factor and the person's own wish (undefined = follow WeChat). */
export function textScale(factor: number, wish: boolean | undefined): { large: boolean; fs: number } {
  const large = wish ?? factor >= LARGE_FROM;
  const fs = large ? Math.max(1, (factor * SIZES.normal.body) / SIZES.large.body) : factor;
  return { large, fs: Math.round(fs * 1000) / 1000 };
}
