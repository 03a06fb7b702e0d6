import { readCheckCode } from '#domain/letters/check-code';
import { codesIn } from './codes-in';
import { pixelsOf } from './pixels';

const MARK = 'not-one-less';

/** What a PDF of a letter says of itself beside its pages: of which text it is, and by which code its record is found. */
export interface PrintedMark {
  /** SM3 of the content. */
  readonly digest: string;
  readonly checkCode: string | null;
}

export const printedMark = ({ digest, checkCode }: PrintedMark): string =>
  `${MARK} ${digest} ${checkCode ?? ''}`.trim();

const WRITTEN = new RegExp(`\\(${MARK} ([0-9a-f]{64})(?: ([0-9A-Z-]{14}))?\\)`);

/** Null where the PDF was not made by the product: a scanner's says nothing. */
export function readPrintedMark(pdf: Buffer): PrintedMark | null {
  const [, digest, code] = WRITTEN.exec(pdf.toString('latin1')) ?? [];
  return digest === undefined ? null : { digest, checkCode: readCheckCode(code ?? '') };
}

const PAGES = 12;
const JPEG = /\/DCTDecode\b[\s\S]{0,400}?>>\s*stream\r?\n/g;
const JPEG_END = Buffer.from('ffd9', 'hex');

/** The photos that a scanner lays into its PDF, the last page first: there the code is. Other kinds of picture are not read. */
export function photosIn(pdf: Buffer): Buffer[] {
  const starts = [...pdf.toString('latin1').matchAll(JPEG)].map((found) => found.index + found[0].length);
  return starts
    .slice(-PAGES)
    .reverse()
    .map((from) => {
      const stop = pdf.indexOf('endstream', from);
      const end = pdf.lastIndexOf(JPEG_END, stop);
      return pdf.subarray(from, end < from ? from : end + JPEG_END.length);
    });
}

/** The codes on a photo; none on a picture that cannot be drawn. */
function codesOn(photo: Buffer): string[] {
  try {
    return codesIn(pixelsOf(photo));
  } catch {
    return [];
  }
}

/** The codes of the first of these photos that has any. */
export function firstCodes(photos: readonly Buffer[]): string[] {
  for (const photo of photos) {
    const codes = codesOn(photo);
    if (codes.length > 0) {
      return codes;
    }
  }
  return [];
}
