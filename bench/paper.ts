import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { canonical } from '#domain/letters/canonical';
import { letterContent } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { encodeInk } from '#domain/letters/ink';
import { paperOf } from '#domain/office/paper';
import { letterPdf } from '../cloudfunctions/office/paper/letter-pdf';

/**
 * A letter as PDF (text, handwriting, code, record, page numbers) against bare pdfkit writing the same text with the same font, both with
 * the font read beforehand, as a function that lives on has it. The bound is 1.4, and 60 KB a letter.
 */
const BOUND = 1.4;
const BYTES = 60 * 1024;
const ROUNDS = 31;
const A_ROUND = 8;

const digest = (text: string) => ({
  sm3: createHash('sm3').update(text).digest('hex'),
  sha256: createHash('sha256').update(text).digest('hex'),
});

function letterNumber(n: number): Letter {
  const issuedAt = Date.parse('2026-11-18T09:00:00+08:00');
  const letterId = `bench:guardian:2026-2027:autumn:child${n}:guardian`;
  const variables = {
    学校: '云岭县石门镇第一小学',
    班级: '五（1）班',
    学生: `张小${String.fromCodePoint(0x5b50 + n)}`,
    学年学期: '2026-2027学年第一学期',
    班主任: '李老师',
    电话: '00012345678',
    监护人: '王大梅',
    关系: '母亲',
  };
  const content = letterContent({
    letterId,
    county: 'bench',
    child: `child${n}`,
    template: GUARDIAN_TEMPLATE,
    variables,
    issuedAt,
  });
  const body = {
    signerName: '王大梅',
    relation: '母亲',
    method: 'self',
    identity: { level: 'phone' },
    assistance: null,
  };
  const signed = { seq: 3, type: 'signed', hash: '', at: issuedAt, body };
  const letter = { content, digest: digest(canonical(content)), events: [signed], checkCode: '7K2M-9QWX-4TBD' };
  return letter as unknown as Letter;
}

const ink = encodeInk({
  points: Array.from({ length: 240 }, (_, n) => ({
    x: Math.round(20 + n * 1.1),
    y: Math.round(90 + 50 * Math.sin(n / 7)),
    t: n * 12,
    down: n % 60 === 0,
  })),
  w: 300,
  h: 180,
});

/** As a county of size has one, since every letter prints it. */
const checkpoint = {
  printed: `not-one-less/bench\n1204518\n${'Qk'.repeat(21)}Q=\n1795000000000\nsm3-ed25519 bench-2026 ${'0f3a'.repeat(32)}\n`,
  size: 1_204_518,
  at: 1_795_000_000_000,
  fingerprints: ['7K2M-9QWX-4TBD-0ABC-DEFG（bench-2026）'],
};

const font = create(readFileSync('dist/fonts/song.ttf'));

/** The same text as it comes, in one call, as the manual of pdfkit shows. */
async function bare({ content }: Letter): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 68, font: '' });
  pdf
    .font(font as unknown as string)
    .fontSize(20)
    .text(content.title, { align: 'center' });
  pdf.fontSize(12).text(content.bodyText, { lineGap: 4 });
  pdf.end();
  const parts: Buffer[] = [];
  for await (const part of pdf as unknown as AsyncIterable<Uint8Array>) {
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

const ours = (letter: Letter): Promise<Buffer> =>
  letterPdf(paperOf(letter), { inks: new Map([[3, ink]]), printedAt: letter.content.issuedAt, checkpoint });

async function timed(make: (letter: Letter) => Promise<Buffer>, letters: readonly Letter[]): Promise<number> {
  const begun = performance.now();
  for (const letter of letters) {
    await make(letter);
  }
  return (performance.now() - begun) / letters.length;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  const letters = Array.from({ length: A_ROUND }, (_, n) => letterNumber(n));
  await timed(bare, letters);
  await timed(ours, letters);
  const times: { bare: number; ours: number }[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    times.push({ bare: await timed(bare, letters), ours: await timed(ours, letters) });
  }
  const ratio = median(times.map((one) => one.ours / one.bare));
  const bytes = (await ours(letterNumber(0))).length;
  const [ms, plain] = [median(times.map((one) => one.ours)), median(times.map((one) => one.bare))];
  console.log(`letter PDF: ${ms.toFixed(1)} ms, bare pdfkit ${plain.toFixed(1)} ms`);
  console.log(
    `  ratio ${ratio.toFixed(2)} (bound ${BOUND}), ${(bytes / 1024).toFixed(1)} KB (bound ${BYTES / 1024} KB)`,
  );
  if (ratio > BOUND || bytes > BYTES) {
    process.exitCode = 1;
  }
}

void main();
