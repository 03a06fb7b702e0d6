import type { AbsenceReason } from '#domain/attendance/documents';
import type { ContactAdded, ContactApi, ContactTold } from '#domain/cases/api-contact';
import type { DangerApi } from '#domain/cases/api-danger';
import type { DeferralApi } from '#domain/cases/api-deferral';
import type { FamilyApi } from '#domain/cases/api-family';
import type { MissingApi } from '#domain/cases/api-missing';
import type { PapersApi } from '#domain/cases/api-papers';
import type { PlatformApi } from '#domain/cases/api-platform';
import type { ReferralApi, ReferralEvent } from '#domain/cases/api-referral';
import type { SignsApi } from '#domain/cases/api-signs';
import type { StepsApi } from '#domain/cases/api-steps';
import type { TransferApi } from '#domain/cases/api-transfer';
import type {
  CaseSignal,
  CaseState,
  ContactKind,
  ContactOutcome,
  MetKind,
  ReportReason,
} from '#domain/cases/documents';
import type { CaseAction } from '#domain/cases/machine';
import type { ServiceMethod } from '#domain/cases/papers';
import type { CaseCause, CaseStep, Measure } from '#domain/cases/steps';
import type { ClockName } from '#domain/clock/clocks';
import type { ClockReading, Uncountable } from '#domain/clock/evaluate';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Answer, MessageKind } from '#domain/reminders/documents';
import type { UnlistedNote } from '#domain/roster/api';
import type { ADULT_SLOTS, AdultKind } from '#domain/roster/documents';

/** A post with who holds it: what a screen says of 责任人. */
export interface PostRef {
  readonly id: string;
  /** 班主任 */
  readonly title: string;
  /** Unit it stands on. */
  readonly place: string;
  /** Holder or for whom it waits; empty when nobody is named. */
  readonly name: string;
}

/** 法定期限, as list and page say it before everything else. */
export interface Terms {
  readonly legalClock: ClockName | null;
  readonly legalDueAt: Instant | null;
  readonly legalOver: boolean;
  /** 期限已过: nobody has looked at it since. */
  readonly termOver: boolean;
}

/** One line of the list: the child first, then what is needed, then until when. */
export interface CaseRow extends Terms {
  readonly id: string;
  readonly child: string;
  readonly name: string;
  readonly className: string;
  readonly village: string;
  readonly state: CaseState;
  readonly urgent: boolean;
  readonly openedOn: PlainDate;
  /** The signal that weighs most. */
  readonly signal: CaseSignal | null;
  readonly assignee: string | null;
  readonly contacts: number;
  readonly lastContactOn: PlainDate | null;
  readonly nextDueAt: Instant | null;
  /** What is due then. */
  readonly nextClock: ClockName | null;
  readonly clockProblem: Uncountable | null;
  readonly overdue: boolean;
}

export const CASE_FILTERS = [
  'open',
  'today',
  'urgent',
  'overdue',
  'unassigned',
  'mine',
  'handed',
  'termOver',
  'referralLate',
] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

/** Whom one can call: masked, the number itself comes with `cases.phone`. */
export interface Reachable {
  readonly slot: (typeof ADULT_SLOTS)[number];
  readonly kind: AdultKind;
  readonly relation: string;
  readonly name: string;
  /** 000****5678; null when none is known. */
  readonly phone: string | null;
}

/** 点名 of one school day; `unknown`: the roll was not called. */
export interface RollDay {
  readonly date: PlainDate;
  readonly mark: AbsenceReason | 'present' | 'unknown';
}

/** 文书 as a timeline names it. */
export interface PaperNamed {
  readonly title: string;
  readonly number: string;
}

/** What has happened, newest first. Words are the screen's. */
export type CaseEvent =
  | ReferralEvent
  | { readonly kind: 'opened'; readonly at: Instant; readonly signals: readonly CaseSignal[] }
  | { readonly kind: 'withdrawn'; readonly at: Instant }
  | { readonly kind: 'reported'; readonly at: Instant; readonly reason: ReportReason; readonly by: PostRef }
  /** A child on no roll, and where the reporter thinks it is. */
  | { readonly kind: 'unlisted'; readonly at: Instant; readonly note: UnlistedNote; readonly by: PostRef }
  | { readonly kind: 'assigned'; readonly at: Instant; readonly to: PostRef; readonly by: PostRef }
  /** 办理步骤 of the table. */
  | {
      readonly kind: 'step';
      readonly at: Instant;
      readonly on: PlainDate;
      readonly step: CaseStep;
      readonly by: PostRef | null;
      /** The paper that the step is about, for whoever may read papers. */
      readonly paper: PaperNamed | null;
    }
  /** 送达 of one guardian, proved or not. */
  | {
      readonly kind: 'service';
      readonly at: Instant;
      readonly on: PlainDate;
      readonly paper: PaperNamed;
      readonly name: string;
      readonly n: number;
      readonly method: ServiceMethod;
      readonly servedOn: PlainDate | null;
      readonly wanting: string | null;
      readonly by: PostRef;
    }
  | ({
      readonly kind: 'contact';
      readonly at: Instant;
      readonly on: PlainDate;
      readonly how: ContactKind;
      readonly met: readonly MetKind[];
      readonly outcome: ContactOutcome;
      readonly childSaid: string;
      readonly note: string;
      readonly nextOn: PlainDate | null;
      readonly by: PostRef;
    } & ContactTold)
  | {
      /** What was sent of one kind on one day: to how many, how many have read it, what they answered. */
      readonly kind: 'message';
      readonly at: Instant;
      readonly message: MessageKind;
      readonly toFamily: boolean;
      readonly sent: number;
      readonly read: number;
      readonly answers: readonly Answer[];
    };

export interface CasePage extends Terms {
  readonly id: string;
  readonly state: CaseState;
  /** The day of the step that led into this state. */
  readonly stateSince: PlainDate;
  /** From which day on a contact, and a return, can be written down. */
  readonly contactFrom: PlainDate;
  readonly returnFrom: PlainDate;
  readonly urgent: boolean;
  readonly openedOn: PlainDate;
  readonly signals: readonly CaseSignal[];
  readonly nextDueAt: Instant | null;
  readonly nextClock: ClockName | null;
  readonly clockProblem: Uncountable | null;
  readonly overdue: boolean;
  readonly child: {
    readonly id: string;
    readonly name: string;
    readonly sex: 'male' | 'female';
    readonly birthMonth: string;
    readonly className: string;
    readonly school: string;
    readonly residence: string;
    readonly registered: string;
    /** On no roll: who reported it was not asked for 户籍. */
    readonly unlisted: boolean;
    readonly boarding: boolean;
    readonly reachable: readonly Reachable[];
  };
  readonly assignee: PostRef | null;
  /** 该会商了: how many home visits since the last one; null where none is due (R69). */
  readonly conferDue: number | null;
  /** Latest first. */
  readonly days: readonly RollDay[];
  readonly events: readonly CaseEvent[];
  readonly round: number;
  /** What this post can do now, from the one table and its guards. */
  readonly actions: readonly CaseAction[];
  /** 下一步: the next lawful step, if this post may take it. */
  readonly next: CaseAction | null;
  /** What the table knows from here and something stands against: why, and by which source. */
  readonly closed: readonly { readonly action: CaseAction; readonly reason: string; readonly source: string }[];
  /** Of what is closed the next step on the way of the law; null where one is open, or nothing is left to do. */
  readonly waiting: CaseAction | null;
  readonly clocks: readonly ClockReading[];
  readonly plan: { readonly causes: readonly CaseCause[]; readonly measures: readonly Measure[] } | null;
  readonly proposal: { readonly action: 'proposeExclusion' | 'proposeReopening'; readonly by: PostRef } | null;
  /** 台账销号 (law.md 10): a fact beside the follow-up. */
  readonly struckOffOn: PlainDate | null;
  /** 演示: numbers are shown, not dialled. */
  readonly demo: boolean;
}

/** Wire types of the function `cases`: operation → what is asked and what is answered. */
export interface CasesApi
  extends StepsApi,
    DangerApi,
    MissingApi,
    DeferralApi,
    TransferApi,
    PapersApi,
    PlatformApi,
    ReferralApi,
    SignsApi,
    FamilyApi,
    ContactApi {
  /** 线索与个案 under a unit (default: the acting post's own), what is urgent and overdue first. */
  'cases.list': {
    request: {
      readonly unit?: string | undefined;
      readonly filter?: CaseFilter | undefined;
      readonly state?: CaseState | undefined;
      readonly clock?: ClockName | undefined;
      /** One unit right below: a village of a township, a class of a school. */
      readonly place?: string | undefined;
      /** Part of the child's name, or of its pinyin. */
      readonly text?: string | undefined;
      readonly cursor?: string | undefined;
    };
    reply: {
      readonly unit: { readonly id: string; readonly name: string };
      readonly items: readonly CaseRow[];
      readonly counts: Readonly<Record<CaseFilter, number>>;
      /** Whether the acting post may take the list as a workbook. */
      readonly mayExport: boolean;
      /** Whether it may take cases along for a way without network. */
      readonly mayCarry: boolean;
      /** Open cases whose terms wait for a year's 放假安排. */
      readonly holidaysMissing: number;
      /** How many match, and how many open ones there are of each choice. */
      readonly total: number;
      readonly states: Readonly<Partial<Record<CaseState, number>>>;
      readonly clocks: Readonly<Partial<Record<ClockName, number>>>;
      readonly places: readonly { readonly id: string; readonly name: string; readonly count: number }[];
      readonly cursor: string | null;
    };
  };
  /** 个案页: everything that one look at a child needs, in one call. */
  'cases.case': { request: { readonly case: string }; reply: CasePage };
  /** Whom the caller can make responsible. */
  'cases.candidates': { request: { readonly case: string }; reply: { readonly posts: readonly PostRef[] } };
  /** 指派包保责任人 (R9, R16, R124): a post, so that a hand-over moves nothing. */
  'cases.assign': {
    request: { readonly case: string; readonly post: string };
    reply: { readonly case: string; readonly assignee: string };
  };
  /** 联系记录 */
  'cases.contact': {
    request: {
      readonly case: string;
      readonly kind: ContactKind;
      readonly met: readonly MetKind[];
      readonly outcome: ContactOutcome;
      readonly childSaid?: string | undefined;
      readonly note?: string | undefined;
      readonly nextOn?: PlainDate | undefined;
    } & ContactAdded;
    reply: { readonly case: string; readonly contact: string; readonly nextDueAt: Instant | null };
  };
  /** 联系电话 of one adult, for a call; every look is logged. */
  'cases.phone': {
    request: { readonly case: string; readonly slot: (typeof ADULT_SLOTS)[number] };
    reply: { readonly phone: string; readonly demo: boolean };
  };
  /** 上报线索 by hand: school, village or township. */
  'cases.report': {
    request: { readonly child: string; readonly reason: ReportReason };
    reply: { readonly case: string };
  };
}
