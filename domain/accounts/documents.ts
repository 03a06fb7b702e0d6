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
  readonly rev: Rev;
  readonly job?: string;
}

export const BINDING_STATES = ['bound', 'waiting', 'refused', 'ended'] as const;

/** 绑定, `_id` = `<child:person>`: this WeChat speaks for this adult of this child. `waiting` asks the class teacher. */
export interface Binding {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly person: string;
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  readonly state: (typeof BINDING_STATES)[number];
  /** `phone`: WeChat's phone equals the roster's; `teacher`: the class teacher confirmed; `cadre`: met in person. */
  readonly proof: 'phone' | 'teacher' | 'cadre';
  /** Copy of the child's class, for the teacher's queue. */
  readonly classId: string | null;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly rev: Rev;
}

export const CODE_PURPOSES = ['classMeeting', 'invitation', 'desktop'] as const;

/** 小程序码, `_id` = scene (≤ 32 characters): what scanning it opens, until when, how often. */
export interface Code {
  readonly _id: string;
  readonly county: string;
  readonly purpose: (typeof CODE_PURPOSES)[number];
  /** Unit id of a class meeting, post id of an invitation. */
  readonly target: string;
  readonly until: Instant;
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
