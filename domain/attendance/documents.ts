import type { Instant, PlainDate } from '#domain/plain-date';
import type { Rev } from '#domain/records';

/** 病假 · 事假 · 未请假 · 其他: a reason per absent child; only `unexcused` climbs the ladder. */
export const ABSENCE_REASONS = { sick: '病假', personal: '事假', unexcused: '未请假', other: '其他' } as const;
export type AbsenceReason = keyof typeof ABSENCE_REASONS;

const ROLL_SESSIONS = ['morning'] as const;
export type RollSession = (typeof ROLL_SESSIONS)[number];

export interface AbsenceMark {
  readonly child: string;
  readonly reason: AbsenceReason;
  readonly markedAt: Instant;
}

/** 更正: the old value is kept, with who changed it when and why. */
export interface RollCorrection {
  readonly at: Instant;
  readonly by: { readonly person: string; readonly post: string };
  readonly child: string;
  readonly from: AbsenceReason | 'present';
  readonly to: AbsenceReason | 'present';
  readonly why: string;
}

/** 点名表, `_id` = `<class:date:session>`; everyone not in `marks` was present. It carries its own counts. */
export interface RollSheet {
  readonly _id: string;
  readonly county: string;
  readonly classId: string;
  readonly eduPath: string;
  readonly date: PlainDate;
  readonly session: RollSession;
  readonly takenAt: Instant;
  /** 撤销: the sheet counts as not taken (all counts 0, no marks) until somebody calls the roll again. */
  readonly undoneAt: Instant | null;
  readonly takenBy: { readonly person: string; readonly post: string };
  /** Children of the class on that day, so that later moves do not change it. */
  readonly enrolled: number;
  readonly present: number;
  readonly absent: number;
  readonly unexcused: number;
  readonly marks: readonly AbsenceMark[];
  readonly corrections: readonly RollCorrection[];
  readonly rev: Rev;
}
