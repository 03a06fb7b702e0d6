// Reads the codes on the pages of a PDF, as whoever holds a phone over them: node codes-on.mjs <file.pdf> <dots an inch>. Prints one JSON list.
// A program of its own, since a test's sandbox makes every look at a pixel ten times as slow.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const { createCanvas } = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))(
  '@napi-rs/canvas',
);
const [file, dots] = process.argv.slice(2);
const read = jsQR.default ?? jsQR;
const texts = [];
/** What has been found is painted over, so that the next one is. */
const MOST = 4;

const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
for (let n = 1; n <= pdf.numPages; n += 1) {
  const page = await pdf.getPage(n);
  const viewport = page.getViewport({ scale: Number(dots) / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const brush = canvas.getContext('2d');
  await page.render({ canvasContext: brush, viewport }).promise;
  for (let found = 0; found < MOST; found += 1) {
    const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height);
    const code = read(new Uint8ClampedArray(data), width, height);
    if (!code) {
      break;
    }
    texts.push(code.data);
    const corners = Object.entries(code.location).flatMap(([name, { x, y }]) =>
      name.endsWith('Corner') ? [[x, y]] : [],
    );
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    brush.fillStyle = '#ffffff';
    brush.fillRect(
      Math.min(...xs) - 2,
      Math.min(...ys) - 2,
      Math.max(...xs) - Math.min(...xs) + 4,
      Math.max(...ys) - Math.min(...ys) + 4,
    );
  }
}
process.stdout.write(JSON.stringify(texts));
