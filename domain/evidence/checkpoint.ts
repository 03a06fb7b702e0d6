import type { TreeHead } from '#domain/evidence/merkle';
import { LAST_TIME } from '#domain/evidence/shape';
import type { SealSuite } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';

/** 检查点: the state of a county's log, signed. Whoever holds one can tell whether anything before it was changed. */
export interface SignedCheckpoint {
  /** `origin\nsize\nbase64(root)\nat\n` */
  readonly text: string;
  readonly suite: SealSuite;
  readonly kid: string;
  /** Over the text's UTF-8 bytes. */
  readonly sig: string;
}

/** What the text of a checkpoint says. */
export interface CheckpointSays extends TreeHead {
  readonly county: string;
  readonly at: Instant;
}

const ORIGIN = 'not-one-less/';
const TEXT = /^not-one-less\/([a-z0-9-]{1,40})\n([1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\n([1-9][0-9]{0,14})\n$/;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** 32 bytes from hex to base64, without a runtime's help. */
function base64(hex: string): string {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const sixes = `${bits}00`.match(/.{6}/g) ?? [];
  return `${sixes.map((six) => BASE64[Number.parseInt(six, 2)]).join('')}=`;
}

/** Null where the last two bits are not zero: a root has one spelling. */
function hexOf(text: string): string | null {
  const bits = [...text.slice(0, -1)].map((letter) => BASE64.indexOf(letter).toString(2).padStart(6, '0')).join('');
  const fours = bits.slice(0, 256).match(/.{4}/g) ?? [];
  return bits.endsWith('00') ? fours.map((four) => Number.parseInt(four, 2).toString(16)).join('') : null;
}

export function checkpointText({ county, size, root, at }: CheckpointSays): string {
  return `${ORIGIN}${county}\n${size}\n${base64(root)}\n${at}\n`;
}

/** @returns what the text says, or null when it is no checkpoint. */
export function readCheckpoint(text: string): CheckpointSays | null {
  const [, county = '', size = '', root = '', at = ''] = TEXT.exec(text) ?? [];
  const hex = county === '' || Number(at) > LAST_TIME ? null : hexOf(root);
  return hex === null ? null : { county, size: Number(size), root: hex, at: Number(at) };
}

/** 检查点全文: as it is kept, printed and handed round: the text, then suite, key and signature on a line. */
export function printedCheckpoint({ text, suite, kid, sig }: SignedCheckpoint): string {
  return `${text}${suite} ${kid} ${sig}\n`;
}

const SIGNED_BY = /^(sm3-ed25519|sm3-sm2) ([a-z0-9][a-z0-9-]{0,39}) ([0-9a-f]{128})$/;
/** What may stand between words that were typed off or copied out of a paper. */
const BETWEEN = /[\t\n\r \u00a0\u3000]+/;
const TEXT_WORDS = 4;
const WORDS = 6;

/** 纸上那句话: how many entries, and when as far as it says so. It holds nothing of the log itself. */
export interface SpokenCheckpoint {
  readonly size: number;
  /** `11-22 16:20` */
  readonly at: string | null;
}

const SPOKEN = /第([1-9][0-9]{0,14})条为止/;
const SPOKEN_AT = /(\d{1,2})月(\d{1,2})日(?:星期.)?(\d{1,2}):(\d{2})/;

/** The sentence beside the code, as it stands on paper or on a receipt's screen. Null when it is none. */
export function readSpokenCheckpoint(typed: string): SpokenCheckpoint | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const [, size] = SPOKEN.exec(text) ?? [];
  const [, month = '', day = '', hour = '', minute = ''] = SPOKEN_AT.exec(text) ?? [];
  const at =
    month === '' ? null : `${month.padStart(2, '0')}-${day.padStart(2, '0')} ${hour.padStart(2, '0')}:${minute}`;
  return size === undefined ? null : { size: Number(size), at };
}

/** A checkpoint as somebody kept it: how it is broken into lines does not matter, nor that its signature is. Null when it is none. */
export function readPrintedCheckpoint(printed: string): SignedCheckpoint | null {
  const words = printed
    .replace(/^\ufeff/, '')
    .split(BETWEEN)
    .filter((word) => word !== '');
  const text = `${words.slice(0, TEXT_WORDS).join('\n')}\n`;
  const by = [...words.slice(TEXT_WORDS, WORDS), words.slice(WORDS).join('')].join(' ');
  const [, suite, kid = '', sig = ''] = SIGNED_BY.exec(by) ?? [];
  return suite && readCheckpoint(text) ? { text, suite: suite as SealSuite, kid, sig } : null;
}
