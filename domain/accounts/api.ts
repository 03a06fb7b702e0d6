import type { AskedRelation, BindingDecision, BindingState, CodePurpose } from '#domain/accounts/documents';
import type { Me } from '#domain/accounts/me';
import type { MeetingPurpose } from '#domain/accounts/meetings';
import type { StaffNote, StaffSummary } from '#domain/accounts/staff-sheet';
import type { UnitKind } from '#domain/jurisdiction';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import type { AdultSlot } from '#domain/roster/documents';

/** What a code is for, before anybody says who they are. */
export interface OpenedCode {
  readonly purpose: CodePurpose;
  readonly county: string;
  readonly countyName: string;
  /** School and class, or the unit of the post. */
  readonly place: string;
  /** 岗位 of an invitation. */
  readonly title: string | null;
  /** Masked name of whom an invitation is for. */
  readonly name: string | null;
  readonly until: Instant;
  /** Whether WeChat has vouched for the caller's phone in that county. */
  readonly phoneKnown: boolean;
}

/** A child whose adult has the caller's phone: 张**，五（1）班. */
export interface ChildCandidate {
  readonly id: string;
  readonly name: string;
  readonly className: string;
  readonly schoolName: string;
  readonly relation: string;
  readonly state: BindingState | null;
}

/** 待确认: somebody who says that they belong to a child, or that a child is not theirs. */
export interface WaitingBinding {
  readonly id: string;
  readonly child: string;
  readonly childName: string;
  readonly className: string;
  readonly state: BindingState;
  readonly asked: AskedRelation | null;
  /** Own name as typed, and phone masked, of who asks. */
  readonly name: string;
  readonly phone: string | null;
  readonly since: Instant;
  readonly adults: readonly {
    readonly slot: AdultSlot;
    readonly relation: string;
    readonly name: string;
    readonly phone: string | null;
    readonly bound: boolean;
  }[];
}

export interface CodeView {
  readonly scene: string;
  readonly until: Instant;
  readonly cap: number;
  readonly used: number;
  /** 小程序码 as a data URL (≤ 100 KB); null when WeChat gave none. */
  readonly picture: string | null;
}

/** 有人在岗 · 等待绑定 · 已结束 */
export type PostState = 'held' | 'waiting' | 'ended';

export interface StaffRow {
  readonly post: string;
  readonly role: Role;
  readonly title: string;
  readonly unit: string;
  readonly unitName: string;
  readonly place: string;
  readonly name: string;
  /** Masked. */
  readonly phone: string | null;
  readonly state: PostState;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly invitedUntil: Instant | null;
  /** Whether the acting post may change it. */
  readonly mine: boolean;
}

/** Who a post is for: typed, or the same person as on another post. */
export type Appointee =
  | { readonly name: string; readonly phone: string; readonly like?: undefined }
  | { readonly like: string; readonly name?: undefined; readonly phone?: undefined };

export interface StaffPlan {
  readonly summary: StaffSummary;
  readonly notes: readonly StaffNote[];
  readonly page: number;
  readonly pages: number;
}

export interface StaffProgress {
  readonly job: string;
  readonly state: 'running' | 'done';
  readonly done: number;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}

interface Scened {
  readonly scene?: string | undefined;
  readonly county?: string | undefined;
}

/** Wire types of the function `accounts`: operation → what is asked and what is answered. */
export interface AccountsApi {
  /** 我是谁: posts, children and what waits, for the home screen. `as` = whose 待办; one no longer held falls back to the first. */
  'accounts.me': { request: { readonly as?: string | undefined }; reply: Me };
  /** The code of WeChat's phone button: the person gets the phone and every post that waits for it. */
  'accounts.usePhone': {
    request: Scened & { readonly code: string };
    reply: { readonly posts: readonly string[] };
  };
  'accounts.openCode': { request: { readonly scene: string }; reply: OpenedCode };
  'accounts.matchChildren': { request: Scened; reply: { readonly children: readonly ChildCandidate[] } };
  /** 是我家孩子. `waiting`: more children than one phone usually has, so the class teacher looks first. */
  'accounts.confirmChild': {
    request: { readonly child: string };
    reply: { readonly binding: string; readonly state: 'bound' | 'waiting' };
  };
  /** 不是我家孩子 */
  'accounts.denyChild': { request: { readonly child: string }; reply: { readonly binding: string } };
  /** No phone matches: child's name and last four of the number, then the class teacher confirms. */
  'accounts.askBinding': {
    request: Scened & {
      readonly childName: string;
      readonly lastFour: string;
      readonly relation: AskedRelation;
      readonly name: string;
    };
    reply: { readonly binding: string; readonly state: 'bound' | 'waiting' };
  };
  'accounts.waitingBindings': {
    request: { readonly unit: string };
    reply: { readonly className: string; readonly items: readonly WaitingBinding[] };
  };
  'accounts.decideBinding': {
    request: {
      readonly binding: string;
      readonly decision: BindingDecision;
      /** As which adult, when confirmed. */
      readonly slot?: AdultSlot | undefined;
    };
    reply: { readonly binding: string; readonly state: BindingState };
  };
  /** 解绑 by the guardian. */
  'accounts.endBinding': { request: { readonly child: string }; reply: { readonly binding: string } };
  /** 谁看过孩子的信息 */
  'accounts.childAccess': {
    request: { readonly child: string; readonly cursor?: string | undefined };
    reply: {
      readonly items: readonly {
        readonly at: Instant;
        readonly by: string;
        readonly fields: readonly string[];
        readonly reason: string;
      }[];
      readonly cursor: string | null;
    };
  };
  /** 会议码 of a class, village or group, with its picture; null when none is open. */
  'accounts.meetingCode': {
    request: { readonly unit: string };
    reply: {
      readonly purpose: MeetingPurpose;
      readonly unitName: string;
      /** The school of a class; of a group its village, of a village its township. */
      readonly above: string;
      readonly code: CodeView | null;
      /** Of a class its children, and how many have at least one adult bound. */
      readonly families: { readonly children: number; readonly bound: number } | null;
      /** How long it lives when nobody says otherwise. */
      readonly days: number;
    };
  };
  /** A new code of the unit; the one before is closed. */
  'accounts.makeMeetingCode': {
    request: { readonly unit: string; readonly days?: number | undefined; readonly cap?: number | undefined };
    reply: { readonly scene: string; readonly until: Instant };
  };
  'accounts.closeMeetingCode': { request: { readonly scene: string }; reply: { readonly scene: string } };
  /** 工作人员 under a unit. */
  'accounts.staff': {
    request: {
      readonly unit?: string | undefined;
      readonly only?: PostState | undefined;
      readonly cursor?: string | undefined;
    };
    reply: {
      readonly unit: { readonly id: string; readonly name: string; readonly kind: UnitKind };
      readonly items: readonly StaffRow[];
      readonly cursor: string | null;
      /** Which posts the acting post may give on this unit. */
      readonly mayGive: readonly Role[];
    };
  };
  /** 新增岗位: one person by form. */
  'accounts.savePost': {
    request: Appointee & { readonly unit: string; readonly role: Role; readonly to?: PlainDate | undefined };
    reply: { readonly post: string };
  };
  /** 交接: one form; the one before loses the post at once. */
  'accounts.handOver': {
    request: Appointee & { readonly post: string };
    reply: { readonly post: string; readonly held: boolean };
  };
  'accounts.endPost': { request: { readonly post: string }; reply: { readonly post: string } };
  /** 邀请码: single use; the one before is void. */
  'accounts.invite': {
    request: { readonly post: string };
    reply: { readonly scene: string; readonly until: Instant };
  };
  'accounts.invitation': {
    request: { readonly post: string };
    reply: { readonly name: string; readonly title: string; readonly place: string; readonly code: CodeView | null };
  };
  'accounts.bindInvitation': { request: { readonly scene: string }; reply: { readonly post: string } };
  /** 预检 of one page (200 rows) of a staff sheet that `office.readWorkbook` read. Writes nothing. */
  'accounts.planStaffImport': {
    request: { readonly file: string; readonly page?: number | undefined };
    reply: StaffPlan;
  };
  'accounts.commitStaffImport': { request: { readonly file: string }; reply: { readonly job: string } };
  /** Does the next chunk and says how far it is. */
  'accounts.continueStaffImport': { request: { readonly job: string }; reply: StaffProgress };
}
