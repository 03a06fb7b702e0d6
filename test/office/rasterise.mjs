// Draws each page of a PDF with pdf.js, an independent reader: node rasterise.mjs <file.pdf> <dots an inch> <folder>. One PNG a page.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const { createCanvas } = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))(
  '@napi-rs/canvas',
);
const [file, dots, folder] = process.argv.slice(2);

const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
for (let n = 1; n <= pdf.numPages; n += 1) {
  const page = await pdf.getPage(n);
  const viewport = page.getViewport({ scale: Number(dots) / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvasContext: canvas.getContext('2d'), viewport }).promise;
  writeFileSync(join(folder, `${n}.png`), canvas.toBuffer('image/png'));
}
process.stdout.write(String(pdf.numPages));
