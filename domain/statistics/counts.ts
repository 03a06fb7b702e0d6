import type { RollSheet } from '#domain/attendance/documents';
import { isTaken } from '#domain/attendance/spells';
import { type Case, isOpen } from '#domain/cases/documents';
import type { Letter } from '#domain/letters/documents';
import type { Child } from '#domain/roster/documents';

/** What of a child, and of a letter, is counted. */
export type CountedChild = Pick<Child, 'state' | 'boarding' | 'classId'>;
export type CountedLetter = Pick<Letter, 'state' | 'method'>;

/** Whole numbers by name; a name that is missing is zero. */
export type Counts = Readonly<Record<string, number>>;

/** `class:<id>`: how many enrolled children of a village side are in this class; kept up to the township. */
const IN_CLASS = 'class:';

/** 在册 or 未在册: who moved away, graduated or died is not counted. */
export function isCounted(child: Pick<Child, 'state'>): boolean {
  return child.state === 'enrolled' || child.state === 'unlisted';
}

const count = <T>(items: readonly T[], matches: (item: T) => boolean): number => items.filter(matches).length;

/** 学生: those of one leaf. A class without children is none to call a roll of. */
export function rosterCounts(children: readonly CountedChild[]): Counts {
  const counted = children.filter(isCounted);
  const enrolled = counted.filter((child) => child.state === 'enrolled');
  return {
    children: counted.length,
    enrolled: enrolled.length,
    unlisted: counted.length - enrolled.length,
    boarding: count(enrolled, (child) => child.boarding),
  };
}

/** 学生 of a class: with the class itself as one. */
export function classRosterCounts(children: readonly CountedChild[]): Counts {
  const counts = rosterCounts(children);
  return { ...counts, classes: counts['enrolled'] ? 1 : 0 };
}

/** 学生 of a group: with the classes they are in, so that the village side knows whose roll is not called. */
export function groupRosterCounts(children: readonly CountedChild[]): Counts {
  const counts: Record<string, number> = { ...rosterCounts(children) };
  for (const { classId, state } of children) {
    if (classId !== null && state === 'enrolled') {
      counts[IN_CLASS + classId] = (counts[IN_CLASS + classId] ?? 0) + 1;
    }
  }
  return counts;
}

/** The classes that the children of a village side are in, with how many in each. */
export function classesOf(counts: Counts): { readonly classId: string; readonly children: number }[] {
  return Object.entries(counts)
    .filter(([key, children]) => key.startsWith(IN_CLASS) && children > 0)
    .map(([key, children]) => ({ classId: key.slice(IN_CLASS.length), children }));
}

/** 出勤 of a class: its sheet's own counts; a roll not called, or undone, counts nothing. */
export function sheetCounts(sheet: RollSheet | null): Counts {
  if (!sheet || !isTaken(sheet)) {
    return {};
  }
  const { enrolled, present, absent, unexcused } = sheet;
  return { called: 1, enrolled, present, absent, unexcused };
}

/** 缺勤 of a group: the marks of its children on the sheets of the day. */
export function absenceCounts(children: ReadonlySet<string>, sheets: readonly RollSheet[]): Counts {
  const marks = sheets
    .filter(isTaken)
    .flatMap((sheet) => sheet.marks)
    .filter((mark) => children.has(mark.child));
  return { absent: marks.length, unexcused: count(marks, (mark) => mark.reason === 'unexcused') };
}

/** 责任书: a letter that was replaced or voided, or is not out yet, counts nowhere; one that ran out is unsigned. */
export const LETTER_GROUPS = ['self', 'assisted', 'paper', 'declined', 'unsigned'] as const;
export type LetterGroup = (typeof LETTER_GROUPS)[number];

/** Under which figure a letter stands; null: under none. */
export function letterGroup(letter: CountedLetter): LetterGroup | null {
  switch (letter.state) {
    case 'draft':
    case 'superseded':
    case 'voided':
      return null;
    case 'signed':
    case 'countersigned':
      return letter.method ?? 'self';
    case 'declined':
      return 'declined';
    default:
      return 'unsigned';
  }
}

export function letterCounts(letters: readonly CountedLetter[]): Counts {
  const groups = letters.map(letterGroup);
  const total = count(groups, (group) => group !== null);
  return Object.fromEntries([
    ['total', total],
    ...LETTER_GROUPS.map((name) => [name, count(groups, (group) => group === name)]),
  ]);
}

/** 线索与个案: open ones whenever they were opened, closed ones of this term. */
export function leadCounts(cases: readonly Case[], term: { readonly from: string; readonly to: string }): Counts {
  const open = cases.filter((one) => isOpen(one.state));
  return {
    open: open.length,
    urgent: count(open, (one) => one.urgent),
    unassigned: count(open, (one) => one.assignee === null),
    withContact: count(open, (one) => one.contacts > 0),
    closed: count(cases, (one) => one.closedOn !== null && term.from <= one.closedOn && one.closedOn < term.to),
  };
}

/** Sum of child nodes. At the county the classes are left out: the education line counts them. */
export function rolledUp(children: readonly Counts[], isRoot: boolean): Counts {
  const sum: Record<string, number> = {};
  for (const counts of children) {
    for (const [key, value] of Object.entries(counts)) {
      if (!(isRoot && key.startsWith(IN_CLASS))) {
        sum[key] = (sum[key] ?? 0) + value;
      }
    }
  }
  return sum;
}

/** Whether two counts say the same, a missing figure being zero. */
export function sameCounts(a: Counts, b: Counts): boolean {
  return Object.keys({ ...a, ...b }).every((key) => (a[key] ?? 0) === (b[key] ?? 0));
}
