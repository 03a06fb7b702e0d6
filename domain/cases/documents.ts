import type { Instant, PlainDate } from '#domain/plain-date';
import type { Rev } from '#domain/records';

/** The whole machine of model.md 6.3; the first slice opens `lead` and records contacts. */
export const CASE_STATES = [
  'lead',
  'verifying',
  'suspected',
  'dropped',
  'persuading',
  'noticeIssued',
  'noticeServed',
  'enforcementReview',
  'decision',
  'court',
  'transferred',
  'suspended',
  'unreachable',
  'followUp',
  'closed',
  'excluded',
  'ended',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const SIGNAL_KINDS = [
  'absence',
  'missing',
  'familyUnwilling',
  'unlisted',
  'school',
  'village',
  'township',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Why the case is looked at: one line of its beginning. `key` is natural, so that the same signal is one. */
export interface CaseSignal {
  readonly key: string;
  readonly kind: SignalKind;
  readonly on: PlainDate;
  readonly at: Instant;
  /** School days in a row, for absences. */
  readonly days?: number;
}

/** 个案, `_id` = `<child:round>`: a lead (线索) is its first state, not a document of its own. */
export interface Case {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly round: number;
  readonly state: CaseState;
  readonly openedOn: PlainDate;
  readonly openedAt: Instant;
  readonly signals: readonly CaseSignal[];
  /** 走失 or 强制报告 stands open: before everything else, outside every quiet rule. */
  readonly urgent: boolean;
  readonly classId: string | null;
  readonly eduPath: string | null;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  readonly dutyPath: string | null;
  /** 包保责任人's post; null until assigned. */
  readonly assignee: string | null;
  readonly contacts: number;
  readonly lastContactOn: PlainDate | null;
  /** Cache of the next clock with an index; recomputed with every write. */
  readonly nextDueAt: Instant | null;
  readonly rev: Rev;
}

export const CONTACT_KINDS = { phone: '打电话', homeVisit: '家访', community: '村组走访', online: '微信联系' } as const;
export const CONTACT_OUTCOMES = {
  agreed: '同意返校',
  hesitating: '还在犹豫',
  refused: '拒绝返校',
  unreachable: '没有联系上',
  elsewhere: '说在外地就读',
  returned: '孩子已返校',
  help: '需要帮助',
} as const;

/** 联系记录 (劝返), `_id` = `<case:request>`. */
export interface Contact {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly child: string;
  readonly kind: keyof typeof CONTACT_KINDS;
  readonly at: Instant;
  readonly on: PlainDate;
  readonly by: { readonly person: string; readonly post: string };
  /** Who was met and in what relation; never a name typed freely where a choice does. */
  readonly met: string;
  /** 孩子怎么说 (law.md 12). Encrypted by the owner. */
  readonly childSaid: string;
  readonly outcome: keyof typeof CONTACT_OUTCOMES;
  readonly note: string;
  readonly nextOn: PlainDate | null;
  readonly line: 'government' | 'education';
}
