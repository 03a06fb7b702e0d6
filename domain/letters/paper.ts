import { found, refuse } from '#domain/errors';
import { checkCode } from '#domain/letters/check-code';
import type { Digest, Letter, LetterEvent } from '#domain/letters/documents';
import { type EventAuthority, type EventDraft, nextEvent, sealedEvents } from '#domain/letters/event';
import { isSigned, stepOf } from '#domain/letters/machine';
import type { Sealer } from '#domain/letters/sealer';
import { dayOf, type Instant, type PlainDate } from '#domain/plain-date';

const MARK = 'NOL1';
const SHORT = 12;
const CHECK_MODULUS = 97;

/** Two digits over the whole text: one wrong character, or two exchanged, never pass, since 97 is prime. */
export function checkDigits(text: string): string {
  let rest = 0;
  for (const character of text) {
    rest = (rest * 10 + character.charCodeAt(0)) % CHECK_MODULUS;
  }
  return String(rest).padStart(2, '0');
}

/** What the coarse mode of QR has no character for, or this code uses itself. Capitals get a `+` before them. */
const ESCAPES = new Map([
  ['+', '+1'],
  ['.', '+2'],
  ['*', '+3'],
  ['_', '+4'],
  ['~', '*'],
]);
const PLAIN = new Map([...ESCAPES].map(([plain, escaped]) => [escaped, plain]));

/** An id in capitals. A household's number is people's own: what the coarse mode has not stays, and makes the picture finer. */
export const escaped = (id: string): string =>
  id.replace(/[a-zA-Z+.*_~]/g, (letter) =>
    /[a-z]/.test(letter) ? letter.toUpperCase() : (ESCAPES.get(letter) ?? `+${letter}`),
  );
export const unescaped = (text: string): string =>
  text.replace(
    /\+.|[A-Z*]/gu,
    (part) => PLAIN.get(part) ?? (part.startsWith('+') ? part.slice(1) : part.toLowerCase()),
  );

/** 纸质责任书上的码: which letter, the beginning of its SM3, two check digits. Upper case, so that the picture stays coarse. */
export function sheetCode({ _id, digest }: Pick<Letter, '_id' | 'digest'>): string {
  const text = `${MARK}.${escaped(_id)}.${digest.sm3.slice(0, SHORT).toUpperCase()}`;
  return `${text}.${checkDigits(text)}`;
}

/** What a code on paper names; null when it is another's code, or was misread. */
export function readSheetCode(code: string): { readonly letter: string; readonly digest: string } | null {
  const [mark, letter = '', digest = '', check, ...more] = code.trim().split('.');
  const text = `${mark}.${letter}.${digest}`;
  const whole = mark === MARK && more.length === 0 && digest.length === SHORT && check === checkDigits(text);
  return whole ? { letter: unescaped(letter), digest: digest.toLowerCase() } : null;
}

/** Whether the sheet shows what the letter says now. */
export const isOfLetter = (code: { readonly digest: string }, letter: Pick<Letter, 'digest'>): boolean =>
  letter.digest.sm3.startsWith(code.digest);

/** 纸质签字的凭据: the photo, the day written on the paper, and who vouches for both. */
export interface PaperProof {
  /** Id of the kept copy of the photo. */
  readonly photo: string;
  readonly photoSm3: string;
  readonly photoSha256: string;
  readonly signedOn: PlainDate;
  readonly vouchedBy: { readonly personId: string; readonly postId: string };
}

/** Body of `signed` when the signature is on paper: no ink, no challenge, no phone; a person vouches instead. */
export interface PaperBody {
  readonly contentDigest: Digest;
  readonly signerPersonId: null;
  readonly signerName: string;
  readonly relation: string;
  readonly authority: EventAuthority;
  readonly role: Letter['slot'];
  readonly method: 'paper';
  readonly assistance: null;
  readonly identity: { readonly level: 'paper' };
  readonly paper: PaperProof;
  readonly requestId: string;
  /** 签订期 as it was at this moment. */
  readonly until?: PlainDate;
}

/** Events that a chain may have, so that one more signature and its revocation still fit (≤ 20). */
export const EVENTS_CAP = 17;

function linked(letter: Letter, draft: EventDraft, sealer: Sealer): readonly LetterEvent[] {
  const events = sealedEvents(letter, draft.at, sealer);
  return [...events, nextEvent(letter._id, events, draft, sealer)];
}

/** The last signature, when it is on paper. */
export function paperBody(letter: Pick<Letter, 'state' | 'events'>): PaperBody | null {
  const body = isSigned(letter) ? letter.events.findLast(({ type }) => type === 'signed')?.body : undefined;
  return body?.['method'] === 'paper' ? (body as unknown as PaperBody) : null;
}

/** Whether this very person has vouched for a paper signature: a second tap gets the receipt again. */
export const vouchedBy = (letter: Letter, person: string): boolean =>
  paperBody(letter)?.paper.vouchedBy.personId === person;

export interface PaperSigning {
  /** SM3 of the content that the sheet shows. */
  readonly digest: string;
  readonly proof: PaperProof;
  readonly signerName: string;
  readonly relation: string;
  readonly authority: EventAuthority;
  readonly requestId: string;
  readonly now: Instant;
}

/** The day on the paper: not before the letter was issued, not after today. */
function requireDay(letter: Letter, signedOn: PlainDate, now: Instant): void {
  if (signedOn < dayOf(letter.content.issuedAt) || signedOn > dayOf(now)) {
    refuse('INVALID_ARGUMENT', {
      fields: [{ path: 'signedOn', rule: '签字日期要在发出之后、今天之前，请看一看纸上写的日期' }],
    });
  }
}

/** What to say of a sheet that shows an older text. */
export const OLD_SHEET = { message: '这张纸上的内容不是现在的责任书。请重新打印，再请家长签。' } as const;

/** 收下纸质签字: somebody who has the sheet before them vouches for it. What was printed must be what the letter says. */
export function paperSignedLetter(before: Letter, signing: PaperSigning, sealer: Sealer): Letter {
  const { job: _, ...letter } = before;
  const state = stepOf(letter, 'signPaper');
  if (signing.digest !== letter.digest.sm3) {
    refuse('LETTER_CHANGED', OLD_SHEET);
  }
  requireDay(letter, signing.proof.signedOn, signing.now);
  if (letter.events.length > EVENTS_CAP) {
    refuse('ILLEGAL_STATE', { message: '这份责任书改动次数太多，不能再收纸质的，请由家长在手机上签。' });
  }
  const body: PaperBody = {
    contentDigest: letter.digest,
    signerPersonId: null,
    signerName: signing.signerName.normalize('NFC'),
    relation: signing.relation.normalize('NFC'),
    authority: signing.authority,
    role: letter.slot,
    method: 'paper',
    assistance: null,
    identity: { level: 'paper' },
    paper: signing.proof,
    requestId: signing.requestId,
    until: letter.until,
  };
  const events = linked(letter, { type: 'signed', at: signing.now, body: { ...body } }, sealer);
  const { hash } = found(events.at(-1));
  return {
    ...letter,
    state,
    method: 'paper',
    signedAt: signing.now,
    challenge: null,
    events,
    checkCode: checkCode(hash),
    rev: letter.rev + 1,
  };
}

/** 收错了的原因 */
export const VOID_REASONS = {
  wrongChild: '放到了别的孩子名下',
  notSigned: '纸上没有签字',
  unclear: '照片看不清',
} as const;
export type VoidReason = keyof typeof VOID_REASONS;

interface Voiding {
  readonly person: string;
  readonly authority: EventAuthority;
  readonly reason: VoidReason;
  readonly now: Instant;
}

/**
 * 撤回纸质签字: only by whoever vouched, on the same day. The signature stays in the chain; a link after it says that it does not count, and
 * the letter asks again.
 */
export function paperVoidedLetter(letter: Letter, { person, authority, reason, now }: Voiding, sealer: Sealer): Letter {
  const state = stepOf(letter, 'voidPaper');
  const event = found(letter.events.findLast(({ type }) => type === 'signed'));
  if (!vouchedBy(letter, person)) {
    refuse('ILLEGAL_STATE', { message: '只有收下这张纸的人能撤回。' });
  }
  if (dayOf(event.at) !== dayOf(now)) {
    refuse('ILLEGAL_STATE', { message: '只能在收下的当天撤回。' });
  }
  const body = { contentDigest: letter.digest, signature: event.hash, authority, personId: person, reason };
  const events = linked(letter, { type: 'voided', at: now, body }, sealer);
  return { ...letter, state, method: null, signedAt: null, checkCode: null, events, rev: letter.rev + 1 };
}
