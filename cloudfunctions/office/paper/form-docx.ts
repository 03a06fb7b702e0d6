import {
  AlignmentType,
  Document,
  HeightRule,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { FormCell, FormRow, FormSheet } from '#domain/office/form';
import { codePicture } from './raster';
import { EXACT, line, pageOf, picture, twips } from './word';
import { watermarkHeader } from './word-watermark';

const MARGIN = { top: 16, bottom: 14, left: 22, right: 22, footer: 8 } as const;
const WIDTH = twips(210 - 2 * 22);
const COLUMNS = 12;
const CODE_SIDE = 113;
const TEXT = { font: '宋体', size: 23 } as const;
const NOTE = { font: '宋体', size: 19, color: '595959' } as const;

function cellOf({ text, span, isLabel }: FormCell): TableCell {
  const alignment = isLabel ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    columnSpan: span,
    width: { size: (WIDTH / COLUMNS) * span, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 110, right: 110 },
    children: text.split('\n').map((part) => line(part, TEXT, { alignment, spacing: { line: 340, lineRule: EXACT } })),
  });
}

const rowOf = ({ cells, height }: FormRow): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: twips(height), rule: HeightRule.ATLEAST },
    children: cells.map(cellOf),
  });

const middle = (text: string, size: number): Paragraph =>
  line(text, { font: '宋体', size, bold: true }, { alignment: AlignmentType.CENTER, spacing: { after: 80 } });

/** 表格 Word: the same page, to be changed by whoever needs another room to write in. */
export function formDocx(sheet: FormSheet): Promise<Buffer> {
  const { organ, title, rows, notes, code, watermark } = sheet;
  const header = watermarkHeader(watermark);
  const table = new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: COLUMNS }, () => Math.floor(WIDTH / COLUMNS)),
    rows: rows.map(rowOf),
  });
  const coded = code
    ? [new Paragraph({ alignment: AlignmentType.RIGHT, children: [picture(codePicture(code), CODE_SIDE)] })]
    : [];
  const document = new Document({
    title,
    creator: '一个都不能少',
    lastModifiedBy: '一个都不能少',
    sections: [
      {
        properties: { page: pageOf(MARGIN) },
        ...(header ? { headers: { default: header } } : {}),
        children: [
          ...coded,
          middle(organ, 28),
          middle(title, 44),
          table,
          ...notes.map((text) => line(text, NOTE, { spacing: { before: 60 } })),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
