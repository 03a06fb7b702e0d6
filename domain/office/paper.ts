import { IDENTITY_LEVELS, type IdentityLevel, type Letter, SIGN_METHODS } from '#domain/letters/documents';
import { type Scan, scanOf } from '#domain/letters/scan';
import { dayOf, type Instant, timeOf, writtenDate } from '#domain/plain-date';

/** In which form a letter is taken to paper. */
export const PAPER_FORMATS = { pdf: 'PDF', docx: 'Word' } as const;
export type PaperFormat = keyof typeof PAPER_FORMATS;

/** A paragraph of the text, or the heading above some. */
export interface Paragraph {
  readonly text: string;
  readonly heading: boolean;
}

/** 一个签名 as the chain has it. */
export interface PaperSignature {
  readonly seq: number;
  readonly name: string;
  readonly relation: string;
  readonly method: string;
  readonly level: IdentityLevel;
  readonly at: Instant;
}

/** 落款 of one side: which it is, the organ, who answers for it, the day on which they signed. */
export interface ClosingSide {
  readonly label: string;
  readonly organ: string;
  readonly holder: string;
  /** Empty until they sign. */
  readonly day: string;
}

/** 纸面: what stands on the paper of a letter, whatever the format, from the sealed record alone. */
export interface LetterPaper {
  /** Between organs: 公文格式 (GB/T 9704). */
  readonly official: boolean;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  /** 双方落款 of a paper between organs, 甲方 first: with room for a seal over each. */
  readonly closing: readonly ClosingSide[];
  readonly signatures: readonly PaperSignature[];
  /** 签署记录: label and value. */
  readonly record: readonly (readonly [string, string])[];
  readonly note: string;
  readonly checkCode: string | null;
  /** SM3 of the content. */
  readonly digest: string;
}

/** Between posts a letter is a paper of office; what a family signs is laid out to be read at a kitchen table. */
const isOfficial = ({ kind }: Pick<Letter['content'], 'kind'>): boolean => kind === 'postLetter';

const HEADING = /^[一二三四五六七八九十]+、/;
const DIGEST_SHOWN = 32;

/** Text as paragraphs; empty lines between them are layout, not text. */
export const paragraphsOf = (text: string): Paragraph[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, heading: HEADING.test(line) }));

const textIn = (body: Readonly<Record<string, unknown>>, key: string): string => {
  const value = body[key];
  return typeof value === 'string' ? value : '';
};

function levelIn(body: Readonly<Record<string, unknown>>): IdentityLevel {
  const level = textIn({ ...Object(body['identity']) }, 'level');
  const known = level in IDENTITY_LEVELS ? (level as IdentityLevel) : 'agreed';
  // On a helper's phone nothing but the agreement vouches for the signer.
  return body['assistance'] && known === 'phone' ? 'agreed' : known;
}

/** Every signature that still counts, in the order of the chain. */
export function signaturesOf({ events }: Pick<Letter, 'events'>): PaperSignature[] {
  const voided = events.filter(({ type }) => type === 'voided');
  const isWithdrawn = (seq: number): boolean =>
    voided.some((one) => {
      const from = events.find(({ hash }) => hash === one.body['signature'])?.seq ?? one.seq;
      // What was countersigned upon it goes with it.
      return seq >= from && seq < one.seq;
    });
  return events
    .filter(({ type, seq }) => (type === 'signed' || type === 'countersigned') && !isWithdrawn(seq))
    .map(({ type, seq, body, at }) => ({
      seq,
      name: textIn(body, 'signerName'),
      relation: type === 'countersigned' ? '甲方' : textIn(body, 'relation'),
      method: textIn(body, 'method'),
      level: levelIn(body),
      at,
    }));
}

const methodWords = (method: string): string =>
  method in SIGN_METHODS ? SIGN_METHODS[method as keyof typeof SIGN_METHODS] : '电子签署';

const BY_AGREEMENT =
  '说明：签名由平台按双方约定的条件采集和封存，不是第三方 CA 机构的证书签名。签名以后，正文或签名如有改动，凭查验码能查出来。';
const ON_PAPER =
  '说明：原件为纸质签字，由收件人核对后拍照归档。平台证明归档以后没有改动；签字是否本人，以纸质原件为准。不是第三方 CA 机构的证书签名。';
const INTERNAL =
  '本件为单位之间的内部文书。电子签署表示岗位负责人知悉并承诺，由平台按双方约定的条件封存，不是第三方 CA 机构的证书签名。';
const BETWEEN_ORGANS = `${INTERNAL}没有盖章的扫描件；需要单位印章的，请打印盖章后扫描归档。`;
const SEALED_ORGANS = `${INTERNAL}盖章的纸质件已扫描归档，印章以纸质原件为准。`;
const UNSIGNED = '说明：这份责任书还没有签。签不签字，都不影响孩子上学和受资助。';
const UNSIGNED_ORGANS = '本件尚未签署。';

/** How far the paper may be relied on, honestly (law.md 13; 电子签名法 13). */
function noteOf(official: boolean, signatures: readonly PaperSignature[], sealed: boolean): string {
  if (signatures.length === 0) {
    return official ? UNSIGNED_ORGANS : UNSIGNED;
  }
  if (official) {
    return sealed ? SEALED_ORGANS : BETWEEN_ORGANS;
  }
  return signatures.some(({ method }) => method === 'paper') ? ON_PAPER : BY_AGREEMENT;
}

/** Both sides by the fields of the letter; one of before the fields by the name that it shows. */
function closingOf({ fields, parties }: Letter['content'], signatures: readonly PaperSignature[]): ClosingSide[] {
  return (['甲方', '乙方'] as const).map((side, n) => {
    const own = signatures.findLast(({ relation }) => (relation === '甲方') === (side === '甲方'));
    const holder = [fields[`${side}岗位`], own?.name ?? fields[`${side}责任人`]].filter(Boolean).join(' ');
    return {
      label: `${side}（盖章）`,
      organ: fields[`${side}单位`] ?? parties[n]?.nameShown ?? '',
      holder,
      day: own ? writtenDate(dayOf(own.at)) : '',
    };
  });
}

/** 盖章扫描归档: how much, when, by whom. */
const scannedWords = ({ event, body }: Scan): string =>
  `${writtenDate(dayOf(event.at))}归档，${body.files.length} 个文件，由${body.side === 'issuer' ? '甲方' : '乙方'}（${body.filedBy}）存入`;

/** A digest in groups of four, as far as eyes compare it. */
export const grouped = (hex: string): string =>
  hex
    .slice(0, DIGEST_SHOWN)
    .match(/.{1,4}/g)
    ?.join(' ') ?? '';

/** 纸面 of a letter as it stands. */
export function paperOf(letter: Pick<Letter, 'content' | 'digest' | 'events' | 'checkCode'>): LetterPaper {
  const { content, digest, checkCode } = letter;
  const official = isOfficial(content);
  const signatures = signaturesOf(letter);
  const scan = scanOf(letter);
  const record = signatures.flatMap(({ name, relation, method, level, at }): [string, string][] => [
    ['签字人', relation ? `${name}（${relation}）` : name],
    ['签署方式', `${methodWords(method)}；身份核对：${IDENTITY_LEVELS[level]}`],
    ['签署时间', `${writtenDate(dayOf(at))} ${timeOf(at)}`],
  ]);
  return {
    official,
    title: content.title,
    paragraphs: paragraphsOf(content.bodyText),
    closing: official ? closingOf(content, signatures) : [],
    signatures,
    record: [
      ...record,
      ...(scan ? [['盖章扫描件', scannedWords(scan)] as const] : []),
      ...(checkCode ? [['查验码', checkCode] as const] : []),
      ['全文校验值', `SM3 ${grouped(digest.sm3)}…`],
    ],
    note: noteOf(official, signatures, scan !== null),
    checkCode,
    digest: digest.sm3,
  };
}

/** 县日志检查点 on paper: whoever keeps the paper keeps it, and needs nothing of this system to hold it against a file. */
export interface PaperCheckpoint {
  /** All of it, for the code. */
  readonly printed: string;
  readonly size: number;
  readonly at: Instant;
  /** 公钥指纹 of the keys that signed the paper's record and the checkpoint. */
  readonly fingerprints: readonly string[];
}

/** What stands beside the checkpoint's code. */
export const checkpointWords = ({ size, at, fingerprints }: PaperCheckpoint): readonly string[] => [
  `县日志检查点：第 ${size} 条为止，${writtenDate(dayOf(at))} ${timeOf(at)}。右边的码是它的全文，留着这张纸，以后能证明记录没有被整个改写。`,
  ...(fingerprints.length > 0 ? [`平台公钥指纹：${fingerprints.join('，')}`] : []),
];

/** A character that no font here has, by where it stands. */
export interface MissingCharacter {
  readonly place: string;
  readonly point: number;
}

/** Selects a form of the character before it; without a form of its own it is left out. */
export const isSelector = (point: number): boolean =>
  (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);

function missingIn(text: string, has: (point: number) => boolean): { at: number; point: number } | null {
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    at += 1;
    if (!isSelector(point) && !has(point)) {
      return { at, point };
    }
  }
  return null;
}

/** The first character of some texts that cannot be printed, each text with the place to name. */
export function firstMissing(
  texts: Iterable<readonly [place: string, text: string]>,
  has: (point: number) => boolean,
): MissingCharacter | null {
  for (const [place, text] of texts) {
    const missing = missingIn(text, (point) => point === 0x0a || has(point));
    if (missing) {
      return { place: `${place}第 ${missing.at} 个字`, point: missing.point };
    }
  }
  return null;
}

/** The first character of the letter that cannot be printed, a name's by the name's own field: that is where it can be mended. */
export function missingCharacter(content: Letter['content'], has: (point: number) => boolean): MissingCharacter | null {
  const fields = Object.entries(content.fields).map(([name, value]) => [`“${name}”`, value] as const);
  const parties = content.parties.map(({ nameShown }) => ['“签署方名称”', nameShown] as const);
  const body = paragraphsOf(content.bodyText).map(({ text }, n) => [`正文第 ${n + 1} 段`, text] as const);
  return firstMissing([...fields, ...parties, ['标题', content.title] as const, ...body], has);
}

/** What to tell whoever prints: the place and the number of the character, never a blank box. */
export const missingWords = ({ place, point }: MissingCharacter): string =>
  `${place}（编码 U+${point.toString(16).toUpperCase()}）字库里没有，印出来会是空白，所以没有印。请核对名册里这个字。`;
