import type { AbsenceReason } from '#domain/attendance/documents';
import type { Line, UnitKind } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';

/** A county of this deployment, and whether the caller is known there. */
export interface MyCounty {
  readonly id: string;
  readonly name: string;
  readonly known: boolean;
  readonly demo: boolean;
}

/** A post the caller holds now. */
export interface MyPost {
  readonly id: string;
  readonly county: string;
  readonly role: Role;
  readonly title: string;
  readonly line: Line;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  /** 云岭县第一小学五（1）班: enough to tell two posts apart. */
  readonly place: string;
  /** Last day, where the post is for a time. */
  readonly to: PlainDate | null;
}

/** 今天到校: `unknown` until the roll is called, `noSchool` on a day off. */
export type Today = AbsenceReason | 'present' | 'unknown' | 'noSchool';

/** A child the caller is bound to, or waits to be. The full name only once bound. */
export interface MyChild {
  readonly id: string;
  readonly county: string;
  readonly name: string;
  readonly className: string;
  readonly schoolName: string;
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  readonly state: 'bound' | 'waiting';
  readonly today: Today;
  /** Whether a case of the child goes on: the home says who helps. */
  readonly helped: boolean;
}

/** 待签 of the caller. */
export interface MyLetter {
  readonly id: string;
  /** Null where the whole household signs. */
  readonly child: string | null;
  /** `我家` of a household. */
  readonly childName: string;
  readonly title: string;
  readonly until: PlainDate;
}

/** What waits for a post in the work with cases; absent where it is not this post's matter. Counts stop at 99. */
export interface CaseWaits {
  /** 等我们接收的移交, and 退回来的. */
  readonly handed?: number;
  /** Notices whose time has run out, and nobody has looked at the case since. */
  readonly termOver?: number;
  /** Cases of which a department let a day pass. */
  readonly referralLate?: number;
  /** 等法制审核 */
  readonly reviews?: number;
  /** 委托我们送达, not yet accepted. */
  readonly entrusted?: number;
  /** 缓学、休学 to decide. */
  readonly deferrals?: number;
  /** 转来的 that the department has not settled. */
  readonly referred?: number;
}

/** 待办 of the acting post or of the family; null where it is not this post's matter. Counts stop at 99. */
export interface Todo {
  readonly unread: number;
  readonly urgent: number;
  readonly letters: readonly MyLetter[];
  readonly schoolDay: boolean | null;
  readonly rollTaken: boolean | null;
  readonly absent: number | null;
  readonly unsigned: number | null;
  /** 责任书 that wait for the post itself, as 乙方 or as 甲方. */
  readonly ownLetters: number | null;
  readonly waiting: number | null;
  readonly leads: number | null;
  readonly waits: CaseWaits;
}

export interface Me {
  readonly counties: readonly MyCounty[];
  readonly name: string;
  /** Masked; null until WeChat vouched for one. */
  readonly phone: string | null;
  readonly posts: readonly MyPost[];
  readonly children: readonly MyChild[];
  /** What `todo` is of: a post id, `family:<county>`, or null for somebody not bound. */
  readonly acting: string | null;
  readonly todo: Todo;
  readonly today: PlainDate;
}
