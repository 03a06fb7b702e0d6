import { strFromU8, unzipSync } from 'fflate';
import type { PNG } from 'pngjs';
import { found } from '#domain/errors';
import { canonical } from '#domain/letters/canonical';
import type { Letter } from '#domain/letters/documents';
import { paperOf } from '#domain/office/paper';
import { blankPdf } from '../../cloudfunctions/office/paper/blank-pdf';
import { letterDocx } from '../../cloudfunctions/office/paper/letter-docx';
import { letterPdf } from '../../cloudfunctions/office/paper/letter-pdf';
import { A4, bytesOf, drawLine, MM, newPdf } from '../../cloudfunctions/office/paper/sheet';
import { canPrint, hasGlyph } from '../../cloudfunctions/office/paper/song-font';
import { oneLine, typeset } from '../../cloudfunctions/office/paper/typeset';
import { CLASS, digest, ink, letterOf, signAs, startLetters } from '../letters/class-letters';
import { openProduct, type Product } from '../support/product';
import { drawn } from './drawn';
import { countyCheckpoint } from './letters-made';
import { noiseOf } from './sheet-photo';

const KILOBYTE = 1024;

/** Dark pixels of a box given in points. */
function inkIn(page: PNG, dots: number, box: { x: number; y: number; width: number; height: number }): number {
  const px = (value: number): number => Math.round((value * dots) / 72);
  let dark = 0;
  for (let y = px(box.y); y < px(box.y + box.height); y += 1) {
    for (let x = px(box.x); x < px(box.x + box.width); x += 1) {
      dark += (page.data[(y * page.width + x) * 4] ?? 255) < 160 ? 1 : 0;
    }
  }
  return dark;
}

/** Names of three characters: rare ones of every block that GB 18030-2022 has, and everyday ones among them. */
function rareNames(count: number): string[] {
  const random = noiseOf(18_030);
  const blocks = [
    [0x4e00, 0x9fff],
    [0x3400, 0x4dbf],
    [0x20000, 0x2a6d6],
    [0x2a700, 0x2b734],
    [0x2b740, 0x2b81d],
    [0x2b820, 0x2cea1],
    [0x2ceb0, 0x2ebe0],
  ] as const;
  const some = (n: number): string => {
    const [from, to] = blocks[n % blocks.length] ?? blocks[0];
    for (;;) {
      const point = from + Math.floor(random() * (to - from));
      if (canPrint(point)) {
        return String.fromCodePoint(point);
      }
    }
  };
  const known = ['王𬱟𠮷', '李䶮㛃', '张𪚥𠀀', '赵𬳵𬤇', '陈𣲘𣶹', '刘𫖯𫖳', '杨㙓䥽'];
  return Array.from({ length: count }, (_, n) => known[n] ?? `${some(0)}${some(n)}${some(n + 3)}`);
}

describe('every character of a name prints', () => {
  test('200 rare names: each character leaves ink when another program draws the page', async () => {
    const names = rareNames(200);
    const [size, columns, pitch, dots] = [16, 4, 15, 150];
    const pdf = newPdf('names', 0);
    pdf.addPage();
    const cellOf = (n: number) => ({
      x: 40 + (n % columns) * 130,
      y: 30 + Math.floor(n / columns) * pitch,
    });
    names.forEach((name, n) => {
      const { x, y } = cellOf(n);
      drawLine(pdf, oneLine(name), x, y + size * 0.78, { size: 13 });
    });
    const [page] = drawn(await bytesOf(pdf), 'names', dots);
    const blank = names.flatMap((name, n) =>
      [...name].flatMap((character, at) => {
        const { x, y } = cellOf(n);
        const dark = inkIn(found(page ?? null), dots, { x: x + at * 13, y, width: 13, height: 14 });
        return dark < 8 ? [`U+${character.codePointAt(0)?.toString(16)} ${dark}`] : [];
      }),
    );
    expect(blank).toEqual([]);
  });

  test('GB 18030-2022: all of levels 1 and 2 in the printing font, level 3 but for a few', () => {
    const lacking = (from: number, to: number, has: (point: number) => boolean): number => {
      let count = 0;
      for (let point = from; point <= to; point += 1) {
        count += has(point) ? 0 : 1;
      }
      return count;
    };
    expect(lacking(0x4e00, 0x9fff, hasGlyph)).toBe(0);
    expect(lacking(0x3400, 0x4dbf, hasGlyph)).toBe(0);
    expect(lacking(0x20000, 0x2a6d6, canPrint)).toBeLessThanOrEqual(10);
    expect(lacking(0x2a700, 0x2b734, canPrint)).toBe(0);
    expect(lacking(0x2b740, 0x2b81d, canPrint)).toBe(0);
    expect(lacking(0x2b820, 0x2cea1, canPrint)).toBe(0);
    expect(lacking(0x2ceb0, 0x2ebe0, canPrint)).toBe(0);
  });
});

describe('where lines end', () => {
  test('a paper between organs has 28 characters in a line and 22 lines on a page (GB/T 9704)', () => {
    expect(typeset('保'.repeat(56), 28).map(({ pieces }) => pieces[0]?.text.length)).toEqual([28, 28]);
  });

  test('no line begins with a full stop or ends with an opening bracket, and words stay whole', () => {
    const lines = typeset(`${'控'.repeat(9)}。${'辍'.repeat(7)}（保学）2026-2027学年 SM3 校验`, 10);
    const texts = lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
    expect(texts.every((text) => !/^[，。、）]/.test(text) && !/（$/.test(text))).toBe(true);
    expect(texts.join('')).toContain('2026-2027');
    expect(lines.every(({ width }) => width <= 10.001)).toBe(true);
  });
});

describe('a letter taken to paper', () => {
  let product: Product;
  let letter: Letter;
  beforeAll(async () => {
    product = await openProduct();
    await startLetters(product);
    await signAs(product, 'guardian.a', letterOf('a'));
    letter = found(await product.store.read('letters', letterOf('a')));
  });
  afterAll(() => product.close());

  const fetched = async (made: { url: string }): Promise<Buffer> =>
    Buffer.from(await (await fetch(made.url)).arrayBuffer());
  const seq = (): number => found(letter.events.findLast(({ type }) => type === 'signed')).seq;

  test('the signer gets a PDF of at most 60 KB with text, handwriting, check code and page numbers', async () => {
    const made = await product.as('guardian.a').done('office.letterPaper', { letter: letter._id, format: 'pdf' });
    expect(made.name).toBe('控辍保学工作责任书-娃a.pdf');
    const content = await fetched(made);
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(content.length).toBeLessThanOrEqual(60 * KILOBYTE);
    const pages = drawn(content, 'letter', 100);
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(inkIn(page, 100, { x: 0, y: 0, width: A4.width, height: A4.height })).toBeGreaterThan(4000);
      expect(inkIn(page, 100, { x: 250, y: A4.height - 50, width: 100, height: 30 })).toBeGreaterThan(60);
    }
  });

  test('the same record makes the same file, and a single changed word another', async () => {
    const beside = {
      inks: new Map([[seq(), ink()]]),
      printedAt: letter.content.issuedAt,
      checkpoint: countyCheckpoint(),
    };
    const one = await letterPdf(paperOf(letter), beside);
    expect(await letterPdf(paperOf(letter), beside)).toEqual(one);
    const other = {
      ...letter,
      content: { ...letter.content, bodyText: letter.content.bodyText.replace('请假', '假请') },
    };
    expect((await letterPdf(paperOf(other), beside)).equals(one)).toBe(false);
  });

  test('the other guardian’s copy says that it was signed, without the handwriting; staff leave a line in the log', async () => {
    const asked = { letter: letter._id, format: 'pdf' } as const;
    const own = await fetched(await product.as('guardian.a').done('office.letterPaper', asked));
    const others = await fetched(await product.as('guardian2.a').done('office.letterPaper', asked));
    expect(others.length).toBeLessThan(own.length);
    await product.as('villageHead').done('office.letterPaper', asked);
    const { items } = await product.store.page('accessLog', {
      equal: { county: 'yunling', child: found('child' in letter ? letter.child : null) },
      range: { key: 'at' },
      limit: 10,
    });
    expect(items.map(({ operation, reason }) => [operation, reason])).toContainEqual([
      'office.letterPaper',
      '打印责任书',
    ]);
    expect(await product.as('guardian.b').call('office.letterPaper', asked)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await product.as('systemAdmin').call('office.letterPaper', asked)).toMatchObject({ ok: false });
  });

  test('Word has the same words, the note on how far it may be relied on, and rare characters in a font that has them', async () => {
    const named = {
      ...letter,
      content: { ...letter.content, bodyText: letter.content.bodyText.replace('娃a', '张𪚥') },
    };
    const content = await letterDocx(paperOf(named), {
      inks: new Map([[seq(), ink()]]),
      printedAt: 0,
      checkpoint: countyCheckpoint(),
    });
    const files = unzipSync(new Uint8Array(content));
    const xml = strFromU8(found(files['word/document.xml'] ?? null));
    const text = xml.replace(/<[^>]+>/g, '');
    for (const word of ['控辍保学工作责任书', '张𪚥', '不是第三方 CA 机构的证书签名', letter.checkCode ?? '-']) {
      expect(text).toContain(word);
    }
    // A4 and its margins in twentieths of a point: what every Word and WPS reads.
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toContain('w:top="1247" w:right="1361" w:bottom="1247" w:left="1361"');
    expect(strFromU8(found(files['docProps/core.xml'] ?? null))).not.toContain('Un-named');
    expect(xml).toMatch(/SimSun-ExtB[^>]*>(?:(?!<\/w:r>).)*𪚥/);
    expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toHaveLength(3);
    expect(content.length).toBeLessThanOrEqual(60 * KILOBYTE);
    const made = await product.as('guardian.a').done('office.letterPaper', { letter: letter._id, format: 'docx' });
    expect((await fetched(made)).subarray(0, 2).toString()).toBe('PK');
  });

  test('between organs it is laid out as a paper of office, and says that it is internal', async () => {
    const official: Letter = { ...letter, content: { ...letter.content, kind: 'postLetter' } };
    const paper = paperOf(official);
    expect(paper.note).toContain('单位之间的内部文书');
    const pages = drawn(
      await letterPdf(paper, { inks: new Map(), printedAt: 0, checkpoint: countyCheckpoint() }),
      'official',
      100,
    );
    for (const page of pages) {
      // Nothing stands in the margins of 37 mm above, 28 mm left, 26 mm right.
      expect(inkIn(page, 100, { x: 0, y: 0, width: A4.width, height: 36 * MM })).toBe(0);
      expect(inkIn(page, 100, { x: 0, y: 0, width: 27 * MM, height: A4.height })).toBe(0);
      expect(inkIn(page, 100, { x: A4.width - 25 * MM, y: 0, width: 25 * MM, height: A4.height })).toBe(0);
    }
  });

  test('a character that no font has is refused by its place, before anything is printed', async () => {
    const bad = String.fromCodePoint(0xe863);
    const fields = { ...letter.content.fields, 监护人: `王${bad}` };
    const content = { ...letter.content, fields };
    await product.store.put('letters', { ...letter, content, digest: digest(canonical(content)) });
    const answer = await product.as('guardian.a').call('office.letterPaper', { letter: letter._id, format: 'pdf' });
    expect(answer).toMatchObject({ code: 'CHARACTER_UNPRINTABLE' });
    expect(answer.ok || answer.message).toContain('“监护人”第 2 个字（编码 U+E863）');
    await product.store.put('letters', letter);
  });

  test('on a blank sheet the day is written beside its label, on a line that does not go through it', async () => {
    const [page] = drawn(await blankPdf([letter], { title: '一份', at: 0, print: '' }), 'blank-one', 144);
    // The line of 签字日期 is 3 points below its baseline, 32 mm below the rule over the foot of 50 mm.
    const below = { y: A4.height - 30 * MM + 2.4, height: 1.6 };
    expect(inkIn(found(page ?? null), 144, { x: 18 * MM, width: 50, ...below })).toBeLessThan(12);
    expect(inkIn(found(page ?? null), 144, { x: 18 * MM + 80, width: 50, ...below })).toBeGreaterThan(90);
  });

  test('blank sheets: those that still ask, one page each, only for who may collect or answers for the school', async () => {
    const made = await product.as('classTeacher').done('office.blankSheets', { unit: CLASS });
    expect(made).toMatchObject({ count: 7, cursor: null, name: '五（1）班纸质责任书.pdf' });
    expect(drawn(await fetched(made), 'blank', 60)).toHaveLength(7);
    const group = await product.as('groupLeader').done('office.blankSheets', { unit: 'yunling-t1-v1-g1' });
    expect(group.count).toBe(3);
    const chosen = [letterOf('b'), letterOf('d'), letterOf('a')];
    const some = await product
      .as('groupLeader')
      .done('office.blankSheets', { unit: 'yunling-t1-v1-g1', letters: chosen });
    expect(some.count).toBe(1);
    expect(await product.as('groupLeader').call('office.blankSheets', { unit: CLASS })).toMatchObject({ ok: false });
    expect(await product.as('guardian.a').call('office.blankSheets', { unit: CLASS })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
