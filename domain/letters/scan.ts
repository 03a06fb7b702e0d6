import { found, refuse } from '#domain/errors';
import { free, linked } from '#domain/letters/acts';
import type { Digest, Letter, LetterEvent } from '#domain/letters/documents';
import type { EventAuthority } from '#domain/letters/event';
import { isSigned } from '#domain/letters/machine';
import { EVENTS_CAP } from '#domain/letters/paper';
import { isIssuer, isPostLetter } from '#domain/letters/parties';
import type { Sealer } from '#domain/letters/sealer';
import { dayOf, type Instant } from '#domain/plain-date';

/** 扫描件的形式: photos of its pages, or one PDF as a scanner makes it. */
export const SCAN_KINDS = { picture: '照片', pdf: 'PDF' } as const;
export type ScanKind = keyof typeof SCAN_KINDS;

/** How many files one scan may have: a letter has two to four pages. */
export const SCAN_FILES = 6;

/** One file of a scan, held for good; the digests are over its bytes. */
export interface ScanFile {
  readonly file: string;
  readonly kind: ScanKind;
  readonly size: number;
  readonly sm3: string;
  readonly sha256: string;
}

/** On which side of the letter the post stands that filed. */
export type ScanSide = 'issuer' | 'party';

/** Body of `scanned`: the sealed paper of a letter between organs, as it was scanned back (law.md 7). */
export interface ScanBody {
  readonly contentDigest: Digest;
  readonly files: readonly ScanFile[];
  readonly authority: EventAuthority;
  readonly personId: string;
  /** Post and name of that day. */
  readonly filedBy: string;
  readonly side: ScanSide;
  readonly requestId: string;
}

/** 传错了的原因 */
export const SCAN_REASONS = {
  wrongFile: '传错了文件',
  unclear: '看不清',
  notSealed: '还没有盖章',
} as const;
export type ScanReason = keyof typeof SCAN_REASONS;

/** A scan that stands, with the event that filed it. */
export interface Scan {
  readonly event: LetterEvent;
  readonly body: ScanBody;
}

/** 盖章扫描件: the last one filed, unless it was taken back. */
export function scanOf({ events }: Pick<Letter, 'events'>): Scan | null {
  const event = events.findLast(({ type }) => type === 'scanned' || type === 'unscanned');
  return event?.type === 'scanned' ? { event, body: event.body as unknown as ScanBody } : null;
}

/** Which side of a letter between posts this post is; null where it is neither. */
export function sideOf(
  letter: Letter,
  post: { readonly id: string; readonly unit: string; readonly role: string } | null,
): ScanSide | null {
  if (!post || !isPostLetter(letter)) {
    return null;
  }
  if (letter.post === post.id) {
    return 'party';
  }
  return isIssuer(letter, post) ? 'issuer' : null;
}

/** Whether everybody has signed who should: before that there is nothing to put a seal on. */
export const isWhole = (letter: Pick<Letter, 'state' | 'signing'>): boolean =>
  isSigned(letter) && !(letter.state === 'signed' && letter.signing === 'partyFirst');

export interface ScanFiling {
  /** SM3 of the content that the paper shows. */
  readonly digest: string;
  readonly files: readonly ScanFile[];
  readonly person: string;
  readonly filedBy: string;
  readonly side: ScanSide;
  readonly authority: EventAuthority;
  readonly requestId: string;
  readonly now: Instant;
}

/** 盖章扫描归档: the letter stays as signed as it was; one more event says what lies in the file, by its digests. */
export function scannedLetter(letter: Letter, filing: ScanFiling, sealer: Sealer): Letter {
  if (!isWhole(letter)) {
    refuse('ILLEGAL_STATE', { message: '双方签完以后，才能存盖章的扫描件。' });
  }
  if (filing.digest !== letter.digest.sm3) {
    refuse('LETTER_CHANGED', { message: '这张纸上的内容不是现在的责任书。请重新打印、盖章。' });
  }
  if (scanOf(letter)) {
    refuse('ILLEGAL_STATE', { message: '已经存了盖章的扫描件。存错了的，由存的人当天撤回再存。' });
  }
  if (letter.events.length > EVENTS_CAP) {
    refuse('ILLEGAL_STATE', { message: '这份责任书改动次数太多，不能再存扫描件。' });
  }
  const { files, authority, person: personId, filedBy, side, requestId, now: at } = filing;
  const said = { files, authority, personId, filedBy: filedBy.normalize('NFC'), side, requestId };
  const body: ScanBody = { contentDigest: letter.digest, ...said };
  return linked(free(letter), { type: 'scanned', at, body: { ...body } }, sealer);
}

interface Withdrawing {
  readonly person: string;
  readonly authority: EventAuthority;
  readonly reason: ScanReason;
  readonly now: Instant;
}

/** Whether this person can take the scan back now: whoever filed it, on the same day. */
export const mayWithdrawScan = (letter: Letter, person: string, now: Instant): boolean => {
  const scan = scanOf(letter);
  return scan !== null && scan.body.personId === person && dayOf(scan.event.at) === dayOf(now);
};

/** 撤回扫描件: both stay in the chain; the files are kept, since the chain names them. */
export function unscannedLetter(
  letter: Letter,
  { person, authority, reason, now }: Withdrawing,
  sealer: Sealer,
): Letter {
  const scan = found(scanOf(letter));
  if (!mayWithdrawScan(letter, person, now)) {
    refuse('ILLEGAL_STATE', { message: '只有存这份扫描件的人能在当天撤回。' });
  }
  const body = { contentDigest: letter.digest, scan: scan.event.hash, authority, personId: person, reason };
  return linked(free(letter), { type: 'unscanned', at: now, body }, sealer);
}
