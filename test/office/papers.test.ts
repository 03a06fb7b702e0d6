import { strFromU8, unzipSync } from 'fflate';
import type { PNG } from 'pngjs';
import type { TemplateText } from '#domain/letters/campaigns';
import { summaryOf } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { readSheetCode, sheetCode } from '#domain/letters/paper';
import { BUILT_IN } from '#domain/letters/templates';
import { paperOf } from '#domain/office/paper';
import { blankPdf } from '../../cloudfunctions/office/paper/blank-pdf';
import { letterDocx } from '../../cloudfunctions/office/paper/letter-docx';
import { letterPdf } from '../../cloudfunctions/office/paper/letter-pdf';
import { codesOn, drawn } from './drawn';
import {
  countyCheckpoint,
  inksOf,
  issuedFrom,
  LONG,
  type Named,
  RARE,
  scanned,
  USUAL,
  wholeFrom,
  withEvents,
} from './letters-made';

const KILOBYTE = 1024;
const LIMIT = 60;
/** Names as long, or as rare, as they come: each further character costs some 120 bytes, a drawn one three times that. */
const EXTREME = 64;

const checkpoint = countyCheckpoint();
const beside = (letter: Letter) => ({ inks: inksOf(letter), printedAt: 0, checkpoint });
const textNamed = (template: string): TemplateText => BUILT_IN.find((one) => one.template === template) as TemplateText;
const kilobytes = (content: Buffer): number => Math.ceil(content.length / KILOBYTE);

/** Dark dots in a part of a page, in parts of its width and height. */
function dark({ width, height, data }: PNG, [x0, y0, x1, y1]: readonly [number, number, number, number]): number {
  let count = 0;
  for (let y = Math.round(y0 * height); y < Math.round(y1 * height); y += 1) {
    for (let x = Math.round(x0 * width); x < Math.round(x1 * width); x += 1) {
      count += (data[(y * width + x) * 4] ?? 255) < 160 ? 1 : 0;
    }
  }
  return count;
}

test.each(BUILT_IN.map(({ template }) => template))('%s: signed by whoever signs, at most 60 KB', async (template) => {
  const letter = wholeFrom(textNamed(template));
  expect(kilobytes(await letterPdf(paperOf(letter), beside(letter)))).toBeLessThanOrEqual(LIMIT);
});

/** Margins of GB/T 9704 in parts of a page; below the text stands the page number. */
const MARGINS = [
  [0, 0, 1, 36 / 297],
  [0, 0, 27 / 210, 1],
  [185 / 210, 0, 1, 1],
  [0, 275 / 297, 1, 1],
] as const;

describe.each([
  ['long names', LONG],
  ['rare characters', RARE],
] as const)('%s', (name, named: Named) => {
  test('a paper between organs: nothing in the margins, both sides in their columns, both codes to be read', async () => {
    const whole = wholeFrom(textNamed('countyTownship'), named);
    const letter = withEvents(whole, scanned(whole, named));
    const content = await letterPdf(paperOf(letter), beside(letter));
    expect(kilobytes(content)).toBeLessThanOrEqual(EXTREME);
    const pages = drawn(content, `papers-${name}`, 60);
    expect(pages).toHaveLength(3);
    for (const page of pages) {
      expect(MARGINS.map((margin) => dark(page, margin))).toEqual([0, 0, 0, 0]);
    }
    expect(codesOn(`papers-${name}`, 200).sort()).toEqual([letter.checkCode, checkpoint.printed.trim()].sort());
  });

  test('a family’s: every character of the names has ink, as Word has them too', async () => {
    const letter = wholeFrom(textNamed('groupHousehold'), named);
    const content = await letterPdf(paperOf(letter), beside(letter));
    expect(kilobytes(content)).toBeLessThanOrEqual(EXTREME);
    const files = unzipSync(new Uint8Array(await letterDocx(paperOf(letter), beside(letter))));
    const text = strFromU8(files['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '');
    for (const word of [
      named.party,
      named.child,
      ...checkpoint.printed.trim().split('\n'),
      ...checkpoint.fingerprints,
    ]) {
      expect(text).toContain(word);
    }
  });

  test('a sheet to be signed with a pen: one page, its code names the household’s letter', async () => {
    const letter = issuedFrom(textNamed('groupHousehold'), named);
    const content = await blankPdf([letter], { title: '一组', at: 0, print: checkpoint.fingerprints[0] ?? '' });
    expect(drawn(content, `sheet-${name}`, 60)).toHaveLength(1);
    const [code = ''] = codesOn(`sheet-${name}`, 150);
    expect(readSheetCode(code)).toEqual({ letter: letter._id, digest: letter.digest.sm3.slice(0, 12) });
  });
});

test('a code keeps capitals, dots and a household’s own number', () => {
  const { digest } = issuedFrom(textNamed('groupHousehold'));
  for (const party of ['yunling-t1-v1-g1~1', 'g~A-12.b', 'g~一组3号', 'g~x+y*z_', 'G~0']) {
    const _id = `yunling-t1-v1-g1:groupHousehold:2026-2027:year:${party}:household`;
    const code = sheetCode({ _id, digest });
    expect(readSheetCode(code)?.letter).toBe(_id);
    expect(readSheetCode(code.toLowerCase())).toBeNull();
  }
  const guardian = 'yunling-s1-y5-k1:guardian:2026-2027:autumn:abc:guardian';
  expect(sheetCode({ _id: guardian, digest })).toContain(`NOL1.${guardian.toUpperCase()}.`);
});

test('what a family is asked stands on no paper between posts, nor in what is sealed for them', () => {
  const asked = /您要做的|做不到会怎样|谁能帮您/;
  for (const text of BUILT_IN) {
    const letter = issuedFrom(text);
    const isFamily = ['guardian', 'groupHousehold'].includes(text.template);
    expect([text.template, asked.test(JSON.stringify(letter.content.fields))]).toEqual([text.template, isFamily]);
    expect(summaryOf(letter.content).every(({ line }) => line !== '')).toBe(true);
    // One that was sealed before with those headings is read as ever.
    const old = Object.fromEntries(
      Object.entries(letter.content.fields).map(([name, value]) => [
        { 要点一: '您要做的', 要点二: '做不到会怎样', 要点三: '谁能帮您' }[name] ?? name,
        value,
      ]),
    );
    expect(summaryOf({ ...letter.content, fields: old })).toEqual(summaryOf(letter.content));
  }
});

test('a paper between organs says which it is: signed electronically alone, or sealed and scanned back', () => {
  const whole = wholeFrom(textNamed('bureauSchool'));
  expect(paperOf(whole).note).toContain('没有盖章的扫描件');
  expect(paperOf(whole).record.map(([name]) => name)).not.toContain('盖章扫描件');
  const sealed = paperOf(withEvents(whole, scanned(whole, USUAL)));
  expect(sealed.note).toContain('盖章的纸质件已扫描归档');
  expect(sealed.record).toContainEqual(['盖章扫描件', '2026年11月18日归档，2 个文件，由甲方（校长 李建国）存入']);
  const back = withEvents(whole, scanned(whole, USUAL), { type: 'unscanned', body: { reason: 'unclear' } });
  expect(paperOf(back).note).toContain('没有盖章的扫描件');
  expect(paperOf(issuedFrom(textNamed('bureauSchool'))).closing.map(({ holder, day }) => [holder, day])).toEqual([
    [expect.stringContaining('李建国'), ''],
    ['校长 王大梅', ''],
  ]);
});
