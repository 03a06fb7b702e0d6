/** A source of chance that always gives the same for the same seed. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** True with this probability. */
  often(probability: number): boolean;
}

/** FNV-1a: spreads a text over 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) {
    value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  }
  return value >>> 0;
}

/** Chance for one purpose: another purpose's draws do not move these (splitmix32 over the hash of seed and purpose). */
export function chanceOf(seed: string, purpose: string): Chance {
  let state = hash(`${seed}\n${purpose}`);
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let value = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return ((value ^ (value >>> 15)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick: (items) => {
      const [first] = items;
      const item = items[int(0, items.length - 1)] ?? first;
      if (item === undefined) {
        throw new RangeError('nothing to pick from');
      }
      return item;
    },
    often: (probability) => next() < probability,
  };
}
