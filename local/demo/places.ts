/** Place words of our own: no real county, and no school that is one. */
export const TOWNS = [
  ['青石镇', '青石'],
  ['大坪乡', '大坪'],
  ['松林乡', '松林'],
  ['白溪镇', '白溪'],
  ['龙塘镇', '龙塘'],
  ['石板乡', '石板'],
  ['三岔乡', '三岔'],
  ['花桥镇', '花桥'],
  ['马鞍乡', '马鞍'],
  ['杉木乡', '杉木'],
  ['黑岩乡', '黑岩'],
  ['月亮镇', '月亮'],
  ['双岔乡', '双岔'],
  ['高坎乡', '高坎'],
] as const;

const FRONT = ['上', '下', '大', '小', '新', '老', '前', '后', '东', '西', '南', '北'];
const BACK = ['寨', '坝', '湾', '坪', '沟', '岭', '塘', '桥', '井', '坡', '岩', '树'];

/** Village `n` (0…) of a town; different within the county. */
export function villageName(town: number, n: number): string {
  const front = FRONT[(n + town * 5) % FRONT.length] ?? '';
  const back = BACK[(n * 7 + town * 3 + Math.floor(n / FRONT.length)) % BACK.length] ?? '';
  return `${front}${back}村`;
}

const DIGITS = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, for groups, grades and classes. */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return head + (ones === 0 && tens > 0 ? '' : DIGITS[ones]);
}
