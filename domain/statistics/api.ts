import type { AbsenceReason } from '#domain/attendance/documents';
import type { Line, UnitKind } from '#domain/jurisdiction';
import type { SignMethod } from '#domain/letters/documents';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { LetterGroup } from '#domain/statistics/counts';

export interface UnitRef {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly line: Line;
}

/** The figures of one unit. What a line cannot know stands as null. */
export interface BoardFigures {
  readonly children: number;
  readonly enrolled: number;
  readonly unlisted: number;
  readonly boarding: number;
  /** Classes that ought to call the roll that day: 0 on a day without school. */
  readonly classesDue: number;
  readonly rollMissing: number;
  readonly present: number;
  readonly absent: number;
  readonly unexcused: number;
  readonly letters: Readonly<Record<LetterGroup | 'total', number>>;
  readonly leads: {
    readonly open: number;
    readonly urgent: number;
    readonly unassigned: number;
    readonly withContact: number;
    readonly closed: number;
  };
}

/** One line of the board: a child unit, or a bucket (未落实). */
export interface BoardRow {
  /** Unit id or bucket; the list behind each number takes it as it is. */
  readonly id: string;
  readonly name: string;
  /** Whether it has a board of its own. */
  readonly opens: boolean;
  readonly figures: BoardFigures;
}

/** 签订期 that the board can show. */
export interface Round {
  readonly period: string;
  readonly title: string;
}

export interface Board {
  readonly unit: UnitRef;
  /** The unit above, where the caller reaches it. */
  readonly above: UnitRef | null;
  readonly date: PlainDate;
  readonly schoolDay: boolean;
  /** `HH:mm` until which rolls should be called. */
  readonly dueAt: string;
  /** 截至: every change committed before this instant is in the figures. */
  readonly asOf: Instant;
  /** Changes are still on their way: ask again soon. */
  readonly behind: boolean;
  /** Whether the caller may open the lists behind the numbers. */
  readonly named: boolean;
  readonly rounds: readonly Round[];
  readonly round: string | null;
  readonly totals: BoardFigures;
  /** Sorted by what needs attention. */
  readonly rows: readonly BoardRow[];
  /** At the county: the other line, which adds to the same total. */
  readonly other: { readonly unit: UnitRef; readonly totals: BoardFigures } | null;
}

/** Every number that opens its list. */
export const LISTS = [
  'children',
  'unlisted',
  'boarding',
  'absent',
  'unexcused',
  'rollMissing',
  'letters',
  'self',
  'assisted',
  'paper',
  'declined',
  'unsigned',
  'open',
  'urgent',
  'unassigned',
] as const;
export type ListKind = (typeof LISTS)[number];

/** One line of a list: the child (or class) first, then what is needed. `id` is what a tap opens. */
export type ListItem =
  | { readonly kind: 'child'; readonly id: string; readonly name: string; readonly place: string }
  | {
      readonly kind: 'absence';
      readonly id: string;
      readonly name: string;
      readonly place: string;
      readonly reason: AbsenceReason;
    }
  | { readonly kind: 'class'; readonly id: string; readonly name: string; readonly place: string }
  | {
      readonly kind: 'letter';
      readonly id: string;
      readonly name: string;
      readonly place: string;
      /** Of a guardian an adult's slot, `household`, or role and number of a post. */
      readonly slot: string;
      /** Who signs: 母亲 and her name. */
      readonly relation: string;
      readonly adultName: string;
      readonly group: LetterGroup;
      readonly method: SignMethod | null;
      readonly until: PlainDate;
    }
  | {
      readonly kind: 'lead';
      readonly id: string;
      readonly name: string;
      readonly place: string;
      readonly openedOn: PlainDate;
      readonly urgent: boolean;
    };

export interface ListPage {
  readonly unit: { readonly id: string; readonly name: string };
  readonly date: PlainDate;
  readonly items: readonly ListItem[];
  readonly cursor: string | null;
}

/** A node that does not say what its documents say. */
export interface Difference {
  readonly node: string;
  readonly unit: string;
  readonly stored: Readonly<Record<string, number>>;
  readonly counted: Readonly<Record<string, number>>;
}

export interface Recount {
  readonly unit: string;
  readonly date: PlainDate;
  readonly compared: number;
  /** Nodes left out because a change was on its way. */
  readonly moving: number;
  readonly differences: readonly Difference[];
  readonly ms: number;
}

/** Wire types of the function `statistics`: operation → what is asked and what is answered. */
export interface StatisticsApi {
  /** 看板 of a unit; without one, of the acting post's own. */
  'statistics.board': {
    request: {
      readonly unit?: string | undefined;
      readonly date?: PlainDate | undefined;
      readonly round?: string | undefined;
    };
    reply: Board;
  };
  /** 名单 behind a number. */
  'statistics.list': {
    request: {
      readonly unit: string;
      readonly what: ListKind;
      readonly date?: PlainDate | undefined;
      readonly round?: string | undefined;
      readonly cursor?: string | undefined;
    };
    reply: ListPage;
  };
  /** 复核: counts the unit again from the documents and compares every node below it. */
  'statistics.recount': {
    request: { readonly unit: string; readonly date?: PlainDate | undefined };
    reply: Recount;
  };
}
