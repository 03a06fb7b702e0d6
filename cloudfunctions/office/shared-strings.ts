import { refuse } from '#domain/errors';
import { SHEET_LIMITS } from '#domain/office/sheet';
import { readXml } from './xml';

const STRINGS_CAP = SHEET_LIMITS.rows * SHEET_LIMITS.columns;

/** 共享字符串: the texts that cells point to, runs joined, reading aids (拼音) left out. */
export function readSharedStrings(part: Buffer): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inReading = false;
  readXml(part, {
    open(name) {
      if (name === 'si') {
        current = '';
      }
      inReading ||= name === 'rPh';
      inText = name === 't';
    },
    text(text) {
      if (inText && !inReading && current.length <= SHEET_LIMITS.cell) {
        current += text;
      }
    },
    close(name) {
      inText = false;
      if (name === 'rPh') {
        inReading = false;
      }
      if (name === 'si') {
        strings.push(current.slice(0, SHEET_LIMITS.cell));
        if (strings.length > STRINGS_CAP) {
          refuse('SHEET_TOO_LARGE');
        }
      }
    },
  });
  return strings;
}
