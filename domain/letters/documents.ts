import type { Signing } from '#domain/letters/campaigns';
import type { PostEdge } from '#domain/letters/edges';
import type { SealSuite } from '#domain/letters/sealer';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import type { Encrypted, Rev } from '#domain/records';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';

/** `draft` waits for 甲方, who signs first; `signed`: by 乙方; `countersigned`: by both. */
export const LETTER_STATES = [
  'draft',
  'issued',
  'viewed',
  'signed',
  'countersigned',
  'declined',
  'superseded',
  'voided',
  'expired',
] as const;
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
  readonly kind: 'guardianLetter' | 'householdLetter' | 'postLetter';
  readonly letterId: string;
  readonly tenant: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly bodyText: string;
  readonly parties: readonly { readonly role: string; readonly personId: string | null; readonly nameShown: string }[];
  /** The child; null in letters that are not about one. */
  readonly studentRef: string | null;
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
  'expired',
  'exported',
  'served',
  'scanned',
  'unscanned',
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

/** What every letter has, whoever signs it. */
interface LetterCommon {
  readonly _id: string;
  readonly county: string;
  readonly campaign: string;
  /** 签订期 for the counts: `letterPeriod(campaign)`. */
  readonly period: string;
  readonly title: string;
  /** 甲方: the post that answers for its side and signs for it. Absent in letters of before: 班主任. Read it through `issuerOf`. */
  readonly issuer?: string;
  /** Absent in letters of before: 乙方 alone. */
  readonly signing?: Signing;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  /** Where the government line counts it; of a unit of the education line its path there, which counts once. */
  readonly dutyPath: string | null;
  readonly state: LetterState;
  readonly method: SignMethod | null;
  readonly signedAt: Instant | null;
  readonly until: PlainDate;
  /** 暂停: nobody signs, declines or countersigns until the campaign goes on. */
  readonly paused?: boolean;
  readonly content: LetterContent;
  readonly digest: Digest;
  readonly events: readonly LetterEvent[];
  readonly challenge: Challenge | null;
  /** 查验码, from the hash of the signing event; null until signed. */
  readonly checkCode: string | null;
  readonly rev: Rev;
  readonly job?: string;
}

/** 教师与家长: one for each guardian of a child. Those of before have no `edge`. */
export interface GuardianLetter extends LetterCommon {
  readonly edge?: 'teacherGuardian';
  readonly child: string;
  readonly slot: AdultSlot;
  readonly adultKind: AdultKind;
  readonly classId: string;
  readonly eduPath: string;
}

/** 村民小组与农户: one for a household, signed by any legal guardian of its children. */
export interface HouseholdLetter extends LetterCommon {
  readonly edge: 'groupHousehold';
  readonly household: string;
  readonly slot: 'household';
  readonly classId: null;
  readonly eduPath: null;
}

/** Between posts: signed by whoever holds the post on the day. `slot` is role and number. */
export interface PostLetter extends LetterCommon {
  readonly edge: PostEdge;
  readonly post: string;
  readonly role: Role;
  readonly unit: string;
  readonly slot: string;
  readonly classId: string | null;
  readonly eduPath: string | null;
}

/** 责任书, `_id` = `<campaign:party:slot>` (party = child, household or unit): one document whose event chain is in it. */
export type Letter = GuardianLetter | HouseholdLetter | PostLetter;

/** 笔迹, `_id` = `<letter:seq>`: the delta-encoded points of one signature. */
export interface Ink {
  readonly _id: string;
  readonly county: string;
  readonly letter: string;
  readonly points: Encrypted;
  readonly summary: InkSummary;
}
