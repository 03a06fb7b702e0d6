import type { PostRef } from '#domain/cases/api';
import type { AnswerAct, MatterKey, ReferralState, SheetField, WrittenField } from '#domain/cases/referral';
import type { Instant, PlainDate } from '#domain/plain-date';

/** One line of what leaves. */
export interface SheetLine {
  readonly field: SheetField;
  readonly value: string;
}

export type WrittenWords = Readonly<Partial<Record<WrittenField, string | undefined>>>;

/** One turn as both sides read it. */
export interface TurnView {
  readonly to: ReferralState;
  readonly on: PlainDate;
  readonly words: string;
}

/** As the sender sees it. */
export interface SentReferral {
  readonly id: string;
  readonly matter: MatterKey;
  readonly department: string;
  readonly state: ReferralState;
  readonly on: PlainDate;
  readonly dueOn: PlainDate;
  readonly late: boolean;
  readonly mayRevoke: boolean;
  readonly lines: readonly SheetLine[];
  readonly turns: readonly TurnView[];
}

/** As the list of the department has it: no child in it. */
export interface ReferredRow {
  readonly id: string;
  readonly matter: MatterKey;
  readonly from: string;
  readonly on: PlainDate;
  readonly dueOn: PlainDate;
  readonly state: ReferralState;
  readonly late: boolean;
}

/** All that the department sees of one. */
export interface ReceivedReferral extends ReferredRow {
  /** Telephone of the sending office; empty where none is known. */
  readonly phone: string;
  /** Empty where it is none of the department's any more. */
  readonly lines: readonly SheetLine[];
  readonly turns: readonly TurnView[];
  readonly answers: readonly AnswerAct[];
}

/** 转介 as a timeline tells it, for whoever may refer. */
export interface ReferralEvent {
  readonly kind: 'referral';
  readonly at: Instant;
  readonly to: ReferralState;
  readonly matter: MatterKey;
  readonly department: string;
  readonly words: string;
  readonly dueOn: PlainDate;
  readonly by: PostRef;
}

/** What a write on a referral answers. */
interface Turned {
  readonly referral: string;
  readonly state: ReferralState;
}

/** Wire types of 部门转介. */
export interface ReferralApi {
  /** What was referred in a case, newest first, and what can be. */
  'cases.referrals': {
    request: { readonly case: string };
    reply: {
      readonly child: string;
      readonly items: readonly SentReferral[];
      readonly matters: readonly {
        readonly matter: MatterKey;
        /** `held`: somebody is there to read what is sent. */
        readonly departments: readonly { readonly id: string; readonly name: string; readonly held: boolean }[];
        /** Why it cannot be referred now; null where it can. */
        readonly closed: string | null;
      }[];
    };
  };
  /** 预览: line by line what the department will see, and nothing else. */
  'cases.previewReferral': {
    request: { readonly case: string; readonly matter: MatterKey; readonly words: WrittenWords };
    reply: { readonly lines: readonly SheetLine[] };
  };
  /** 转介 to one department. */
  'cases.refer': {
    request: {
      readonly case: string;
      readonly matter: MatterKey;
      readonly to: string;
      readonly dueOn: PlainDate;
      readonly familyAgreed: boolean;
      readonly words: WrittenWords;
    };
    reply: Turned;
  };
  /** 撤回 by the side that sent it. */
  'cases.revokeReferral': { request: { readonly referral: string; readonly reason: string }; reply: Turned };
  /** 转来的: what was sent to the caller's own department. */
  'cases.referred': { request: Record<string, never>; reply: { readonly items: readonly ReferredRow[] } };
  /** One of them, for that department alone. */
  'cases.referral': { request: { readonly referral: string }; reply: ReceivedReferral };
  /** 受理、不受理、办结. */
  'cases.answerReferral': {
    request: { readonly referral: string; readonly act: AnswerAct; readonly words: string };
    reply: Turned;
  };
}
