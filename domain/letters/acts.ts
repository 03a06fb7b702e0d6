import { found, refuse } from '#domain/errors';
import { canonical } from '#domain/letters/canonical';
import { checkCode } from '#domain/letters/check-code';
import type {
  Challenge,
  Ink,
  InkSummary,
  Letter,
  LetterContent,
  SignerIdentity,
  SignMethod,
} from '#domain/letters/documents';
import {
  type Assistance,
  type EventAuthority,
  type EventDraft,
  issuedStatement,
  nextEvent,
  type SignedBody,
  sealedEvents,
} from '#domain/letters/event';
import { decodeInk, type EncodedInk, inkDuration, isSignature } from '#domain/letters/ink';
import { isSigned, stepOf } from '#domain/letters/machine';
import { readingTime } from '#domain/letters/reading';
import type { Digesting, Sealer } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';

const MINUTE_MS = 60_000;

/** Who issues, as the chain names them. */
export interface Issuer {
  readonly authority: EventAuthority;
  readonly personId: string;
}

/** Of a union each member without these fields. */
type Without<L, K extends PropertyKey> = L extends unknown ? Omit<L, K> : never;
/** A letter before anything has happened to it. */
export type Unissued = Without<
  Letter,
  'content' | 'digest' | 'events' | 'state' | 'method' | 'signedAt' | 'challenge' | 'checkCode' | 'rev'
>;

type Statement = { readonly id: string; readonly text: string };

/** 起草: a letter with its content, digests and the first link of its chain. Where 甲方 signs first it stays so until then. */
export function draftLetter(unissued: Unissued, content: LetterContent, sealer: Sealer): Letter {
  const { digest } = sealer;
  const contentDigest = digest(canonical(content));
  const { templateId, templateVersion, issuedAt: at } = content;
  const body = { contentDigest, templateId, templateVersion, slot: unissued.slot };
  const created = nextEvent(unissued._id, [], { type: 'created', at, body }, sealer);
  return {
    ...unissued,
    content,
    digest: contentDigest,
    events: [created],
    state: 'draft',
    method: null,
    signedAt: null,
    challenge: null,
    checkCode: null,
    rev: 1,
  };
}

/** What the link `issued` says: who issued, which statement is ticked below the text, until when. */
export function issuedBody(letter: Letter, statement: Statement, issuer: Issuer, sealer: Sealer): EventDraft['body'] {
  return {
    contentDigest: letter.digest,
    authority: issuer.authority,
    personId: issuer.personId,
    statementId: statement.id,
    statementDigest: sealer.digest(statement.text),
    until: letter.until,
  };
}

/** 发出: a letter with its content, digests and the first two links of its chain. */
export function issuedLetter(
  unissued: Unissued,
  content: LetterContent,
  statement: Statement,
  issuer: Issuer,
  sealer: Sealer,
): Letter {
  const draft = draftLetter(unissued, content, sealer);
  const body = issuedBody(draft, statement, issuer, sealer);
  const issued = nextEvent(draft._id, draft.events, { type: 'issued', at: content.issuedAt, body }, sealer);
  return { ...draft, events: [...draft.events, issued], state: 'issued' };
}

/** A letter of the time before sealing is sealed first. */
export function linked(letter: Letter, draft: EventDraft, sealer: Sealer): Letter {
  const events = sealedEvents(letter, draft.at, sealer);
  return { ...letter, events: [...events, nextEvent(letter._id, events, draft, sealer)], rev: letter.rev + 1 };
}

/** The job that made the letter has ended once anybody can act on it; the letter need not name it any more. */
export function free({ job: _, ...letter }: Letter): Letter {
  return letter;
}

interface Opening {
  readonly id: string;
  readonly person: string;
  readonly authority: EventAuthority;
  readonly identity: Challenge['identity'];
  readonly now: Instant;
  readonly minutes: number;
}

/** The challenge of this person that can still be used: another device of theirs, or the page opened again. */
function standing(letter: Letter, { person, now }: Opening): Challenge | null {
  const known = letter.challenge;
  const stands =
    known?.suite && !known.used && known.person === person && known.digest === letter.digest.sm3 && now < known.until;
  return stands ? known : null;
}

/** 打开: a challenge for this person, and `viewed` the first time. A challenge that stands is given again, as it is. */
export function openedLetter(letter: Letter, opening: Opening, sealer: Sealer): Letter {
  const state = stepOf(letter, 'open');
  const { id, person, identity, now, minutes } = opening;
  const fresh = {
    id,
    person,
    digest: letter.digest.sm3,
    identity,
    openedAt: now,
    until: now + minutes * MINUTE_MS,
    used: false,
    suite: sealer.suite,
  };
  const challenge = standing(letter, opening) ?? fresh;
  const next = { ...free(letter), state, challenge };
  return letter.state === 'issued'
    ? linked(next, { type: 'viewed', at: now, body: { authority: opening.authority, personId: person } }, sealer)
    : { ...next, rev: letter.rev + 1 };
}

/** What a phone sends to sign. */
export interface Signing {
  readonly challenge: string;
  /** SM3 of the content that the phone showed. */
  readonly digest: string;
  readonly ink: EncodedInk;
  readonly clientAt: Instant;
  readonly client: string;
}

interface Signer {
  readonly person: string;
  readonly signerPersonId: string | null;
  readonly signerName: string;
  readonly relation: string;
  readonly authority: EventAuthority;
  readonly assistance: Assistance | null;
  readonly requestId: string;
  readonly now: Instant;
}

/** The challenge, once it is the signer's, unspent, in time, and for what the letter says now. */
function spendable(letter: Letter, { challenge, digest }: Signing, { person, now }: Signer): Challenge {
  if (digest !== letter.digest.sm3) {
    refuse('LETTER_CHANGED');
  }
  const known = letter.challenge;
  if (!known || known.id !== challenge || known.person !== person || known.used || now >= known.until) {
    return refuse('CHALLENGE_EXPIRED');
  }
  return known.digest === letter.digest.sm3 ? known : refuse('LETTER_CHANGED');
}

/** What the record says of the handwriting. @throws {Refusal} INK_EMPTY */
export function inkSummary(encoded: EncodedInk, digest: Digesting): InkSummary {
  const ink = decodeInk(encoded);
  if (!isSignature(ink)) {
    refuse('INK_EMPTY');
  }
  const { sm3, sha256 } = digest(encoded.points);
  const durationMs = inkDuration(ink);
  return {
    encoding: 'delta-1',
    pointsSm3: sm3,
    pointsSha256: sha256,
    count: ink.points.length,
    w: ink.w,
    h: ink.h,
    durationMs,
  };
}

/** 协助签字: the phone is the helper's, and that its number was checked says nothing of who wrote. */
const unvouched = ({ openidDigest }: SignerIdentity): SignerIdentity => ({
  openidDigest,
  phoneDigest: null,
  phoneVerifiedAt: null,
  level: 'agreed',
});

/** 签字: in the order in which a person can do something about it: already signed, changed, expired, not read, nothing written. */
export function signedLetter(
  letter: Letter,
  signing: Signing,
  signer: Signer,
  sealer: Sealer,
): { readonly letter: Letter; readonly ink: Omit<Ink, 'points'> } {
  // Never opened: there is no challenge to spend, and opening it is what the person can do about it.
  const state = letter.state === 'issued' ? refuse('CHALLENGE_EXPIRED') : stepOf(letter, 'sign');
  const challenge = spendable(letter, signing, signer);
  const dwellMs = signer.now - challenge.openedAt;
  if (dwellMs < readingTime(letter.content.bodyText)) {
    refuse('READ_REQUIRED');
  }
  const summary = inkSummary(signing.ink, sealer.digest);
  const { statementId, statementDigest } = found(issuedStatement(letter));
  const method: SignMethod & SignedBody['method'] = signer.assistance ? 'assisted' : 'self';
  const body: SignedBody = {
    contentDigest: letter.digest,
    signerPersonId: signer.signerPersonId,
    signerName: signer.signerName.normalize('NFC'),
    relation: signer.relation.normalize('NFC'),
    authority: signer.authority,
    role: letter.slot,
    method,
    assistance: signer.assistance,
    identity: signer.assistance ? unvouched(challenge.identity) : challenge.identity,
    consent: { statementId, statementDigest, scrolledToEnd: true, dwellMs },
    ink: summary,
    challengeId: challenge.id,
    requestId: signer.requestId,
    clientAt: signing.clientAt,
    sdk: signing.client,
    until: letter.until,
  };
  const next = linked(
    { ...free(letter), state, method, signedAt: signer.now, challenge: { ...challenge, used: true } },
    { type: 'signed', at: signer.now, body: { ...body } },
    sealer,
  );
  const event = next.events.at(-1);
  const ink = { _id: `${letter._id}:${event?.seq}`, county: letter.county, letter: letter._id, summary };
  return { letter: { ...next, checkCode: checkCode(event?.hash ?? '') }, ink };
}

/** 暂不签的原因. It costs nothing: no place, no aid and no step of law hangs on it (law.md 7). */
export const DECLINE_REASONS = {
  disagree: '不同意里面的内容',
  think: '想再商量一下',
  notMine: '我不是孩子的监护人',
  onPaper: '已经签过纸质的',
  other: '其他原因',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;

interface Declining {
  readonly person: string;
  readonly authority: EventAuthority;
  readonly reason: DeclineReason;
  readonly now: Instant;
}

/** 暂不签: kept with its reason; the letter can still be signed later. */
export function declinedLetter(letter: Letter, { person, authority, reason, now }: Declining, sealer: Sealer): Letter {
  const state = stepOf(letter, 'decline');
  const body = { contentDigest: letter.digest, authority, personId: person, reason };
  return linked({ ...free(letter), state, challenge: null }, { type: 'declined', at: now, body }, sealer);
}

/** Why the letter stands as declined; null when it does not. */
export function declineReason(letter: Pick<Letter, 'state' | 'events'>): DeclineReason | null {
  const event = letter.state === 'declined' ? letter.events.findLast(({ type }) => type === 'declined') : undefined;
  const reason = event?.body['reason'];
  return typeof reason === 'string' && reason in DECLINE_REASONS ? (reason as DeclineReason) : null;
}

/** Whether this person's own signature stands on the letter: a second tap gets the receipt again. */
export function signedBy(letter: Letter, person: string): boolean {
  const body = isSigned(letter) ? letter.events.findLast(({ type }) => type === 'signed')?.body : undefined;
  const assistance = body?.['assistance'] as Assistance | null | undefined;
  return body?.['signerPersonId'] === person || assistance?.personId === person;
}
