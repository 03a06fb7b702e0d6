import { canonical } from '#domain/letters/canonical';
import type {
  Challenge,
  Digest,
  IdentityLevel,
  InkSummary,
  Letter,
  LetterEvent,
  SignerIdentity,
} from '#domain/letters/documents';
import type { Instant } from '#domain/plain-date';

/** Both hashes of a text's UTF-8 bytes; the functions bring it, the rules stay without cryptography. */
export type Digesting = (text: string) => Digest;

/** Which document let somebody act. */
export interface EventAuthority {
  readonly kind: 'binding' | 'post';
  readonly id: string;
}

/** 谁在场, when somebody signs on a cadre's or a teacher's phone. */
export const PRESENT = { signer: '签字人本人', family: '其他家人', cadre: '村组干部', teacher: '老师' } as const;
export type Present = keyof typeof PRESENT;

/** 协助签字: who helped, who was there, that it was read aloud. The phone was the helper's: it is no proof of who signed. */
export interface Assistance {
  readonly personId: string;
  readonly readAloud: true;
  readonly present: readonly Present[];
}

/** 同意: which statement was ticked after which time of reading. */
export interface Consent {
  readonly statementId: string;
  readonly statementDigest: Digest;
  readonly scrolledToEnd: true;
  readonly dwellMs: number;
}

/** Everything about one signature that goes into its event. */
export interface SignedBody {
  readonly contentDigest: Digest;
  /** Null when the signer has no WeChat of their own (assisted). */
  readonly signerPersonId: string | null;
  readonly signerName: string;
  readonly relation: string;
  readonly authority: EventAuthority;
  readonly role: Letter['slot'];
  readonly method: 'self' | 'assisted';
  readonly assistance: Assistance | null;
  readonly identity: SignerIdentity;
  readonly consent: Consent;
  readonly ink: InkSummary;
  readonly challengeId: Challenge['id'];
  readonly requestId: string;
  readonly clientAt: Instant;
  /** Which client sent it: `weapp`, `h5`. */
  readonly sdk: string;
}

export type EventCore = Omit<LetterEvent, 'hash' | 'sha256' | 'sig'>;
export type EventDraft = Pick<LetterEvent, 'type' | 'at' | 'body'>;

function coreOf({ hash: _, sha256: __, sig: ___, ...core }: LetterEvent): EventCore {
  return core;
}

/**
 * 事件链: the next link. `suite` and `kid` lie inside what is hashed. Until sealing is there it is `none`: real hashes, no signature.
 */
export function nextEvent(
  letterId: string,
  chain: readonly LetterEvent[],
  draft: EventDraft,
  digest: Digesting,
): LetterEvent {
  const core: EventCore = {
    v: 1,
    suite: 'none',
    kid: null,
    letterId,
    seq: chain.length,
    prev: chain.at(-1)?.hash ?? null,
    type: draft.type,
    at: draft.at,
    body: draft.body,
  };
  const hashes = digest(canonical(core));
  return { ...core, hash: hashes.sm3, sha256: hashes.sha256, sig: null };
}

const same = (a: Digest, b: Digest): boolean => a.sm3 === b.sm3 && a.sha256 === b.sha256;

function eventFault(letter: Letter, event: LetterEvent, at: number, digest: Digesting): string | null {
  const before = letter.events[at - 1];
  if (event.seq !== at || event.letterId !== letter._id || event.prev !== (before?.hash ?? null)) {
    return `events.${at}`;
  }
  if (before && event.at < before.at) {
    return `events.${at}.at`;
  }
  const hashes = digest(canonical(coreOf(event)));
  if (!same(hashes, { sm3: event.hash, sha256: event.sha256 })) {
    return `events.${at}.hash`;
  }
  const signed = event.type === 'signed' ? (event.body as unknown as SignedBody).contentDigest : letter.digest;
  return same(signed, letter.digest) ? null : `events.${at}.body.contentDigest`;
}

/**
 * 核对: whether the letter is what was issued and signed: the content's digests, each link of the chain, and what was signed.
 * @returns null, or the first place that does not fit.
 */
export function letterFault(letter: Letter, digest: Digesting): string | null {
  if (!same(digest(canonical(letter.content)), letter.digest)) {
    return 'content';
  }
  for (const [at, event] of letter.events.entries()) {
    const fault = eventFault(letter, event, at, digest);
    if (fault) {
      return fault;
    }
  }
  return null;
}

/** The signature of a signed letter. */
export function signedBody(
  letter: Pick<Letter, 'events'>,
): { readonly event: LetterEvent; readonly body: SignedBody } | null {
  const event = letter.events.findLast(({ type }) => type === 'signed');
  return event ? { event, body: event.body as unknown as SignedBody } : null;
}

/** 身份核对: how far the signer is known. On a helper's phone nothing but the agreement vouches, whatever an older event says. */
export function levelOf({ assistance, identity }: Pick<SignedBody, 'assistance' | 'identity'>): IdentityLevel {
  return assistance && identity.level === 'phone' ? 'agreed' : identity.level;
}

/** What `issued` says of the tick below the text; a signature repeats it. */
export interface IssuedStatement {
  readonly statementId: string;
  readonly statementDigest: Digest;
}

export function issuedStatement(letter: Pick<Letter, 'events'>): IssuedStatement | null {
  const issued = letter.events.find(({ type }) => type === 'issued');
  return issued ? (issued.body as unknown as IssuedStatement) : null;
}
