import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { checkpointWords, type LetterPaper, type PaperCheckpoint } from '#domain/office/paper';
import type { Beside } from './letter-pdf';
import { codePicture, inkPicture } from './raster';
import {
  EXACT,
  footerOf,
  type Look,
  line,
  NO_BORDERS,
  NO_LINE,
  OFFICIAL,
  OFFICIAL_MARGIN,
  pageOf,
  picture,
  type Style,
} from './word';

const PLAIN: Look = { body: '宋体', title: '宋体', heading: '黑体', size: 24, titleSize: 40, pitch: 420 };
const SMALL = 20;
const INK_HEIGHT = 56;
const CODE_SIDE = 90;
const ANCHOR_SIDE = 110;
const TINY = 14;

function bodyOf({ paragraphs, official }: LetterPaper, look: Look): Paragraph[] {
  const spacing = { line: look.pitch, lineRule: EXACT };
  return paragraphs.map(({ text, heading }) => {
    const atMargin = !official && (heading || /^[甲乙丙]方/.test(text));
    const style = { font: heading ? look.heading : look.body, size: look.size, bold: heading && !official };
    return line(text, style, { spacing, indent: { firstLine: atMargin ? 0 : look.size * 20 } });
  });
}

/** 落款 of both sides beside each other, as a table without lines. */
function closingOf({ closing }: LetterPaper, look: Look): (Paragraph | Table)[] {
  if (closing.length === 0) {
    return [];
  }
  const spacing = { line: look.pitch, lineRule: EXACT };
  const children = closing.map(
    ({ label, organ, holder, day }) =>
      new TableCell({
        borders: NO_BORDERS,
        width: { size: 50, type: WidthType.PERCENTAGE },
        children: [label, organ, holder, day || '　　　年　　月　　日'].map((text) =>
          line(text, { font: look.body, size: look.size }, { spacing, keepLines: true, keepNext: true }),
        ),
      }),
  );
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { ...NO_BORDERS, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: [new TableRow({ cantSplit: true, children })],
  });
  return [line('', { font: look.body, size: look.size }, { spacing }), table];
}

/** 县日志检查点: its code, and below it all of it as text, since who has the file can copy it. */
function anchorOf(checkpoint: PaperCheckpoint, style: Style): Paragraph[] {
  const code = picture(codePicture(checkpoint.printed.trim(), 'L'), ANCHOR_SIDE);
  return [
    ...checkpointWords(checkpoint).map((text) =>
      line(text.replace('右边', '下面'), style, { keepLines: true, keepNext: true, spacing: { before: 80 } }),
    ),
    new Paragraph({ children: [code], keepNext: true, spacing: { before: 80 } }),
    ...checkpoint.printed
      .trim()
      .split('\n')
      .map((text) => line(text, { ...style, size: TINY }, { keepLines: true })),
  ];
}

/** 签署记录 below a rule: what is known, handwriting and code, and how far it may be relied on. */
function recordOf(paper: LetterPaper, { inks, checkpoint }: Beside, look: Look): Paragraph[] {
  const style = { font: look.body, size: SMALL };
  const shown = paper.signatures
    .flatMap(({ seq }) => inks.get(seq) ?? [])
    .map((ink) => picture(inkPicture(ink), INK_HEIGHT));
  const code = paper.checkCode ? [picture(codePicture(paper.checkCode), CODE_SIDE)] : [];
  const pictures = [...shown, ...code].flatMap((one, n) => (n === 0 ? [one] : [new TextRun({ text: '　　' }), one]));
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 6 };
  return [
    new Paragraph({ children: [], border: { bottom: rule }, keepNext: true }),
    ...paper.record.map(([name, value]) => line(`${name}：${value}`, style, { keepNext: true, keepLines: true })),
    ...(pictures.length > 0 ? [new Paragraph({ children: pictures, keepNext: true, spacing: { before: 80 } })] : []),
    line(paper.note, style, { keepLines: true, spacing: { before: 80 } }),
    ...(checkpoint ? anchorOf(checkpoint, style) : []),
  ];
}

const PLAIN_MARGIN = { top: 22, bottom: 22, left: 24, right: 24, footer: 12 } as const;

/** 责任书 Word: the same record, for whoever has to put it into a file. The sealed text is the record's, not this file's. */
export function letterDocx(paper: LetterPaper, beside: Beside): Promise<Buffer> {
  const look = paper.official ? OFFICIAL : PLAIN;
  const title = line(
    paper.title,
    { font: look.title, size: look.titleSize, bold: !paper.official },
    {
      alignment: AlignmentType.CENTER,
      spacing: { after: look.pitch },
    },
  );
  const document = new Document({
    title: paper.title,
    creator: '一个都不能少',
    lastModifiedBy: '一个都不能少',
    sections: [
      {
        properties: {
          page: pageOf(paper.official ? OFFICIAL_MARGIN : PLAIN_MARGIN),
          grid: { type: DocumentGridType.LINES, linePitch: look.pitch },
        },
        footers: { default: footerOf(paper.official) },
        children: [title, ...bodyOf(paper, look), ...closingOf(paper, look), ...recordOf(paper, beside, look)],
      },
    ],
  });
  return Packer.toBuffer(document);
}
