import type { SealSuite } from '#domain/letters/sealer';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';

/** 责任书模板, `_id` = `<id:version>`. An issued letter keeps its own text, so a new version never changes it. */
export interface Template {
  readonly _id: string;
  readonly county: string;
  readonly template: string;
  readonly version: number;
  readonly title: string;
  /** 您要做的 / 做不到会怎样 / 谁能帮您 */
  readonly summary: readonly [string, string, string];
  /** Full text with `{{变量}}`, replaced in one pass. */
  readonly body: string;
  /** 本人已看懂…: what the tick says. */
  readonly statement: string;
  readonly rev: Rev;
}

export const CAMPAIGN_STATES = ['open', 'paused', 'closed'] as const;

/** 一次签订: one kind of letter for one unit (a class) and term, within a window. `_id` = `<unit:template:schoolYear:term>`. */
export interface Campaign {
  readonly _id: string;
  readonly county: string;
  readonly unit: string;
  readonly path: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly schoolYear: string;
  readonly term: 'autumn' | 'spring';
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly state: (typeof CAMPAIGN_STATES)[number];
  readonly by: string;
  readonly rev: Rev;
}

export const LETTER_STATES = ['issued', 'viewed', 'signed', 'declined', 'superseded', 'voided', 'expired'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** 本人 · 协助 · 纸质: shown on the letter and split in every count. */
export const SIGN_METHODS = { self: '本人手机', assisted: '协助签字', paper: '纸质' } as const;
export type SignMethod = keyof typeof SIGN_METHODS;

/** Both digests of the canonical bytes, lower-case hex. */
export interface Digest {
  readonly sm3: string;
  readonly sha256: string;
}

/** What the signer saw, whole: this and nothing else is digested (`content.ts`). */
export interface LetterContent {
  readonly v: 1;
  readonly kind: 'guardianLetter';
  readonly letterId: string;
  readonly tenant: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly bodyText: string;
  readonly parties: readonly { readonly role: string; readonly personId: string | null; readonly nameShown: string }[];
  readonly studentRef: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly issuedAt: Instant;
}

/** Ink as points, drawn again by the server: the file itself lies in `inks/<letter:seq>`. */
export interface InkSummary {
  readonly encoding: 'delta-1';
  readonly pointsSm3: string;
  readonly pointsSha256: string;
  readonly count: number;
  readonly w: number;
  readonly h: number;
  readonly durationMs: number;
}

export const LETTER_EVENT_TYPES = [
  'created',
  'issued',
  'viewed',
  'signed',
  'declined',
  'countersigned',
  'superseded',
  'voided',
  'exported',
  'served',
  'sealed',
] as const;

/** One link of a letter's chain. `hash` is over the canonical bytes of everything but `hash`, `sha256` and `sig`. */
export interface LetterEvent {
  readonly v: 1;
  readonly suite: 'none' | 'sm3-ed25519' | 'sm3-sm2';
  readonly kid: string | null;
  readonly letterId: string;
  readonly seq: number;
  /** `hash` of the event before, or null for the first. */
  readonly prev: string | null;
  readonly type: (typeof LETTER_EVENT_TYPES)[number];
  readonly at: Instant;
  readonly body: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly sha256: string;
  readonly sig: string | null;
}

/** How far the signer is known (law.md 13): 约定 by agreement alone, 手机核验 where WeChat vouched for the signer's own phone. */
export const IDENTITY_LEVELS = { agreed: '约定', phone: '手机核验', paper: '纸质', certificate: 'CA 证书' } as const;
export type IdentityLevel = keyof typeof IDENTITY_LEVELS;

/** Who holds the phone, as keyed hashes: the record can be shown to a court without naming WeChat account or number. */
export interface SignerIdentity {
  readonly openidDigest: string;
  readonly phoneDigest: string | null;
  readonly phoneVerifiedAt: Instant | null;
  readonly level: IdentityLevel;
}

/** What a person opened for signing: bound to them, the letter and its digest; single use, 10 minutes. */
export interface Challenge {
  readonly id: string;
  readonly person: string;
  /** SM3 of the content that was shown. */
  readonly digest: string;
  readonly identity: SignerIdentity;
  readonly openedAt: Instant;
  readonly until: Instant;
  readonly used: boolean;
  /** Which suite seals the signature, as the county's rules said when it was opened. Absent before there was sealing. */
  readonly suite?: SealSuite;
}

/** 责任书, `_id` = `<campaign:party:slot>`: one document whose event chain is in it. */
export interface Letter {
  readonly _id: string;
  readonly county: string;
  readonly campaign: string;
  /** 签订期 for the counts: `letterPeriod(campaign)`. */
  readonly period: string;
  readonly child: string;
  readonly slot: AdultSlot;
  readonly adultKind: AdultKind;
  readonly title: string;
  readonly classId: string;
  readonly eduPath: string;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  readonly dutyPath: string | null;
  readonly state: LetterState;
  readonly method: SignMethod | null;
  readonly signedAt: Instant | null;
  readonly until: PlainDate;
  readonly content: LetterContent;
  readonly digest: Digest;
  readonly events: readonly LetterEvent[];
  readonly challenge: Challenge | null;
  /** 查验码, from the hash of the signing event; null until signed. */
  readonly checkCode: string | null;
  readonly rev: Rev;
  readonly job?: string;
}

/** 笔迹, `_id` = `<letter:seq>`: the delta-encoded points of one signature. */
export interface Ink {
  readonly _id: string;
  readonly county: string;
  readonly letter: string;
  readonly points: Encrypted;
  readonly summary: InkSummary;
}
