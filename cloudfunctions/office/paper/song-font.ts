import { create, type Font } from 'fontkit';
import { fontFile } from './font-file';
import { rareGlyph } from './rare-glyphs';

let song: Font | undefined;
const widths = new Map<number, number>();

/** 宋体: the printing font, read once for the life of the function. */
export function songFont(): Font {
  if (!song) {
    const opened = create(fontFile('song.ttf'));
    if (!('layout' in opened)) {
      throw new Error('song.ttf is no single font');
    }
    song = opened;
  }
  return song;
}

export const hasGlyph = (point: number): boolean => songFont().hasGlyphForCodePoint(point);

/** Whether this character can be printed at all. */
export const canPrint = (point: number): boolean => hasGlyph(point) || rareGlyph(point) !== null;

/** Width of a character in em. */
export function widthOf(point: number): number {
  const known = widths.get(point);
  if (known !== undefined) {
    return known;
  }
  const font = songFont();
  const width = font.hasGlyphForCodePoint(point)
    ? font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm
    : (rareGlyph(point)?.width ?? 1);
  widths.set(point, width);
  return width;
}
