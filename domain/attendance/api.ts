import type { AbsenceReason } from '#domain/attendance/documents';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Answer } from '#domain/reminders/documents';

/** What a child was on a day: 到校, or absent with a reason. */
export type RollMark = AbsenceReason | 'present';

/** Who did something and as which post: 班主任 李老师. */
export interface DoneBy {
  readonly title: string;
  readonly name: string;
}

interface RollCounts {
  readonly enrolled: number;
  readonly present: number;
  readonly absent: number;
  readonly unexcused: number;
}

/** A class on one day, whether or not its roll is called. */
export interface ClassDay extends RollCounts {
  readonly unit: string;
  readonly name: string;
  /** Null: 未点名. */
  readonly sheet: string | null;
  readonly takenAt: Instant | null;
}

/** One child on the list of a roll call. */
export interface RollChild {
  readonly id: string;
  readonly name: string;
  /** 同名的区分, where the name occurs twice in the class: 大坪村 三组. Otherwise empty. */
  readonly apart: string;
  readonly pinyin: string;
  readonly boarding: boolean;
  /** The mark of the last roll before this day, when it was an absence. */
  readonly last: { readonly date: PlainDate; readonly reason: AbsenceReason } | null;
  /** 休学 on this day: until when; the child is not expected. */
  readonly deferredUntil: PlainDate | null;
}

export interface SheetMark {
  readonly child: string;
  readonly name: string;
  /** 同名的区分, as on the roll. */
  readonly apart: string;
  readonly reason: AbsenceReason;
  readonly markedAt: Instant;
  /** 家长: how many were reminded, how many have read it, and the latest answer. */
  readonly reminded: number;
  readonly read: number;
  readonly answer: Answer | null;
  readonly answeredAt: Instant | null;
}

export interface SheetCorrection {
  readonly at: Instant;
  readonly by: DoneBy;
  readonly child: string;
  readonly name: string;
  /** 同名的区分, as on the roll. */
  readonly apart: string;
  readonly from: RollMark;
  readonly to: RollMark;
  readonly why: string;
}

export interface SheetView extends RollCounts {
  readonly sheet: string;
  readonly unit: string;
  readonly className: string;
  readonly date: PlainDate;
  readonly takenAt: Instant;
  readonly takenBy: DoneBy;
  /** Until when the one who called it may undo it; null when that is over or it is somebody else's. */
  readonly undoUntil: Instant | null;
  readonly marks: readonly SheetMark[];
  readonly corrections: readonly SheetCorrection[];
}

interface AbsentChild {
  readonly child: string;
  readonly name: string;
  readonly className: string;
  readonly sheet: string;
  readonly reason: AbsenceReason;
  readonly markedAt: Instant;
}

interface WeekDay {
  readonly date: PlainDate;
  readonly schoolDay: boolean;
  readonly taken: boolean;
  readonly absent: number;
}

interface WeekChild {
  readonly child: string;
  readonly name: string;
  /** 同名的区分, as on the roll. */
  readonly apart: string;
  readonly marks: readonly { readonly date: PlainDate; readonly reason: AbsenceReason }[];
}

/** Wire types of the function `attendance`: operation → what is asked and what is answered. */
export interface AttendanceApi {
  /** 点名: a class with its children, ready for the call. A day without school is said so, with the next one. */
  'attendance.today': {
    request: { readonly unit: string; readonly date?: PlainDate | undefined };
    reply: {
      readonly unit: string;
      readonly className: string;
      readonly date: PlainDate;
      readonly schoolDay: boolean;
      readonly nextSchoolDay: PlainDate | null;
      /** 最晚点名时间 of the pack, `HH:mm`. */
      readonly dueAt: string;
      readonly children: readonly RollChild[];
      readonly sheet: SheetView | null;
    };
  };
  /** The classes under a unit, called or not (for principals, and behind 未点名). */
  'attendance.classes': {
    request: {
      readonly unit: string;
      readonly date?: PlainDate | undefined;
      readonly only?: 'missing' | undefined;
      readonly cursor?: string | undefined;
    };
    reply: {
      readonly date: PlainDate;
      readonly schoolDay: boolean;
      readonly classes: readonly ClassDay[];
      readonly cursor: string | null;
    };
  };
  /** By exception: who is not named was present. */
  'attendance.submit': {
    request: {
      readonly unit: string;
      readonly date: PlainDate;
      readonly absent: readonly { readonly child: string; readonly reason: AbsenceReason }[];
    };
    reply: RollCounts & { readonly sheet: string; readonly takenAt: Instant; readonly undoUntil: Instant };
  };
  'attendance.undo': { request: { readonly sheet: string }; reply: { readonly sheet: string } };
  'attendance.correct': {
    request: {
      readonly sheet: string;
      readonly child: string;
      /** The value seen by the one who corrects; another one meanwhile is VERSION_CONFLICT. */
      readonly from: RollMark;
      readonly to: RollMark;
      readonly why: string;
    };
    reply: RollCounts & { readonly sheet: string };
  };
  'attendance.sheet': {
    request: { readonly unit: string; readonly date?: PlainDate | undefined };
    /** `view` is null for a day whose roll was not called; `children` are those of the class, to be corrected. */
    reply: {
      readonly className: string;
      readonly date: PlainDate;
      /** The server's day, by which corrections and late rolls are counted. */
      readonly today: PlainDate;
      readonly view: SheetView | null;
      readonly children: readonly Pick<RollChild, 'id' | 'name' | 'pinyin' | 'apart'>[];
    };
  };
  /** The absent under a unit of either line, behind its number. */
  'attendance.absent': {
    request: {
      readonly unit: string;
      readonly date?: PlainDate | undefined;
      readonly only?: 'unexcused' | undefined;
      readonly cursor?: string | undefined;
    };
    reply: {
      readonly name: string;
      readonly date: PlainDate;
      readonly items: readonly AbsentChild[];
      readonly cursor: string | null;
    };
  };
  /** 一周 of a class, Monday to Sunday around the day. */
  'attendance.week': {
    request: { readonly unit: string; readonly date?: PlainDate | undefined };
    reply: {
      readonly className: string;
      readonly today: PlainDate;
      readonly days: readonly WeekDay[];
      readonly children: readonly WeekChild[];
    };
  };
}
