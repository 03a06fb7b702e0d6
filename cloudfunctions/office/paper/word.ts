import {
  AlignmentType,
  BorderStyle,
  Footer,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { isSelector } from '#domain/office/paper';
import type { Picture } from './raster';

/** Which fonts a Word file names: Word brings them; where it has none it takes its Song. */
export interface Look {
  readonly body: string;
  readonly title: string;
  readonly heading: string;
  /** Half points. */
  readonly size: number;
  readonly titleSize: number;
  /** Twips from line to line. */
  readonly pitch: number;
}

/** 仿宋三号, 小标宋二号, headings in 黑体 (GB/T 9704-2012, 5.2.2, 7.3). */
export const OFFICIAL: Look = {
  body: '仿宋',
  title: '方正小标宋简体',
  heading: '黑体',
  size: 32,
  titleSize: 44,
  pitch: 580,
};
/** What Windows brings for extensions B and after. */
const RARE = 'SimSun-ExtB';

export interface Style {
  readonly font: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** Runs of a text: the rare characters in the font that has them. */
export function runsOf(text: string, { font, size, bold = false, color }: Style): TextRun[] {
  const plain = [...text].filter((character) => !isSelector(character.codePointAt(0) ?? 0)).join('');
  return (plain.match(/[\u{20000}-\u{3ffff}]+|[^\u{20000}-\u{3ffff}]+/gu) ?? []).map((part) => {
    const name = /[\u{20000}-\u{3ffff}]/u.test(part) ? RARE : font;
    const named = { text: part, size, bold, font: { eastAsia: name, ascii: name, hAnsi: name } };
    return new TextRun(color === undefined ? named : { ...named, color });
  });
}

export const line = (text: string, style: Style, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...more, children: runsOf(text, style) });

/** @param shown Its height in px. */
export const picture = ({ data, width, height }: Picture, shown: number): ImageRun =>
  new ImageRun({
    type: 'png',
    data,
    transformation: { height: shown, width: Math.round((width / height) * shown) },
  });

export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE } as const;

export const EXACT = LineRuleType.EXACT;
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

/** 页码: of a paper of office `— 1 —` outside, of others in the middle with how many there are. */
export function footerOf(official: boolean): Footer {
  const children = official
    ? ['— ', PageNumber.CURRENT, ' —']
    : ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'];
  const alignment = official ? AlignmentType.RIGHT : AlignmentType.CENTER;
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        children: [
          new TextRun({ children, size: official ? 28 : 18, font: { eastAsia: '宋体', ascii: '宋体', hAnsi: '宋体' } }),
        ],
      }),
    ],
  });
}

interface Margin {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly footer: number;
}

/** 37, 35, 28 and 26 mm (GB/T 9704-2012, 5.2.1). */
export const OFFICIAL_MARGIN: Margin = { top: 37, bottom: 35, left: 28, right: 26, footer: 23 };

/** A page of A4. @param mm Margins; the file has them in twentieths of a point, which old Word and WPS read too. */
export const pageOf = (mm: Margin) => ({
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(mm.top),
    bottom: twips(mm.bottom),
    left: twips(mm.left),
    right: twips(mm.right),
    footer: twips(mm.footer),
  },
});
