import type { Child } from '#domain/roster/documents';

/** What may tell two children of one name apart, as far as the reader's rights go. */
export interface Namesake extends Pick<Child, '_id' | 'name' | 'sex'> {
  /** 居住: names of village and group. */
  readonly place: string;
  /** `YYYY-MM`; null for whom it is not shown to. */
  readonly birthMonth: string | null;
}

/** 男，2014年3月出生 */
function bodyWords({ sex, birthMonth }: Namesake): string {
  const [year, month] = (birthMonth ?? '').split('-');
  const born = year && month ? `${year}年${Number(month)}月出生` : '';
  return [sex === 'female' ? '女' : '男', born].filter(Boolean).join('，');
}

/** From the shortest line to the fullest. */
const LINES: readonly ((child: Namesake) => string)[] = [
  ({ place }) => place,
  bodyWords,
  (child) => [child.place, bodyWords(child)].filter(Boolean).join('，'),
];

/** The shortest line that differs for each; the fullest where none does. */
function linesOf(children: readonly Namesake[]): readonly string[] {
  const tried = LINES.map((line) => children.map(line));
  const apart = tried.find((lines) => lines.every(Boolean) && new Set(lines).size === lines.length);
  return apart ?? tried.at(-1) ?? [];
}

/** The children of a class whose name somebody else in it bears too. */
export function namesakesIn<C extends Pick<Child, 'name'>>(children: readonly C[]): C[] {
  const count = new Map<string, number>();
  for (const { name } of children) {
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  return children.filter(({ name }) => (count.get(name) ?? 0) > 1);
}

/** 同名: a line for each child whose name occurs twice, by which one knows it from the other; nothing for all others. */
export function toldApart(children: readonly Namesake[]): ReadonlyMap<string, string> {
  const namesakes = namesakesIn(children);
  const names = [...new Set(namesakes.map(({ name }) => name))];
  return new Map(
    names.flatMap((name) => {
      const bearers = namesakes.filter((child) => child.name === name);
      const lines = linesOf(bearers);
      return bearers.map((child, n): [string, string] => [child._id, lines[n] ?? '']);
    }),
  );
}
