import type { UnitTargets } from '#domain/letters/api-series';
import type { Target } from '#domain/letters/campaigns';

/** A unit as the sheet may name it. */
export interface NamedUnit {
  readonly unit: string;
  readonly name: string;
  readonly above: string;
}

/** What was read from a pasted sheet. */
export interface PastedTargets {
  readonly values: UnitTargets;
  /** 第几行, and what is wrong with it. */
  readonly problems: readonly { readonly line: number; readonly says: string }[];
  /** 没有认出来的列, by their heading or their place: nothing of them is taken. */
  readonly unknown: readonly string[];
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Why a value cannot be a target's, as a sentence; null: it can. A share is between 0 and 100, a count has no part of one. */
export function wrongValue(target: Target, value: string): string | null {
  const number = /-?\d+(?:\.\d+)?/.exec(value.normalize('NFKC'))?.[0];
  if (value.length > 60) {
    return `“${target.label}”最多 60 个字`;
  }
  if (target.unit === '') {
    return null;
  }
  if (number === undefined) {
    return `“${target.label}”要填数字`;
  }
  if (target.unit === '%' && (Number(number) < 0 || Number(number) > 100)) {
    return `“${target.label}”要在 0 到 100 之间`;
  }
  return Number(number) < 0 ? `“${target.label}”不能小于 0` : null;
}

/** Which column is which target: by its heading where there is a heading line, otherwise in the order of the targets. */
function columnsOf(first: readonly string[], targets: readonly Target[]): readonly (Target | null)[] | null {
  const headings = first.slice(1).map((cell) => {
    const said = bare(cell).replace(/[（(].*$/, '');
    // A figure is no heading, though a label may have it too.
    return said === '' || /^[\d.]+$/.test(said)
      ? undefined
      : targets.find(({ label }) => bare(label) === said || bare(label).includes(said));
  });
  return headings.some((one) => one !== undefined) ? headings.map((one) => one ?? null) : null;
}

/** The units that a cell names: alone, or with what is above it before it (`一镇三村`). */
function unitsNamed(cell: string, units: readonly NamedUnit[]): NamedUnit[] {
  const said = bare(cell);
  const whole = units.filter(({ name, above, unit }) => bare(above + name) === said || unit === said);
  return whole.length > 0 ? whole : units.filter(({ name }) => bare(name) === said);
}

/** One line of the sheet: what it is of and what it says, or what is wrong with it. */
type Read = { readonly unit: string; readonly values: Readonly<Record<string, string>> } | { readonly says: string };

function lineRead(cells: readonly string[], columns: readonly (Target | null)[], units: readonly NamedUnit[]): Read {
  const [cell = '', ...rest] = cells;
  const [unit, second] = unitsNamed(cell, units);
  if (!unit) {
    return { says: `找不到“${cell}”` };
  }
  if (second) {
    return { says: `“${cell}”不止一个，请写上级，如“${unit.above}${unit.name}”` };
  }
  const row = columns.flatMap((target, at) => (target && rest[at] ? [{ target, value: rest[at] }] : []));
  const [wrong] = row.flatMap(({ target, value }) => wrongValue(target, value) ?? []);
  if (wrong !== undefined || row.length === 0) {
    return { says: wrong ?? `“${cell}”没有数` };
  }
  return { unit: unit.unit, values: Object.fromEntries(row.map(({ target, value }) => [target.id, value])) };
}

/** Columns that no target takes: under a heading that is none of ours, or more cells than there are targets. */
function unknownColumns(
  lines: readonly (readonly string[])[],
  headed: readonly (Target | null)[] | null,
  targets: number,
): string[] {
  const columns = Math.max(...lines.map(({ length }) => length));
  return Array.from({ length: columns }, (_, n) => n)
    .filter((n) => n > 0 && (headed ? !headed[n - 1] : n > targets))
    .filter((n) => lines.some((cells) => (cells[n] ?? '') !== ''))
    .map((n) => (headed && lines[0]?.[n] ? `“${lines[0][n]}”` : `第 ${n + 1} 列`));
}

const cellsOf = (line: string): string[] =>
  line.split(line.includes('\t') ? '\t' : /[,，]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));

/**
 * 从表格粘贴: lines of a spreadsheet, the unit first and its values behind it, cells parted by tabs (or commas). A first line of headings
 * says which column is which. What cannot be placed is said line by line, and nothing of that line is taken.
 */
export function pastedTargets(text: string, targets: readonly Target[], units: readonly NamedUnit[]): PastedTargets {
  const lines = text.split(/\r?\n/).map(cellsOf);
  const headed = columnsOf(lines[0] ?? [], targets);
  const values: Record<string, Readonly<Record<string, string>>> = {};
  const problems: { line: number; says: string }[] = [];
  for (const [n, cells] of lines.entries()) {
    if ((n === 0 && headed) || cells.every((cell) => cell === '')) {
      continue;
    }
    const read = lineRead(cells, headed ?? targets, units);
    if ('says' in read) {
      problems.push({ line: n + 1, says: read.says });
    } else if (Object.hasOwn(values, read.unit)) {
      problems.push({ line: n + 1, says: `“${cells[0]}”写了两次` });
    } else {
      values[read.unit] = read.values;
    }
  }
  return { values, problems, unknown: unknownColumns(lines, headed, targets.length) };
}
