import type { Line } from '#domain/jurisdiction';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import type { Blind, Encrypted, Rev } from '#domain/records';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';

/** A person and their WeChat in one county; `_id` is a keyed hash of county and openid, so nobody can be looked up by name. */
export interface Person {
  readonly _id: string;
  readonly county: string;
  /** For pushes only. */
  readonly openid: Encrypted;
  /** Name as on the staff sheet or the roster; empty until a post or binding gives one. */
  readonly name: string;
  readonly phone: Encrypted | null;
  readonly phoneBlind: Blind | null;
  /** When WeChat last vouched for the phone. */
  readonly phoneVerifiedAt: Instant | null;
  readonly rev: Rev;
}

/**
 * 岗位, `_id` = `<unit:role:n>`: letters, cases, tasks and clocks name posts, never people. Until somebody binds, `holder`
 * is null and `name`/`phoneBlind` say for whom it waits. A hand-over replaces all of it in one document.
 */
export interface Post {
  readonly _id: string;
  readonly county: string;
  readonly unit: string;
  /** Copy of the unit's path. */
  readonly path: string;
  readonly line: Line;
  readonly role: Role;
  readonly n: number;
  readonly name: string;
  readonly phone: Encrypted | null;
  readonly phoneBlind: Blind | null;
  readonly holder: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** Scene of the one invitation that is good; a new one or a hand-over makes the old one void. */
  readonly invitation?: string | null;
  readonly rev: Rev;
  readonly job?: string;
}

/**
 * `waiting` asks the class teacher; `denied`: the family said 不是我家孩子, so the roster's phone is looked at again; both stand in the
 * teacher's queue. `refused` and `ended` are over.
 */
export const BINDING_STATES = ['bound', 'waiting', 'denied', 'refused', 'ended'] as const;
export type BindingState = (typeof BINDING_STATES)[number];

/** 与孩子的关系, as somebody says whose phone is not on the roster. */
export const ASKED_RELATIONS = {
  father: '父亲',
  mother: '母亲',
  grandparent: '祖父母、外祖父母',
  guardian: '其他监护人',
  carer: '受委托照护人',
} as const;
export type AskedRelation = keyof typeof ASKED_RELATIONS;

/** 班主任的处理: `settled` closes a denial whose phone was looked at. */
export const BINDING_DECISIONS = ['confirm', 'refuse', 'settled'] as const;
export type BindingDecision = (typeof BINDING_DECISIONS)[number];

/** 绑定, `_id` = `<child:person>`: this WeChat speaks for this adult of this child. `waiting` asks the class teacher. */
export interface Binding {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly person: string;
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  readonly state: BindingState;
  /** `phone`: WeChat's phone equals the roster's; `teacher`: the class teacher confirmed; `cadre`: met in person. */
  readonly proof: 'phone' | 'teacher' | 'cadre';
  /** Copy of the child's class, for the teacher's queue. */
  readonly classId: string | null;
  /** The relation somebody says who asked without a matching phone. */
  readonly asked?: AskedRelation;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly rev: Rev;
}

export const CODE_PURPOSES = ['classMeeting', 'villageMeeting', 'invitation', 'desktop'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

/** 小程序码, `_id` = scene (≤ 32 characters): what scanning it opens, until when, how often. */
export interface Code {
  readonly _id: string;
  readonly county: string;
  readonly purpose: CodePurpose;
  /** Unit id of a meeting, post id of an invitation. */
  readonly target: string;
  readonly until: Instant;
  /** Different people, at most. */
  readonly cap: number;
  readonly used: number;
  /** Post that made it. */
  readonly by: string;
  readonly rev: Rev;
}

/** 桌面登录, `_id` = hash of the token: an office PC that a phone let in, for one person and post, for 8 hours. */
export interface Session {
  readonly _id: string;
  readonly county: string;
  readonly person: string;
  readonly openid: Encrypted;
  readonly post: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly rev: Rev;
}
