/** One line of a comparison. */
export interface DiffLine {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
  /** Place in the comparison: lines repeat. */
  readonly at: number;
}

/** Lengths of the longest common run of lines from each pair of places on. */
function lengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(table[i + 1]?.[j] ?? 0, table[i]?.[j + 1] ?? 0);
      const row = table[i] ?? [];
      row[j] = before[i] === after[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : skip;
    }
  }
  return table;
}

/** 比较: which paragraphs went, which came, which stayed, in their order. */
export function lineDiff(old: string, young: string): DiffLine[] {
  const before = old.split('\n');
  const after = young.split('\n');
  const table = lengths(before, after);
  const lines: Omit<DiffLine, 'at'>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [left, right] = [before[i], after[j]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (table[i + 1]?.[j] ?? 0) >= (right === undefined ? 0 : (table[i]?.[j + 1] ?? 0))) {
      lines.push({ kind: 'old', text: left });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: right ?? '' });
      j += 1;
    }
  }
  return lines.map((line, at) => ({ ...line, at }));
}
