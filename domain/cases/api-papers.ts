import type { PostRef } from '#domain/cases/api';
import type { MyNotice } from '#domain/cases/api-family';
import type { FileLink, ServiceApi, ServiceRow, ServiceSaid, ServiceWhole } from '#domain/cases/api-service';
import type { Stepped } from '#domain/cases/api-steps';
import type { CaseState } from '#domain/cases/documents';
import type { PaperContent } from '#domain/cases/paper-content';
import type { PaperWording } from '#domain/cases/paper-wording';
import type { PaperKind, PaperState, PenaltyWords, VoidReason } from '#domain/cases/papers';
import type { Explanation } from '#domain/letters/campaigns';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';

/** 受送达人 of a paper, and how far its service has come. */
export interface AddresseeRow {
  readonly slot: AdultSlot;
  readonly name: string;
  readonly relation: string;
  readonly servedOn: PlainDate | null;
  /** The last day of the term that runs from there, of a decision for suing; null where none runs or it cannot be counted. */
  readonly lastDay: PlainDate | null;
  readonly attempts: readonly ServiceRow[];
  readonly entrusted: {
    readonly to: string;
    readonly requestedOn: PlainDate;
    readonly acceptedOn: PlainDate | null;
  } | null;
}

/** What this post can do with a paper now. */
export const PAPER_ACTS = ['decide', 'issueNotice', 'sealPaper', 'serveNotice', 'goToCourt', 'voidPaper'] as const;
export type PaperAct = (typeof PAPER_ACTS)[number];

/** 制发以前 of a draft. */
export interface PaperAhead {
  /** 文号 that it would take if it were issued now. */
  readonly number: string;
  /** Whose hand issues it; `name` is empty where nobody is in that post. */
  readonly by: readonly { readonly title: string; readonly name: string }[];
  /** Why it cannot be issued yet; null where it can. */
  readonly wanting: string | null;
}

export interface PaperRow {
  readonly id: string;
  readonly kind: PaperKind;
  readonly title: string;
  readonly number: string | null;
  readonly state: PaperState;
  /** 草稿 as a watermark. */
  readonly isDraftPrint: boolean;
  readonly organ: string;
  readonly addressees: readonly AddresseeRow[];
  readonly draftedAt: Instant;
  readonly issuedOn: PlainDate | null;
  readonly isSealed: boolean;
  readonly voided: { readonly on: PlainDate; readonly reason: VoidReason } | null;
  /** Of drafts only. */
  readonly ahead: PaperAhead | null;
  readonly acts: readonly PaperAct[];
  /** What stands against an act that its kind would allow. */
  readonly closed: readonly { readonly act: PaperAct; readonly reason: string; readonly source: string }[];
}

/** Steps of the chain that are no paper's. */
export const PENALTY_ACTS = ['nameOfficers', 'answerStatement', 'legalReview'] as const;
export type PenaltyAct = (typeof PENALTY_ACTS)[number];

/** 处罚程序 as far as it is. */
export interface PenaltyStanding {
  /** What this post can do in it now, and what stands against the rest. */
  readonly acts: readonly PenaltyAct[];
  readonly closed: readonly { readonly act: PenaltyAct; readonly reason: string; readonly source: string }[];
  /** Why there is none here; null where the pack allows it. */
  readonly locked: string | null;
  readonly officers: PenaltyWords['officers'];
  readonly openedOn: PlainDate | null;
  readonly statement: {
    readonly on: PlainDate;
    readonly received: boolean;
    readonly said: string;
    readonly answer: string;
  } | null;
  readonly review: {
    readonly on: PlainDate;
    readonly agrees: boolean;
    readonly opinion: string;
    readonly by: PostRef;
  } | null;
  readonly suitUntil: PlainDate | null;
  readonly courtUntil: PlainDate | null;
}

/** A wording as it holds, and whose. */
export interface TemplateRow extends PaperWording {
  readonly kind: PaperKind;
  readonly title: string;
  readonly version: number;
  /** The national text: the county has none of its own. */
  readonly isNational: boolean;
  readonly savedAt: Instant | null;
  readonly explanations: readonly Explanation[];
}

type OfCase = { readonly case: string };
type OfPaper = OfCase & { readonly paper: string };

/** Wire types of papers of law: steps of the table bear the names of its acts. */
export interface PapersApi extends ServiceApi {
  /** 文书样式: the one in force of each kind, and the versions of one kind. */
  'cases.paperTemplates': {
    request: { readonly kind?: PaperKind | undefined };
    reply: { readonly items: readonly TemplateRow[]; readonly mayWrite: boolean };
  };
  /** 改文书样式: a new version; `from` is the version that was read. */
  'cases.savePaperTemplate': {
    request: {
      readonly kind: PaperKind;
      readonly from: number;
      readonly explanations?: readonly Explanation[] | undefined;
    } & PaperWording;
    reply: { readonly version: number };
  };
  /** 起草文书: filled from child, guardians and organ; a draft of the same kind is replaced. */
  'cases.draftPaper': {
    request: OfCase & {
      readonly kind: PaperKind;
      readonly addressees: readonly AdultSlot[];
      readonly facts?: string | undefined;
      readonly ruling?: string | undefined;
    };
    reply: { readonly paper: string };
  };
  /** 制发: takes the number. */
  'cases.issueNotice': { request: OfPaper; reply: Stepped & { readonly number: string } };
  'cases.voidPaper': { request: OfPaper & { readonly reason: VoidReason }; reply: Stepped };
  /** 上传盖章件 */
  'cases.sealPaper': { request: OfPaper & { readonly scan: string }; reply: { readonly paper: string } };
  /** 登记送达: every try is kept; only a proved one starts the term. */
  'cases.serveNotice': {
    request: OfPaper & ServiceSaid;
    reply: Stepped & { readonly service: string; readonly servedOn: PlainDate | null; readonly wanting: string | null };
  };
  /** 送达地址确认书 */
  'cases.confirmAddress': {
    request: OfCase & {
      readonly slot: AdultSlot;
      readonly on: PlainDate;
      readonly address: string;
      readonly scan: string;
    };
    reply: { readonly confirmation: string };
  };
  /** 委托送达: to a township of the county, or to one elsewhere that is named. */
  'cases.entrustService': {
    request: OfPaper & { readonly addressee: AdultSlot; readonly to?: string | undefined; readonly place: string };
    reply: { readonly entrusted: string };
  };
  /** 接受委托: by the township asked; of one elsewhere by the sender, with its letter. */
  'cases.acceptService': {
    request: { readonly entrusted: string; readonly letter?: string | undefined };
    reply: { readonly entrusted: string };
  };
  /** 委托我送达的 */
  'cases.entrustedServices': {
    request: Readonly<Record<never, never>>;
    reply: {
      readonly items: readonly {
        readonly id: string;
        readonly title: string;
        readonly number: string;
        readonly from: string;
        readonly name: string;
        readonly place: string;
        readonly requestedOn: PlainDate;
        readonly acceptedOn: PlainDate | null;
      }[];
    };
  };
  'cases.nameOfficers': { request: OfCase & Pick<PenaltyWords, 'officers'>; reply: Stepped };
  /** 陈述申辩: what was said and the written answer; `received: false`: nothing came in the term. */
  'cases.answerStatement': {
    request: OfCase & {
      readonly on: PlainDate;
      readonly received: boolean;
      readonly said?: string | undefined;
      readonly answer?: string | undefined;
    };
    reply: Stepped;
  };
  'cases.legalReview': { request: OfCase & { readonly agrees: boolean; readonly opinion: string }; reply: Stepped };
  'cases.decide': { request: OfPaper; reply: Stepped };
  'cases.goToCourt': { request: OfPaper; reply: Stepped };
  /** 待法制审核: cases that wait for a reviewer. */
  'cases.reviews': {
    request: Readonly<Record<never, never>>;
    reply: {
      readonly items: readonly {
        readonly case: string;
        readonly name: string;
        readonly state: CaseState;
        readonly since: PlainDate;
        /** Somebody has given an opinion on this procedure. */
        readonly reviewed: boolean;
      }[];
    };
  };
  /** 个案的文书: list, what can be drafted, and the chain. */
  'cases.papers': {
    request: OfCase;
    reply: {
      readonly child: { readonly id: string; readonly name: string };
      readonly items: readonly PaperRow[];
      /** Legal guardians: whom a paper can be addressed to, and whether an address for electronic service is confirmed. */
      readonly guardians: readonly {
        readonly slot: AdultSlot;
        readonly name: string;
        readonly relation: string;
        readonly kind: AdultKind;
        readonly addressConfirmedOn: PlainDate | null;
      }[];
      /** Who else is with the child: nobody of them is addressed. */
      readonly others: readonly { readonly name: string; readonly relation: string; readonly kind: AdultKind }[];
      readonly kinds: readonly { readonly kind: PaperKind; readonly title: string; readonly closed: string | null }[];
      readonly penalty: PenaltyStanding;
      /** After how many days a public notice counts as served. */
      readonly publicNoticeDays: number;
    };
  };
  /** 一份文书: for reading and printing; with 送达回证. */
  'cases.paper': {
    request: OfPaper;
    reply: {
      readonly id: string;
      readonly case: string;
      readonly state: PaperState;
      readonly isDraftPrint: boolean;
      readonly content: PaperContent;
      readonly digest: { readonly sm3: string; readonly sha256: string } | null;
      readonly sealedCopy: FileLink | null;
      readonly services: readonly ServiceWhole[];
      readonly demo: boolean;
    };
  };
  /** 家里收到的通知书 */
  'cases.myNotices': { request: { readonly child: string }; reply: { readonly items: readonly MyNotice[] } };
}
