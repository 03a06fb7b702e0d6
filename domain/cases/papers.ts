import type { Instant, PlainDate } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';
import type { AdultSlot } from '#domain/roster/documents';

/**
 * 文书 (law.md 1 to 4). `notice`: the reminder before the order, or the order itself where the pack says so (义务教育法 58); the others are the
 * chain of the 行政处罚法, drafts until the organ's own number, seal and signatures are there.
 */
export const PAPER_KINDS = {
  notice: { title: '限期复学通知书', ofChain: false },
  order: { title: '责令限期改正通知书', ofChain: false },
  penaltyTold: { title: '行政处罚告知书', ofChain: true },
  penaltyDecision: { title: '行政处罚决定书', ofChain: true },
  demand: { title: '催告书', ofChain: true },
  courtApplication: { title: '强制执行申请书', ofChain: true },
  complaint: { title: '民事起诉状', ofChain: true },
} as const satisfies Record<string, { title: string; ofChain: boolean }>;
export type PaperKind = keyof typeof PAPER_KINDS;

/** `draft` bears the watermark 草稿; `issued` has its number; `void` keeps it. */
export const PAPER_STATES = ['draft', 'issued', 'void'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** 文书, `_id` = `<case:kind:fact>`. */
export interface Paper {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly child: string;
  readonly kind: PaperKind;
  readonly state: PaperState;
  /** The unit whose organ issues it. */
  readonly organ: string;
  /** 文号, null while a draft. Numbers of an organ, kind and year have no gaps; a void one keeps its own. */
  readonly number: string | null;
  /** Whom it is addressed to: legal guardians only. */
  readonly addressees: readonly AdultSlot[];
  readonly template: string;
  readonly templateVersion: number;
  /** What was printed, whole: encrypted, since it names people. */
  readonly content: Encrypted;
  readonly digest: { readonly sm3: string; readonly sha256: string } | null;
  /** 期限 as the paper says it: the last day when it was made in the holidays; null: counted from each receipt. */
  readonly draftedAt: Instant;
  readonly draftedBy: { readonly person: string; readonly post: string };
  readonly issuedAt: Instant | null;
  readonly issuedBy: { readonly person: string; readonly post: string } | null;
  /** 盖章件: photo or scan of the paper as the organ sealed it; asked of every paper of the chain. */
  readonly sealedCopy: string | null;
  readonly rev: Rev;
}

/**
 * 送达方式 (民事诉讼法 87 to 95; law.md 2): each with its own proof and its own start of the clock. Nothing else is service.
 */
export const SERVICE_METHODS = {
  direct: '直接送达',
  left: '留置送达',
  mail: '邮寄送达',
  entrusted: '委托送达',
  electronic: '电子送达',
  publicNotice: '公告送达',
} as const;
export type ServiceMethod = keyof typeof SERVICE_METHODS;

/** Who took it: the guardian, 同住的成年家属 or 指定的代收人, in what relation. */
export const RECEIVERS = { addressee: '本人', adultOfHome: '同住的成年家属', named: '指定的代收人' } as const;
export type Receiver = keyof typeof RECEIVERS;

/** 送达, `_id` = `<paper:addressee:n>`. Of one that is not proved no clock starts. */
export interface Service {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly paper: string;
  readonly addressee: AdultSlot;
  readonly method: ServiceMethod;
  readonly receiver: Receiver | null;
  /** 签收日, 留置日, 回执上的收件日, 到达日, or the day on which a public notice began. */
  readonly on: PlainDate;
  /** Photos of 送达回证, mail receipt, public notice. */
  readonly proof: readonly string[];
  /** The day from which the term runs; null while the proof is wanting. */
  readonly servedOn: PlainDate | null;
  readonly by: { readonly person: string; readonly post: string };
  readonly at: Instant;
}
