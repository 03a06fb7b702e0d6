import type { SignerIdentity } from '#domain/letters/documents';
import type { EdgeId } from '#domain/letters/edges';
import type { SealSuite } from '#domain/letters/sealer';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';
import type { AdultSlot } from '#domain/roster/documents';

/** 责任书 or 责任状 (R5). */
export const LETTER_KINDS = { letter: '责任书', pledge: '责任状' } as const;
export type LetterKind = keyof typeof LETTER_KINDS;

/** 签署顺序, as the county chose: only 乙方 signs, 乙方 first and then 甲方, or 甲方 when the letters are issued and then 乙方. */
export const SIGNINGS = {
  partyOnly: '乙方签字',
  partyFirst: '乙方先签、甲方后签',
  issuerFirst: '甲方先签、乙方后签',
} as const;
export type Signing = keyof typeof SIGNINGS;

/** 指标: what the lower side takes on (R8). */
export interface Target {
  readonly id: string;
  readonly label: string;
  /** `%`, 人, 户; empty: a text. */
  readonly unit: string;
}

/** 指标 with what is to be reached, as text: `95`, `不超过 2`. */
export interface TargetValue extends Target {
  readonly value: string;
}

/** 解释 in another language, read aloud where there is a recording; the Chinese text binds. */
export interface Explanation {
  readonly language: string;
  readonly text: string;
  /** A kept file. */
  readonly audio: string | null;
}

/** The words of a template, as built in or as the county wrote them. */
export interface TemplateText {
  readonly template: string;
  readonly version: number;
  readonly edge: EdgeId;
  readonly kind: LetterKind;
  readonly title: string;
  /** 您要做的 / 做不到会怎样 / 谁能帮您 */
  readonly summary: readonly [string, string, string];
  /** Full text with `{{变量}}`, replaced in one pass. */
  readonly body: string;
  /** 本人已看懂…: what the tick says. */
  readonly statement: string;
  readonly signing: Signing;
  readonly targets: readonly Target[];
}

/** 责任书模板, `_id` = `<county~id:version>`. An issued letter keeps its own text, and what is published never changes. */
export interface Template extends TemplateText {
  readonly _id: string;
  readonly county: string;
  /** Names beyond those of the edge, which a campaign must fill. */
  readonly variables: readonly string[];
  readonly explanations: readonly Explanation[];
  readonly state: 'draft' | 'published';
  readonly rev: Rev;
}

export const CAMPAIGN_STATES = ['draft', 'issuing', 'open', 'paused', 'closed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** `year`: for a whole school year, as between organs. */
export const LETTER_TERMS = ['autumn', 'spring', 'year'] as const;
export type LetterTerm = (typeof LETTER_TERMS)[number];

/** 一次签订: one kind of letter below one unit for a term or a year, within a window. `_id` = `<unit:template:schoolYear:term>`, `-2` behind for a second one. */
export interface Campaign {
  readonly _id: string;
  readonly county: string;
  readonly unit: string;
  readonly path: string;
  /** Absent in what was begun before there were others: 教师与家长. Read it through `edgeOf`. */
  readonly edge?: EdgeId;
  readonly template: string;
  readonly templateVersion: number;
  readonly title: string;
  /** 散学典礼, 返乡: the occasion (R7). */
  readonly name?: string;
  readonly schoolYear: string;
  readonly term: LetterTerm;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly signing?: Signing;
  readonly targets?: readonly TargetValue[];
  /** By lower unit where it differs: values by the target's id. */
  readonly unitTargets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Values of the template's own variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** 一组签订: campaigns of several edges that were begun together. */
  readonly series?: string;
  readonly state: CampaignState;
  readonly by: string;
  /** The bulk act that has not ended yet; nothing else begins until then. */
  readonly running?: string | null;
  readonly rev: Rev;
}

/** 批量签署, `_id` = `<campaign:post>`: what 甲方 opened for signing many letters at once, bound to them and to the digest over the list. */
export interface Batch {
  readonly _id: string;
  readonly county: string;
  readonly campaign: string;
  readonly post: string;
  readonly person: string;
  readonly challenge: string;
  /** SM3 over the list of letters with their digests. */
  readonly digest: string;
  readonly letters: readonly string[];
  readonly identity: SignerIdentity;
  readonly openedAt: Instant;
  readonly until: Instant;
  readonly used: boolean;
  readonly suite: SealSuite;
  readonly rev: Rev;
}

/**
 * 委托照护情况告知, `_id` = `<child:fact>` (未成年人保护法 22, 23; law.md 5): whom parents who leave have entrusted, told to school and village.
 * The entrustment itself stays on paper.
 */
export interface Entrustment {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly carer: string;
  readonly relation: string;
  readonly phone: Encrypted;
  readonly from: PlainDate;
  /** Null: until the parents say otherwise. */
  readonly until: PlainDate | null;
  /** How to reach the parents. */
  readonly reach: Encrypted;
  /** Who told it: the guardian's slot. */
  readonly slot: AdultSlot;
  readonly person: string;
  /** 代记: the post that wrote down what a guardian without a phone told; absent when the guardian wrote. */
  readonly writtenBy?: string;
  readonly at: Instant;
}
