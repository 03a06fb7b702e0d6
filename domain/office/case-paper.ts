import { type PaperContent, RIGHTS_HEADING } from '#domain/cases/paper-content';
import { TO_COURT } from '#domain/cases/paper-rules';
import { isDraftPrint, type Paper } from '#domain/cases/papers';
import { coded } from '#domain/letters/check-code';
import { firstMissing, grouped, type MissingCharacter } from '#domain/office/paper';
import { writtenDate } from '#domain/plain-date';

/** 水印: what the sheet is not. */
export type Watermark = '草稿' | '作废' | '演示';

/** A paragraph of a paper of law; the salutation and headings of its parts stand at the margin or bold. */
export interface LawParagraph {
  readonly text: string;
  /** In characters. */
  readonly indent: 0 | 2;
  readonly heading: boolean;
}

/** 文书的纸面: what stands on it whatever the format, from the content that was kept and nothing else. */
export interface LawPaper {
  /** 发文机关标志 in red of the letter format (GB/T 9704-2012, 10.1); null of what goes to a court, which is no paper of office. */
  readonly head: string | null;
  /** 发文字号 */
  readonly number: string;
  readonly title: string;
  readonly paragraphs: readonly LawParagraph[];
  readonly organ: string;
  readonly day: string;
  readonly watermark: Watermark | null;
  /** What the code says: 文号 and 查验码, nothing of a child. Null on a draft. */
  readonly code: string | null;
  /** Beside the code. */
  readonly foot: readonly string[];
}

const NO_DAY = '　　　　年　　月　　日';
export const PAPER_CODE_LENGTH = 12;

/** 文书查验码: the first 60 bits of the digest, `7K2M-9QWX-4TBD`. */
export const paperCheckCode = ({ sm3 }: { readonly sm3: string }): string => coded(sm3, PAPER_CODE_LENGTH);

/** 水印 of a paper as it stands. */
export function watermarkOf(paper: Pick<Paper, 'kind' | 'state' | 'sealedCopy'>, demo: boolean): Watermark | null {
  if (paper.state === 'void') {
    return '作废';
  }
  if (isDraftPrint(paper)) {
    return '草稿';
  }
  return demo ? '演示' : null;
}

const plain = (text: string): LawParagraph => ({ text, indent: 2, heading: false });
/** 主送: a first line that ends with a colon stands at the margin. */
const first = (text: string): LawParagraph => ({ text, indent: text.endsWith('：') ? 0 : 2, heading: false });
const heading = (text: string): LawParagraph => ({ text, indent: 2, heading: true });

function paragraphsOf({ body, rights, online }: PaperContent): LawParagraph[] {
  const [salutation, ...rest] = body;
  const means = online === '' ? rights : [...rights, online];
  return [
    ...(salutation === undefined ? [] : [first(salutation)]),
    ...rest.map(plain),
    ...(means.length > 0 ? [heading(RIGHTS_HEADING), ...means.map(plain)] : []),
  ];
}

function footOf({
  number,
  digest,
  watermark,
}: Pick<LawPaper, 'number' | 'watermark'> & Pick<Paper, 'digest'>): string[] {
  if (watermark === '草稿') {
    return ['草稿：没有机关的编号、签字和印章，不具有效力，不得送达。'];
  }
  if (watermark === '作废') {
    return [`本文书已经作废，文号${number}保留。`];
  }
  const marked = digest === null ? [] : [`查验码 ${paperCheckCode(digest)}，全文校验值 SM3 ${grouped(digest.sm3)}…`];
  return ['扫右边的码，可以核对文号和查验码；码里没有孩子的信息。', ...marked];
}

/** 纸面 of a paper as it is kept. @param demo 演示县: its papers say so on every page. */
export function lawPaperOf(
  paper: Pick<Paper, 'kind' | 'state' | 'sealedCopy' | 'digest'>,
  content: PaperContent,
  demo: boolean,
): LawPaper {
  // What goes to a court bears no head of the organ: it is a party there.
  const isToCourt = TO_COURT.includes(content.kind);
  const watermark = watermarkOf(paper, demo);
  const number = content.number ?? '（草稿，未编号）';
  const { digest } = paper;
  return {
    head: isToCourt ? null : content.organ,
    number,
    title: content.title,
    paragraphs: paragraphsOf(content),
    organ: content.organ,
    day: content.issuedOn === null ? NO_DAY : writtenDate(content.issuedOn),
    watermark,
    code: digest === null || content.number === null ? null : `${content.number} ${paperCheckCode(digest)}`,
    foot: footOf({ number, digest, watermark }),
  };
}

/** The first character of the paper that cannot be printed, a name's as the name's: that is where it can be mended. */
export function missingInPaper(content: PaperContent, has: (point: number) => boolean): MissingCharacter | null {
  const { addressees, child, title, number, organ, body, rights, online } = content;
  return firstMissing(
    [
      ['“孩子姓名”', child.name],
      ...addressees.map(({ name }) => ['“受送达人”', name] as const),
      ['“机关”', organ],
      ['标题', title],
      ['文号', number ?? ''],
      ...[...body, ...rights, online].map((text, n) => [`第 ${n + 1} 段`, text] as const),
    ],
    has,
  );
}
