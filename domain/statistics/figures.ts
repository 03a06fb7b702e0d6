import type { BoardFigures, BoardRow } from '#domain/statistics/api';
import { type Counts, LETTER_GROUPS } from '#domain/statistics/counts';

/** What the boards of both lines are made from: the four nodes of a unit, and what the calendar and the sheets say of the day. */
export interface Sources {
  readonly roster: Counts;
  readonly attendance: Counts;
  readonly letters: Counts;
  readonly leads: Counts;
  /** Classes that ought to call the roll, and how many of those have not. */
  readonly classesDue: number;
  readonly rollMissing: number;
  /** 到校: of those whose roll was called. */
  readonly present: number;
}

const of = (counts: Counts, name: string): number => counts[name] ?? 0;

/** 看板数字 of one unit. */
export function figuresOf({ roster, attendance, letters, leads, ...day }: Sources): BoardFigures {
  const [self, assisted, paper, declined, unsigned] = LETTER_GROUPS.map((name) => of(letters, name));
  return {
    children: of(roster, 'children'),
    enrolled: of(roster, 'enrolled'),
    unlisted: of(roster, 'unlisted'),
    boarding: of(roster, 'boarding'),
    ...day,
    absent: of(attendance, 'absent'),
    unexcused: of(attendance, 'unexcused'),
    letters: {
      total: of(letters, 'total'),
      self: self ?? 0,
      assisted: assisted ?? 0,
      paper: paper ?? 0,
      declined: declined ?? 0,
      unsigned: unsigned ?? 0,
    },
    leads: {
      open: of(leads, 'open'),
      urgent: of(leads, 'urgent'),
      unassigned: of(leads, 'unassigned'),
      withContact: of(leads, 'withContact'),
      closed: of(leads, 'closed'),
    },
  };
}

/** Signed by any method, of those that are to be signed. */
export function signedOf({ letters }: Pick<BoardFigures, 'letters'>): number {
  return letters.self + letters.assisted + letters.paper;
}

/** What a row asks of its reader, most pressing first: 走失, 无人负责的线索, 线索, 未点名, 未请假, 未签. */
function pressing({ leads, rollMissing, unexcused, letters, unlisted }: BoardFigures): number[] {
  return [leads.urgent, leads.unassigned, leads.open, unlisted, rollMissing, unexcused, letters.unsigned];
}

/** By what needs attention; alike ones stay in the order of their units. Never a ranking: nobody is first for being good. */
export function byAttention(rows: readonly BoardRow[]): BoardRow[] {
  return [...rows].sort((a, b) => {
    const [mine, theirs] = [pressing(a.figures), pressing(b.figures)];
    const differing = mine.findIndex((value, n) => value !== theirs[n]);
    return differing < 0 ? 0 : (theirs[differing] ?? 0) - (mine[differing] ?? 0);
  });
}
