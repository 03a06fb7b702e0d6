const SHORTEST_MS = 3000;
const LONGEST_MS = 15_000;
const CHARACTERS_A_SECOND = 40;

/** 阅读时间: how long a letter must have been open before it can be signed: by its length, 3 s at least, 15 s at most. */
export function readingTime(text: string): number {
  const byLength = Math.ceil(([...text].length / CHARACTERS_A_SECOND) * 1000);
  return Math.max(SHORTEST_MS, Math.min(LONGEST_MS, byLength));
}
