import { refuse } from '#domain/errors';
import { free, type Issuer, issuedBody, linked } from '#domain/letters/acts';
import type { Digest, InkSummary, Letter, SignerIdentity } from '#domain/letters/documents';
import type { EventAuthority } from '#domain/letters/event';
import { isOpen, stepFrom, stepOf } from '#domain/letters/machine';
import type { Sealer } from '#domain/letters/sealer';
import type { Instant, PlainDate } from '#domain/plain-date';

/** 甲方的签名: one ink and one challenge over a list of letters; each letter names both. */
export interface IssuerSigning {
  readonly person: string;
  readonly signerName: string;
  readonly authority: EventAuthority;
  readonly identity: SignerIdentity;
  readonly ink: InkSummary;
  readonly inkId: string;
  readonly challengeId: string;
  /** Digest over the list and how many letters are in it. */
  readonly list: { readonly sm3: string; readonly count: number };
  readonly dwellMs: number;
  readonly requestId: string;
  readonly statement: { readonly id: string; readonly text: string };
  readonly now: Instant;
}

/** What the link `countersigned` says. */
interface CountersignedBody {
  readonly contentDigest: Digest;
  readonly signerPersonId: string;
  readonly signerName: string;
  readonly authority: EventAuthority;
  readonly role: 'issuer';
  readonly identity: SignerIdentity;
  readonly ink: InkSummary;
  readonly inkId: string;
  readonly challengeId: string;
  readonly list: IssuerSigning['list'];
  readonly dwellMs: number;
  readonly requestId: string;
}

function bodyOf(letter: Letter, signing: IssuerSigning): CountersignedBody {
  const { person, signerName, authority, identity, ink, inkId, challengeId, list, dwellMs, requestId } = signing;
  return {
    contentDigest: letter.digest,
    signerPersonId: person,
    signerName: signerName.normalize('NFC'),
    authority,
    role: 'issuer',
    identity,
    ink,
    inkId,
    challengeId,
    list,
    dwellMs,
    requestId,
  };
}

/** 甲方签字: of a letter that waits for it, which is then out (甲方 first) or whole (乙方 first). */
export function issuerSignedLetter(letter: Letter, signing: IssuerSigning, sealer: Sealer): Letter {
  const isFirst = letter.state === 'draft';
  const state = stepOf(letter, isFirst ? 'issue' : 'countersign');
  const draft = { type: 'countersigned' as const, at: signing.now, body: { ...bodyOf(letter, signing) } };
  const signed = linked({ ...free(letter), state }, draft, sealer);
  if (!isFirst) {
    return signed;
  }
  const issuer: Issuer = { authority: signing.authority, personId: signing.person };
  const body = issuedBody(signed, signing.statement, issuer, sealer);
  return { ...linked(signed, { type: 'issued', at: signing.now, body }, sealer), rev: letter.rev + 1 };
}

/** How a letter stands on which 甲方 is asked: where such letters are looked for. */
export const AWAITING_ISSUER = [{ state: 'draft' }, { state: 'signed', signing: 'partyFirst' }] as const;

/** Whether 甲方 is asked to sign this letter now. */
export const awaitsIssuer = ({ state, signing }: Pick<Letter, 'state' | 'signing'>): boolean =>
  AWAITING_ISSUER.some((one) => one.state === state && (!('signing' in one) || one.signing === signing));

/** Whether a letter can still change with its campaign. */
export const isLive = (letter: Pick<Letter, 'state' | 'signing'>): boolean => isOpen(letter) || awaitsIssuer(letter);

/** 暂停 and 恢复: the fence of one letter. @returns the letter itself where there is nothing to fence. */
export function pausedLetter(letter: Letter, paused: boolean): Letter {
  if (!isLive(letter) || (letter.paused ?? false) === paused) {
    return letter;
  }
  return { ...free(letter), paused, rev: letter.rev + 1 };
}

/** 延期. @returns the letter itself where it asks nobody any more. */
export function extendedLetter(letter: Letter, until: PlainDate): Letter {
  return isLive(letter) && letter.until !== until ? { ...free(letter), until, rev: letter.rev + 1 } : letter;
}

interface Ending {
  readonly person: string | null;
  readonly authority: EventAuthority | null;
  readonly now: Instant;
}

/** 结束: nobody signs it any more; it costs the family nothing (law.md 7). @returns the letter itself where it is signed or over. */
export function expiredLetter(letter: Letter, { person, authority, now }: Ending, sealer: Sealer): Letter {
  const state = stepFrom(letter.state, 'expire');
  const body = { contentDigest: letter.digest, authority, personId: person, until: letter.until };
  return state === null
    ? letter
    : linked({ ...free(letter), state, paused: false, challenge: null }, { type: 'expired', at: now, body }, sealer);
}

/** 作废的原因, chosen by 甲方. */
export const LETTER_VOID_REASONS = {
  wrongParty: '签订对象不对',
  wrongText: '内容写错了',
  personChanged: '岗位或监护人有变动',
  other: '其他原因',
} as const;
export type LetterVoidReason = keyof typeof LETTER_VOID_REASONS;

/** 作废: by 甲方, with its reason; what was signed stays in the chain and counts no more. */
export function voidedLetter(
  letter: Letter,
  { person, authority, now, reason }: Ending & { readonly reason: LetterVoidReason },
  sealer: Sealer,
): Letter {
  const state = stepOf(letter, 'void');
  const body = { contentDigest: letter.digest, authority, personId: person, reason };
  return linked({ ...free(letter), state, challenge: null }, { type: 'voided', at: now, body }, sealer);
}

/** 被取代: by the letter of a later campaign for the same party. @returns the letter itself where it is over already. */
export function supersededLetter(letter: Letter, by: string, now: Instant, sealer: Sealer): Letter {
  const state = stepFrom(letter.state, 'supersede');
  const body = { contentDigest: letter.digest, by };
  return state === null
    ? letter
    : linked({ ...free(letter), state, challenge: null }, { type: 'superseded', at: now, body }, sealer);
}

/** 签署清单: letters and digests in the order of their ids; what the issuer's challenge is bound to. */
export function listText(letters: readonly Pick<Letter, '_id' | 'digest'>[]): string {
  const lines = letters.map(({ _id, digest }) => `${_id} ${digest.sm3}`).sort();
  return lines.length > 0 ? lines.join('\n') : refuse('ILLEGAL_STATE', { message: '没有等您签字的责任书。' });
}

/** Who signed for 甲方 and when, of a letter that it signed. */
export function issuerSignature(
  letter: Pick<Letter, 'events'>,
): { readonly name: string; readonly at: Instant } | null {
  const event = letter.events.findLast(({ type }) => type === 'countersigned');
  return event ? { name: (event.body as unknown as CountersignedBody).signerName, at: event.at } : null;
}
