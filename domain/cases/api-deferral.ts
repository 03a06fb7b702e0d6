import type { BegunUpload } from '#domain/cases/api-steps';
import type { DeferralKind, DeferralReason, DeferralState, Hearing, NotDeferrable } from '#domain/cases/deferral';
import type { PlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';

/** What can be done with an application by whoever looks at it. */
export type DeferralAct = 'withdraw' | 'decide' | 'file' | 'end';

/** One application in a list. */
export interface DeferralRow {
  readonly id: string;
  readonly child: string;
  readonly name: string;
  readonly className: string;
  readonly kind: DeferralKind;
  readonly state: DeferralState;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly on: PlainDate;
  readonly filed: boolean;
  /** Granted, and its last day is within the pack's days of warning. */
  readonly ends: boolean;
}

/** One application whole. Words and papers are for those who apply, decide and file; others see that it is so. */
export interface DeferralView extends DeferralRow {
  readonly reason: DeferralReason;
  /** 父亲 李某, and who wrote it down where somebody did. */
  readonly applicant: string;
  readonly writtenBy: string | null;
  readonly words: { readonly note: string; readonly childSaid: string | null } | null;
  /** How many photos of the certificate; the paper of the application comes after them. */
  readonly certificates: number;
  readonly paper: boolean;
  readonly decision: {
    readonly granted: boolean;
    readonly on: PlainDate;
    readonly by: string;
    readonly reasons: string;
    readonly hearing: Hearing;
    readonly childSaid: string | null;
  } | null;
  readonly filedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
  /** 决定书 can be printed by whoever looks: it is decided, and theirs to have. */
  readonly mayPrint: boolean;
  /** 不服怎么办, of a refusal. */
  readonly appeal: string | null;
  readonly acts: readonly DeferralAct[];
  /** Why this post cannot decide, where somebody else can. */
  readonly closed: string | null;
}

export const DEFERRAL_FILTERS = ['applied', 'granted', 'toFile', 'all'] as const;
export type DeferralFilter = (typeof DEFERRAL_FILTERS)[number];

type One = { readonly deferral: string };
type Done = { readonly deferral: string; readonly state: DeferralState };

/** Wire types of 缓学、休学. */
export interface DeferralApi {
  /** 证明材料, step 1 and 2: by the guardian, or by who writes it down. */
  'cases.beginDeferralFile': { request: { readonly child: string; readonly size: number }; reply: BegunUpload };
  'cases.finishDeferralFile': {
    request: { readonly child: string; readonly upload: string };
    reply: { readonly upload: string };
  };
  /** 申请: by a legal guardian, or written down for one with the signed paper. */
  'cases.applyDeferral': {
    request: {
      readonly child: string;
      readonly reason: DeferralReason | NotDeferrable;
      readonly from: PlainDate;
      readonly until: PlainDate;
      readonly note: string;
      readonly childSaid?: string | undefined;
      readonly certificates: readonly string[];
      /** 代记: which guardian applies, and the application as that one signed it. */
      readonly told?: AdultSlot | undefined;
      readonly paper?: string | undefined;
    };
    reply: Done;
  };
  'cases.withdrawDeferral': { request: One; reply: Done };
  /** 决定: township or bureau, as the pack says; the child is heard first. */
  'cases.decideDeferral': {
    request: One & {
      readonly granted: boolean;
      readonly until?: PlainDate | undefined;
      readonly reasons: string;
      readonly hearing: Hearing;
      readonly childSaid: string;
    };
    reply: Done;
  };
  /** 备案 */
  'cases.fileDeferral': { request: One; reply: Done };
  /** 提前结束: the child can come again. */
  'cases.endDeferral': { request: One & { readonly on: PlainDate }; reply: Done };
  /** 缓学、休学名单 of a unit. */
  'cases.deferrals': {
    request: { readonly unit?: string | undefined; readonly filter?: DeferralFilter | undefined };
    reply: {
      readonly unit: { readonly id: string; readonly name: string };
      readonly items: readonly DeferralRow[];
      readonly counts: Readonly<Record<DeferralFilter, number>>;
    };
  };
  /** Of one child: its applications, the newest first, and what an application asks for here. */
  'cases.childDeferrals': {
    request: { readonly child: string };
    reply: {
      readonly child: { readonly id: string; readonly name: string; readonly className: string };
      readonly kind: DeferralKind;
      /** Legal guardians for whom an application can be written down; empty for a guardian. */
      readonly guardians: readonly { readonly slot: AdultSlot; readonly name: string; readonly relation: string }[];
      readonly mayApply: boolean;
      readonly certificate: string;
      readonly maxMonths: number;
      /** The province's words for other reasons; empty: there are none. */
      readonly otherReasons: string;
      readonly approver: string;
      readonly items: readonly DeferralView[];
    };
  };
  /** A photo of the certificate, or after them the paper; every look is logged. */
  'cases.deferralFile': {
    request: One & { readonly at: number };
    reply: { readonly url: string; readonly path: string };
  };
}
