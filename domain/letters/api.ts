import type { DeclineReason } from '#domain/letters/acts';
import type { CampaignsApi } from '#domain/letters/api-campaigns';
import type { CheckpointShown, EvidenceApi, OrganSeal } from '#domain/letters/api-evidence';
import type { Signing } from '#domain/letters/campaigns';
import type { Digest, IdentityLevel, LetterState, SignMethod } from '#domain/letters/documents';
import type { EdgeId } from '#domain/letters/edges';
import type { Present } from '#domain/letters/event';
import type { EncodedInk } from '#domain/letters/ink';
import type { VoidReason } from '#domain/letters/paper';
import type { Standing } from '#domain/letters/who-signs';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { AdultKind } from '#domain/roster/documents';

/** One letter in a list. Names are those of the day it was made. */
export interface LetterRow {
  readonly id: string;
  readonly edge: EdgeId;
  readonly campaign: string;
  /** Null where it is not about one child. */
  readonly child: string | null;
  /** Of a household all its children; empty between posts. */
  readonly childName: string;
  /** Between posts the unit below. */
  readonly className: string;
  /** Between posts the unit above. */
  readonly schoolName: string;
  /** Of a guardian an adult's slot, `household`, or role and number of a post. */
  readonly slot: string;
  readonly kind: AdultKind | null;
  readonly adultName: string;
  readonly relation: string;
  /** 甲方 and 乙方 as the letter calls them. */
  readonly issuerName: string;
  readonly partyName: string;
  readonly signing: Signing;
  readonly paused: boolean;
  readonly title: string;
  readonly term: string;
  readonly state: LetterState;
  readonly method: SignMethod | null;
  readonly signedAt: Instant | null;
  readonly until: PlainDate;
  readonly declined: DeclineReason | null;
}

/** A guardian who can sign for a household. */
export interface HouseholdSigner {
  readonly child: string;
  readonly childName: string;
  readonly slot: 'guardian' | 'guardian2';
  readonly relation: string;
  readonly name: string;
}

/** 被取代: the letter that took its place, when, and which signing it is of. */
export interface Replaced {
  readonly letter: string;
  readonly at: Instant;
  readonly title: string;
  /** 这次签订的名称, where it was given one. */
  readonly name: string;
  /** Whether the caller can open it: where 甲方 signs first, a family cannot before. */
  readonly opens: boolean;
}

/** A letter opened: everything that the signer sees, and what signing needs. */
export interface LetterText extends LetterRow {
  readonly summary: readonly { readonly heading: string; readonly line: string }[];
  readonly bodyText: string;
  /** 我已看懂…: what the tick says. */
  readonly statement: string;
  readonly digest: Digest;
  /** How long it must have been open, in ms. */
  readonly readingMs: number;
  /** Whether the caller is asked to sign this one (own slot), and may still. */
  readonly maySign: boolean;
  /** 另一位监护人: null when there is none. */
  readonly otherSigned: boolean | null;
  /** Of a household, for whoever helps: the guardians of its children, of whom one signs. */
  readonly signers: readonly HouseholdSigner[];
  /** 甲方's own signature: who and when; null until it has signed, or where it need not. */
  readonly issuerSigned: { readonly name: string; readonly at: Instant } | null;
  /** Whether the caller may declare it void now: 甲方, or the county's office. */
  readonly mayVoid: boolean;
  readonly checkCode: string | null;
  /** 单位盖章 between posts; null for families. */
  readonly seal: OrganSeal | null;
  readonly replaced: Replaced | null;
}

export interface Receipt extends LetterRow {
  /** 县日志的最新检查点, for the party to keep. */
  readonly checkpoint: CheckpointShown | null;
  readonly checkCode: string;
  readonly digest: Digest;
  readonly level: IdentityLevel;
  /** The handwriting, to be drawn again. */
  readonly ink: EncodedInk | null;
  /** 甲方's own signature: who and when; null until it has signed, or where it need not. */
  readonly issuerSigned: { readonly name: string; readonly at: Instant } | null;
  /** Whether the caller may declare it void now: 甲方, or the county's office. */
  readonly mayVoid: boolean;
  /** 单位盖章 between posts; null for families. */
  readonly seal: OrganSeal | null;
  readonly replaced: Replaced | null;
  /** 签字人: of a household the one of its guardians who signed, of a post whoever held it on the day. */
  readonly signedBy: { readonly name: string; readonly relation: string };
  /** 协助人, when somebody helped: post and name. */
  readonly helpedBy: string | null;
  /** 见证人 of a fingerprint. */
  readonly witness: string | null;
  /** 现场照片, for staff; opening it is written down. */
  readonly photo: { readonly url: string; readonly path: string } | null;
  /** 纸质: the day on the paper, who vouched, and whether the caller may take it back today. */
  readonly paper: { readonly signedOn: PlainDate; readonly vouchedBy: string; readonly mayVoid: boolean } | null;
}

/** What a check code stands for. Names are masked. */
export interface VerifiedLetter {
  /** Whether content, chain and digests are what was signed. */
  readonly genuine: boolean;
  readonly title: string;
  readonly term: string;
  readonly school: string;
  readonly childName: string;
  readonly signer: string;
  readonly signedAt: Instant;
  readonly method: SignMethod;
  readonly level: IdentityLevel;
}

/** One child of a class with the letters of its guardians. */
export interface ClassLetters {
  readonly child: string;
  readonly childName: string;
  readonly standing: Standing;
  readonly letters: readonly Pick<
    LetterRow,
    'id' | 'slot' | 'adultName' | 'relation' | 'state' | 'method' | 'signedAt' | 'declined'
  >[];
}

export interface LetterCounts {
  readonly total: number;
  readonly self: number;
  readonly assisted: number;
  readonly paper: number;
  readonly declined: number;
}

interface Paged<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

export interface StartProgress {
  readonly job: string;
  readonly state: 'running' | 'done';
  readonly done: number;
  readonly total: number;
  readonly made: number;
}

interface Signature {
  readonly letter: string;
  readonly challenge: string;
  /** SM3 of the content that the phone showed. */
  readonly digest: string;
  readonly consent: true;
  readonly ink: EncodedInk;
  readonly clientAt: Instant;
  readonly client: 'weapp' | 'h5';
}

interface Signed {
  readonly letter: string;
  readonly checkCode: string;
  readonly at: Instant;
}

/** Wire types of the function `letters`: operation → what is asked and what is answered. */
export interface LettersApi extends CampaignsApi, EvidenceApi {
  /** 我的责任书: of the caller's own children, those to sign first. */
  'letters.mine': {
    request: Record<string, never>;
    reply: { readonly toSign: readonly LetterRow[]; readonly others: readonly LetterRow[] };
  };
  'letters.read': { request: { readonly letter: string }; reply: LetterText };
  /** 打开: a challenge for signing, 10 minutes (pack); the first time leaves `viewed`. */
  'letters.open': {
    request: { readonly letter: string };
    reply: { readonly challenge: string; readonly openedAt: Instant; readonly until: Instant };
  };
  'letters.sign': { request: Signature; reply: Signed };
  'letters.decline': {
    request: { readonly letter: string; readonly reason: DeclineReason };
    reply: { readonly letter: string; readonly at: Instant };
  };
  /** 协助签字: on the cadre's or teacher's own phone, the guardian writes. */
  'letters.assist': {
    request: Signature & {
      readonly present: readonly Present[];
      readonly readAloud: true;
      /** Of a household: which child's guardian signs. */
      readonly signer?: { readonly child: string; readonly slot: 'guardian' | 'guardian2' } | undefined;
      /** 现场照片 uploaded before, where the signer agreed to one. */
      readonly photo?: string | undefined;
      /** 按指印, with who saw it. */
      readonly fingerprint?: { readonly witness: string } | undefined;
    };
    reply: Signed;
  };
  /** 现场照片·上传: `assist` names the upload. */
  'letters.beginAssistPhoto': {
    request: { readonly letter: string; readonly size: number };
    reply: { readonly upload: string; readonly cloudPath: string; readonly url: string };
  };
  /** 收下纸质签字: the digest of what the sheet shows, the photo of it, the day on it, and the word of who collected it. */
  'letters.signPaper': {
    request: {
      readonly letter: string;
      readonly digest: string;
      readonly file: string;
      readonly signedOn: PlainDate;
      readonly vouch: true;
    };
    reply: Signed;
  };
  /** 撤回 a paper signature that was filed wrongly, on the same day, by whoever filed it: the letter asks again. */
  'letters.voidPaper': {
    request: { readonly letter: string; readonly reason: VoidReason };
    reply: { readonly letter: string; readonly at: Instant };
  };
  'letters.receipt': { request: { readonly letter: string }; reply: Receipt };
  /** 查验: what a check code stands for, to whoever holds it. None: no such signature here. */
  'letters.verify': {
    request: { readonly code: string };
    reply: { readonly letters: readonly VerifiedLetter[] };
  };
  /** 班级责任书: this term's letter of a class, started or not. */
  'letters.classProgress': {
    request: { readonly unit: string };
    reply: {
      readonly items: readonly ClassLetters[];
      readonly className: string;
      readonly schoolName: string;
      readonly title: string;
      readonly term: string;
      /** Null until it is started. */
      readonly campaign: { readonly id: string; readonly from: PlainDate; readonly until: PlainDate } | null;
      readonly counts: LetterCounts;
      /** Letters that a start (or 补发) would make now. */
      readonly missing: number;
      /** Children without any adult who signs. */
      readonly withoutAdults: number;
      readonly preview: {
        readonly summary: readonly { readonly heading: string; readonly line: string }[];
        readonly body: string;
      };
      readonly mayStart: boolean;
      /** A start that has not ended. */
      readonly job: string | null;
    };
  };
  /** 发起, or 补发 for those who came later. */
  'letters.startClass': {
    request: { readonly unit: string };
    reply: { readonly campaign: string; readonly job: string; readonly total: number };
  };
  'letters.continueStart': { request: { readonly job: string }; reply: StartProgress };
  /**
   * 没有签的 of one kind of letter, of a unit on either line or its bucket 未落实: whoever is still asked, those who declined among them.
   * Without a 签订期 the families' of this term.
   */
  'letters.unsigned': {
    request: {
      readonly unit?: string | undefined;
      readonly period?: string | undefined;
      readonly cursor?: string | undefined;
    };
    reply: Paged<LetterRow> & { readonly place: string };
  };
}
