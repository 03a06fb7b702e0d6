// The text of each page of a PDF as pdf.js reads it, as a JSON list: node read-words.mjs <file.pdf>.
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
const pages = [];
for (let n = 1; n <= pdf.numPages; n += 1) {
  const { items } = await (await pdf.getPage(n)).getTextContent();
  pages.push(items.map(({ str }) => str).join(''));
}
process.stdout.write(JSON.stringify(pages));
