// Takes photos of the sheets in a folder and reads them: as a program of its own, since a test's sandbox makes every look at a pixel ten times
// as slow. Prints one JSON line: how each sheet reads when lying flat, what each careless photo reads as, and how long reading takes.
import { readFileSync, writeFileSync } from 'node:fs';
import { encode as encodeJpeg } from 'jpeg-js';
import { readSheetCode } from '#domain/letters/paper';
import { codesIn } from '../../cloudfunctions/office/paper/codes-in';
import { type Pixels, pixelsOf } from '../../cloudfunctions/office/paper/pixels';
import { photoOf, shotNumber } from './sheet-photo';

const [folder, pages, photos] = process.argv.slice(2);
const sheets = Array.from({ length: Number(pages) }, (_, n) => pixelsOf(readFileSync(`${folder}/${n + 1}.png`)));
const sheetNumber = (n: number): Pixels => sheets[n % sheets.length] as Pixels;
const lettersOn = (photo: Buffer): string[] =>
  codesIn(pixelsOf(photo)).map((code) => readSheetCode(code)?.letter ?? '');

const flat = { ...shotNumber(0), turn: 0, lean: 0, blur: 0, noise: 0, light: 1, fills: 0.95 };
const plain = sheets.map((sheet) => lettersOn(photoOf([sheet], flat)));
let ms = 0;
const read = Array.from({ length: Number(photos) }, (_, n) => {
  const photo = photoOf([sheetNumber(n)], shotNumber(n));
  const begun = performance.now();
  const letters = lettersOn(photo);
  ms += performance.now() - begun;
  return letters;
});
const pair = { ...shotNumber(1), turn: 3, lean: 0.05, blur: 0.5, light: 0.8, fills: 0.95 };
const both = lettersOn(photoOf([sheetNumber(0), sheetNumber(1)], pair));
/** The corner of the first sheet in which its code stands, as a small photo. */
const DOTS_A_MM = 150 / 25.4;
const side = Math.round(50 * DOTS_A_MM);
const first = sheetNumber(0);
const data = new Uint8Array(side * side * 4);
for (let n = 0; n < side * side; n += 1) {
  const x = Math.round(146 * DOTS_A_MM) + (n % side);
  const y = Math.round(237 * DOTS_A_MM) + Math.floor(n / side);
  data.fill(first.grey[y * first.width + x] ?? 255, n * 4, n * 4 + 4);
}
writeFileSync(`${folder}/code.jpg`, encodeJpeg({ data, width: side, height: side }, 80).data);

process.stdout.write(JSON.stringify({ plain, read, both, ms: Math.round(ms / Math.max(1, read.length)) }));
