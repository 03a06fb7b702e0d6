import type { Explanation } from '#domain/letters/campaigns';
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

/** 作废的原因 */
export const VOID_REASONS = {
  mistake: '内容有误',
  returned: '孩子已返校',
  wrongPerson: '受送达人有误',
  otherOrgan: '由另一机关办理',
} as const;
export type VoidReason = keyof typeof VOID_REASONS;

interface By {
  readonly person: string;
  readonly post: string;
}

/** 文书, `_id` = `<case:kind:n>`; a draft that is made again takes the place of the one before. */
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
  /** 样式版本 by which it was made: a later wording changes nothing in it. */
  readonly template: number;
  /** `PaperContent`, whole: encrypted, since it names people. */
  readonly content: Encrypted;
  /** Of the canonical content; null while a draft. */
  readonly digest: { readonly sm3: string; readonly sha256: string } | null;
  readonly draftedAt: Instant;
  readonly draftedBy: By;
  readonly issuedAt: Instant | null;
  readonly issuedBy: By | null;
  /** 盖章件: photo or scan of the paper as the organ signed and sealed it; asked of every paper of the chain before it is served. */
  readonly sealedCopy: string | null;
  readonly voided: { readonly at: Instant; readonly by: By; readonly reason: VoidReason } | null;
  readonly rev: Rev;
}

/** Whether it is printed with the watermark 草稿 (law.md 4): papers of the chain until number, seal and signatures are there. */
export const isDraftPrint = ({ kind, state, sealedCopy }: Pick<Paper, 'kind' | 'state' | 'sealedCopy'>): boolean =>
  state === 'draft' || (PAPER_KINDS[kind].ofChain && sealedCopy === null);

/** 文号登记, `_id` = `<organ:kind:year>`. */
export interface PaperNumbers {
  readonly _id: string;
  readonly county: string;
  readonly last: number;
  readonly rev: Rev;
}

/** 文书样式 of a county, `_id` = `<county~kind:version>`: each save is a version; nothing of one ever changes. */
export interface PaperTemplate {
  readonly _id: string;
  readonly county: string;
  readonly kind: PaperKind;
  readonly version: number;
  readonly body: string;
  readonly rights: string;
  readonly online: string;
  /** 别的语言的解释, with recordings: for who does not read; the Chinese text binds. */
  readonly explanations?: readonly Explanation[];
  readonly by: By;
  readonly at: Instant;
  readonly rev: Rev;
}

/** 送达地址确认书 (含电子送达), `_id` = `<child:slot:n>`: the day it was signed, the address it names, its scan. */
export interface AddressConfirmation {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly slot: AdultSlot;
  readonly on: PlainDate;
  readonly address: Encrypted;
  readonly scan: string;
  readonly by: By;
  readonly at: Instant;
}

/** 处罚程序的材料, `_id` = `<case:fact>`: names, certificates and words of one step, encrypted. */
export interface PenaltyFile {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly at: Instant;
  readonly by: By;
  /** `PenaltyWords` of the step. */
  readonly words: Encrypted;
}

/** What a step of the chain says in words. */
export interface PenaltyWords {
  readonly officers: readonly { readonly name: string; readonly certificate: string }[];
  /** 陈述申辩 as it was put, and the written answer. */
  readonly said: string;
  readonly answer: string;
  /** 法制审核意见 */
  readonly opinion: string;
}

/** 委托送达, `_id` = `<paper:addressee>`: a request to another township, and whether it took it. */
export interface EntrustedService {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly paper: string;
  readonly addressee: AdultSlot;
  /** The township of this county; null: one elsewhere, named in `place`. */
  readonly to: string | null;
  readonly toPath: string | null;
  /** Where the guardian is, and of a township elsewhere which one. */
  readonly place: Encrypted;
  readonly requestedOn: PlainDate;
  readonly by: By;
  readonly acceptedOn: PlainDate | null;
  /** Of one elsewhere the letter by which it accepted. */
  readonly acceptance: string | null;
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

/** 见证人 (民事诉讼法 89): somebody of the grass-roots organisation, or of the unit where the addressee works; nobody else is one. */
export const WITNESSES = { committee: '村委会、居委会', employer: '受送达人的工作单位' } as const;
export type WitnessOf = keyof typeof WITNESSES;

/** 见证人 as it is printed: unit and name. */
export const witnessWords = ({ witness, witnessUnit }: Pick<ServiceWords, 'witness' | 'witnessUnit'>): string =>
  [witnessUnit, witness].filter(Boolean).join(' ');

/** 送达经过 in words: for the 送达回证. */
export interface ServiceWords {
  /** 送达地点 */
  readonly place: string;
  /** Name of whoever took it, where it was not the addressee. */
  readonly receiverName: string;
  readonly relation: string;
  /** 见证人: the name; in older records with the unit. */
  readonly witness: string;
  /** For whom the witness stands there, and its name; empty in older records. */
  readonly witnessOf: WitnessOf | '';
  readonly witnessUnit: string;
  /** 拒收事由 */
  readonly refusal: string;
  /** Why the other methods failed, before a public notice. */
  readonly failedBefore: string;
  /** 送达人: two of them. */
  readonly servers: readonly string[];
}

/** 送达, `_id` = `<paper:addressee:n>`. Of one that is not proved no clock starts. */
export interface Service {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly paper: string;
  readonly addressee: AdultSlot;
  readonly n: number;
  readonly method: ServiceMethod;
  readonly receiver: Receiver | null;
  /** Said by whoever served: the receiver lives in one home with the addressee, and is grown up. */
  readonly livesWithAddressee: boolean;
  readonly receiverIsAdult: boolean;
  /** 签收日, 留置日, 回执上的收件日, 到达日, or the day on which a public notice began. */
  readonly on: PlainDate;
  /** Photos of 送达回证, mail receipt, public notice. */
  readonly proof: readonly string[];
  /** `ServiceWords` */
  readonly words: Encrypted;
  /** The day from which the term runs; null while the proof is wanting. */
  readonly servedOn: PlainDate | null;
  /** What is wanting, as a sentence; null where it is proved. */
  readonly wanting: string | null;
  readonly by: By;
  readonly at: Instant;
  /** 已更正: struck by a second person; absent where it was not. */
  readonly struck?: { readonly at: Instant; readonly by: By; readonly why: Encrypted };
}
