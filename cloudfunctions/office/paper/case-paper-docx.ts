import { AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Packer, Paragraph } from 'docx';
import type { LawPaper } from '#domain/office/case-paper';
import { codePicture } from './raster';
import { EXACT, footerOf, line, OFFICIAL, OFFICIAL_MARGIN, pageOf, picture } from './word';
import { watermarkHeader } from './word-watermark';

const RED = 'C8102E';
const SMALL = 20;
const CODE_SIDE = 90;
const HEAD_SIZE = 64;
/** Most characters of the organ's name at that size within the width of the text. */
const HEAD_FITS = 13;
const spacing = { line: OFFICIAL.pitch, lineRule: EXACT } as const;
const STYLE = { font: OFFICIAL.body, size: OFFICIAL.size } as const;
const CHARACTER = OFFICIAL.size * 10;

/** 发文机关标志 over a double red rule (信函格式, GB/T 9704-2012, 10.1). */
function headOf({ head }: LawPaper): Paragraph[] {
  if (head === null) {
    return [];
  }
  const size = Math.round(HEAD_SIZE * Math.min(1, HEAD_FITS / [...head].length));
  const rule = { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: RED, space: 8 };
  const style = { font: OFFICIAL.title, size, color: RED };
  return [line(head, style, { alignment: AlignmentType.CENTER, border: { bottom: rule }, spacing: { after: 120 } })];
}

function topOf(paper: LawPaper): Paragraph[] {
  const number = line(paper.number, STYLE, { alignment: AlignmentType.RIGHT, spacing });
  const title = line(
    paper.title,
    { font: OFFICIAL.title, size: OFFICIAL.titleSize },
    { alignment: AlignmentType.CENTER, spacing: { before: OFFICIAL.pitch, after: OFFICIAL.pitch / 2 } },
  );
  return paper.head === null ? [title, number] : [...headOf(paper), number, title];
}

const bodyOf = ({ paragraphs }: LawPaper): Paragraph[] =>
  paragraphs.map(({ text, indent, heading }) =>
    line(
      text,
      { ...STYLE, font: heading ? OFFICIAL.heading : OFFICIAL.body },
      { spacing, indent: { firstLine: indent * CHARACTER * 2 }, keepNext: heading },
    ),
  );

/** 落款: the day four characters from the right, the organ over its middle, as far as the width allows. */
function closingOf({ organ, day }: LawPaper): Paragraph[] {
  const wide = [...organ].length;
  const dated = [...day].length;
  const right = (own: number): number => Math.max(1, 4 + (dated - own) / 2) * CHARACTER * 2;
  const kept = { alignment: AlignmentType.RIGHT, spacing, keepLines: true } as const;
  return [
    line('', STYLE, { spacing, keepNext: true }),
    line('', STYLE, { spacing, keepNext: true }),
    line(organ, STYLE, { ...kept, keepNext: true, indent: { right: right(wide) } }),
    line(day, STYLE, { ...kept, indent: { right: 4 * CHARACTER * 2 } }),
  ];
}

function footOf({ foot, code }: LawPaper): Paragraph[] {
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 6 };
  const small = { font: OFFICIAL.body, size: SMALL };
  return [
    new Paragraph({ children: [], border: { bottom: rule }, keepNext: true }),
    ...foot.map((text) => line(text.replace('右边', '下面'), small, { keepLines: true, keepNext: code !== null })),
    ...(code === null
      ? []
      : [new Paragraph({ children: [picture(codePicture(code), CODE_SIDE)], spacing: { before: 80 } })]),
  ];
}

/** The lower double rule of the first page, which bears no number. */
function firstFooter({ head }: LawPaper): Footer {
  if (head === null) {
    return footerOf(true);
  }
  const rule = { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, color: RED, space: 1 };
  return new Footer({ children: [new Paragraph({ children: [], border: { bottom: rule } })] });
}

/** 文书 Word: the same words for an organ that prints by its own programs; what counts is the sealed paper, not this file. */
export function casePaperDocx(paper: LawPaper): Promise<Buffer> {
  const header = watermarkHeader(paper.watermark);
  const again = watermarkHeader(paper.watermark);
  const document = new Document({
    title: paper.title,
    creator: '一个都不能少',
    lastModifiedBy: '一个都不能少',
    sections: [
      {
        properties: {
          page: pageOf(OFFICIAL_MARGIN),
          grid: { type: DocumentGridType.LINES, linePitch: OFFICIAL.pitch },
          titlePage: true,
        },
        ...(header && again ? { headers: { first: header, default: again } } : {}),
        footers: { first: firstFooter(paper), default: footerOf(true) },
        children: [...topOf(paper), ...bodyOf(paper), ...closingOf(paper), ...footOf(paper)],
      },
    ],
  });
  return Packer.toBuffer(document);
}
