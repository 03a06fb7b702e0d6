import { canonical } from '#domain/letters/canonical';
import {
  type Challenge,
  type Digest,
  type IdentityLevel,
  type InkSummary,
  LETTER_EVENT_TYPES,
  type Letter,
  type LetterEvent,
  type SignerIdentity,
} from '#domain/letters/documents';
import { isComplete, isDigest } from '#domain/letters/event-body';
import type { Digesting, Sealer } from '#domain/letters/sealer';
import type { Instant, PlainDate } from '#domain/plain-date';

/** Which document let somebody act. */
export interface EventAuthority {
  readonly kind: 'binding' | 'post';
  readonly id: string;
}

/** 谁在场, when somebody signs on a cadre's or a teacher's phone. */
export const PRESENT = { signer: '签字人本人', family: '其他家人', cadre: '村组干部', teacher: '老师' } as const;
export type Present = keyof typeof PRESENT;

/** 现场照片: a copy that is held, and its hashes. */
export interface HeldPhoto {
  readonly file: string;
  readonly sm3: string;
  readonly sha256: string;
}

/** 协助签字: who helped, who was there, that it was read aloud. The phone was the helper's: it is no proof of who signed. */
export interface Assistance {
  readonly personId: string;
  readonly readAloud: true;
  readonly present: readonly Present[];
  /** 现场照片, where the signer agreed to one; absent without. */
  readonly photo?: HeldPhoto;
  /** 按指印 of somebody who cannot write: the mark on the pad is of the fingertip, and a witness saw it; absent where a name was written. */
  readonly fingerprint?: { readonly witness: string };
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
  /** 签订期 as it was at this moment: an extension shows in what was signed in it. Absent in signatures of before. */
  readonly until?: PlainDate;
}

export type EventCore = Omit<LetterEvent, 'hash' | 'sha256' | 'sig'>;
export type EventDraft = Pick<LetterEvent, 'type' | 'at' | 'body'>;

function coreOf({ hash: _, sha256: __, sig: ___, ...core }: LetterEvent): EventCore {
  return core;
}

/** What an event is hashed and signed over. */
export const coreText = (event: LetterEvent): string => canonical(coreOf(event));

/** 事件链: the next link, hashed and signed. A clock that runs behind another function's cannot make the chain run backwards. */
export function nextEvent(
  letterId: string,
  chain: readonly LetterEvent[],
  draft: EventDraft,
  { suite, kid, digest, sign }: Sealer,
): LetterEvent {
  const last = chain.at(-1);
  const core: EventCore = {
    v: 1,
    suite,
    kid,
    letterId,
    seq: chain.length,
    prev: last?.hash ?? null,
    type: draft.type,
    at: Math.max(draft.at, last?.at ?? draft.at),
    body: draft.body,
  };
  const text = canonical(core);
  const hashes = digest(text);
  return { ...core, hash: hashes.sm3, sha256: hashes.sha256, sig: sign(text) };
}

/** Whether the chain ends in links of the time before sealing. */
export const isUnsealed = ({ events }: Pick<Letter, 'events'>): boolean => events.at(-1)?.suite === 'none';

/** 补封: one signed link that names the last of those made before sealing. A letter that is sealed stays as it is. */
export function sealedEvents(
  letter: Pick<Letter, '_id' | 'events'>,
  at: Instant,
  sealer: Sealer,
): readonly LetterEvent[] {
  const { events } = letter;
  const last = events.at(-1);
  if (!last || !isUnsealed(letter)) {
    return events;
  }
  const body = { upTo: last.seq, hash: last.hash };
  return [...events, nextEvent(letter._id, events, { type: 'sealed', at, body }, sealer)];
}

const same = (a: Digest, b: Digest): boolean => a.sm3 === b.sm3 && a.sha256 === b.sha256;

/** Links without signature come first, and the one after them names the last of them. */
function sealFault(event: LetterEvent, before: LetterEvent | undefined): boolean {
  if (event.suite === 'none') {
    return event.kid !== null || event.sig !== null || (before !== undefined && before.suite !== 'none');
  }
  if (event.kid === null || event.sig === null) {
    return true;
  }
  const isSeal = event.type === 'sealed';
  if (before?.suite !== 'none') {
    return isSeal;
  }
  return !isSeal || event.body['upTo'] !== before.seq || event.body['hash'] !== before.hash;
}

/** What a chain is checked against: its letter, the digests of the content, and how hashes and signatures are made sure of. */
export interface ChainCheck {
  readonly letterId: string;
  readonly digest: Digest;
  readonly digesting: Digesting;
  /** Leave out to look at the hashes alone. `none` links are not asked about. */
  readonly signed?: (event: LetterEvent, text: string) => boolean;
}

/** Types whose body repeats the content's digests. */
const WITH_DIGEST: readonly string[] = [
  'created',
  'issued',
  'signed',
  'declined',
  'countersigned',
  'scanned',
  'unscanned',
];

function eventFault(event: LetterEvent, before: LetterEvent | undefined, at: number, check: ChainCheck): string | null {
  const where = `events.${at}`;
  if (event.v !== 1 || event.seq !== at || event.letterId !== check.letterId || event.prev !== (before?.hash ?? null)) {
    return where;
  }
  if (!LETTER_EVENT_TYPES.includes(event.type)) {
    return `${where}.type`;
  }
  if (before && event.at < before.at) {
    return `${where}.at`;
  }
  if (sealFault(event, before)) {
    return `${where}.suite`;
  }
  const text = coreText(event);
  if (!same(check.digesting(text), { sm3: event.hash, sha256: event.sha256 })) {
    return `${where}.hash`;
  }
  if (event.suite !== 'none' && check.signed && !check.signed(event, text)) {
    return `${where}.sig`;
  }
  if (WITH_DIGEST.includes(event.type) && !isDigest(event.body['contentDigest'], check.digest)) {
    return `${where}.body.contentDigest`;
  }
  return isComplete(event) ? null : `${where}.body`;
}

/** @returns the first link that does not fit, or null. */
export function chainFault(events: readonly LetterEvent[], check: ChainCheck): string | null {
  for (const [at, event] of events.entries()) {
    const fault = eventFault(event, events[at - 1], at, check);
    if (fault) {
      return fault;
    }
  }
  return null;
}

/**
 * 核对: whether the letter is what was issued and signed: the content's digests, each link of the chain, its signature, and what was signed.
 * @param signed leave out to look at the hashes alone.
 * @returns null, or the first place that does not fit.
 */
export function letterFault(letter: Letter, digesting: Digesting, signed?: ChainCheck['signed']): string | null {
  if (!same(digesting(canonical(letter.content)), letter.digest)) {
    return 'content';
  }
  const check = { letterId: letter._id, digest: letter.digest, digesting, ...(signed ? { signed } : {}) };
  return chainFault(letter.events, check);
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
