import { strFromU8, unzipSync } from 'fflate';
import type { PNG } from 'pngjs';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { found } from '#domain/errors';
import { lawPaperOf, missingInPaper, paperCheckCode } from '#domain/office/case-paper';
import { missingWords } from '#domain/office/paper';
import { casePaperDocx } from '../../cloudfunctions/office/paper/case-paper-docx';
import { casePaperPdf } from '../../cloudfunctions/office/paper/case-paper-pdf';
import { canPrint } from '../../cloudfunctions/office/paper/song-font';
import { LONG_NAME, madePaper, RARE_NAME } from './case-papers-made';
import { codesOn, drawn } from './drawn';
import { wordsOn } from './words-on';

const KINDS = Object.keys(PAPER_KINDS) as PaperKind[];
const TO_COURT: readonly PaperKind[] = ['courtApplication', 'complaint'];
const bare = (text: string): string => text.replace(/\s/g, '');

/** Dots of a page that a question about colour holds for. */
function count({ data }: PNG, is: (r: number, g: number, b: number) => boolean): number {
  let dots = 0;
  for (let at = 0; at < data.length; at += 4) {
    dots += is(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) ? 1 : 0;
  }
  return dots;
}
const red = (r: number, g: number, b: number): boolean => r > 150 && g < 90 && b < 100;
const faint = (r: number, g: number, b: number): boolean => r === 220 && g === 220 && b === 220;
const FAINT_AT_LEAST = 3000;

const pdfOf = (kind: PaperKind, state: 'draft' | 'issued' | 'void' = 'issued', sealedCopy: string | null = 'scan') => {
  const { content, paper } = madePaper(kind, state);
  const law = lawPaperOf({ ...paper, sealedCopy }, content, false);
  return casePaperPdf(law, 0).then((bytes) => ({ law, content, bytes }));
};

test.each(KINDS)(
  '%s: every word of what was kept stands on the sheet in its order, with number, organ, day and code',
  async (kind) => {
    const { law, content, bytes } = await pdfOf(kind);
    const name = `law-${kind}`;
    const pages = drawn(bytes, name, 80);
    const text = bare(wordsOn(name).join(''));
    const { title, number, organ, body, rights, online } = content;
    let from = 0;
    for (const part of [title, ...body, ...rights, online].map(bare)) {
      const at = text.indexOf(part, from);
      expect([part, at >= from]).toEqual([part, true]);
      from = at;
    }
    expect(text.split(bare(organ)).length).toBeGreaterThan(TO_COURT.includes(kind) ? 1 : 2);
    expect(text).toContain(number);
    expect(text).toContain('2026年11月18日');
    expect(wordsOn(name).filter((page) => /您的权利(— \d —)?$/.test(page.trim()))).toEqual([]);
    // No page has 落款 or foot alone.
    expect(bare(wordsOn(name).at(-1) ?? '').lastIndexOf(bare(organ))).toBeGreaterThan(10);
    expect(codesOn(name, 150)).toEqual([law.code]);
    // 信函格式: a red head and four red rules; what goes to a court has none.
    expect(count(found(pages[0] ?? null), red) > 500).toBe(!TO_COURT.includes(kind));
    expect(pages.slice(1).every((page) => count(page, red) === 0)).toBe(true);
    expect(pages.every((page) => count(page, faint) < FAINT_AT_LEAST)).toBe(true);
  },
);

test.each(KINDS)('%s: a draft says so on every page, and bears neither number nor code', async (kind) => {
  const { law, bytes } = await pdfOf(kind, 'draft');
  expect(law).toMatchObject({ watermark: '草稿', code: null });
  const pages = drawn(bytes, `law-draft-${kind}`, 80);
  expect(pages.map((page) => count(page, faint) > FAINT_AT_LEAST)).toEqual(pages.map(() => true));
  expect(codesOn(`law-draft-${kind}`, 100)).toEqual([]);
  expect(bare(wordsOn(`law-draft-${kind}`).join(''))).toContain('不具有效力，不得送达');
});

test('a paper of the chain stays a draft until its sealed copy is there; a void one and one of a trial county say so', async () => {
  const marks = await Promise.all(
    (
      [
        ['penaltyDecision', 'issued', null],
        ['penaltyDecision', 'issued', 'scan'],
        ['notice', 'issued', null],
      ] as const
    ).map(async ([kind, state, sealed]) => (await pdfOf(kind, state, sealed)).law.watermark),
  );
  expect(marks).toEqual(['草稿', null, null]);
  const gone = await pdfOf('notice', 'void');
  expect(gone.law.watermark).toBe('作废');
  expect(gone.law.foot.join('')).toContain('已经作废');
  const { content, paper } = madePaper('notice');
  expect(lawPaperOf(paper, content, true).watermark).toBe('演示');
});

test('what the code says is the number and the check code of the digest, and nothing of a child', () => {
  const { content, paper } = madePaper('notice');
  const { code } = lawPaperOf(paper, content, false);
  expect(code).toBe(`${content.number} ${paperCheckCode(found(paper.digest))}`);
  for (const word of [content.child.name, content.child.school, ...content.addressees.map(({ name }) => name)]) {
    expect(code).not.toContain(word);
  }
});

test.each([RARE_NAME, LONG_NAME])('%s: every character of a name prints, in Word too', async (name) => {
  const { content, paper } = madePaper('notice', 'issued', name);
  expect(missingInPaper(content, canPrint)).toBeNull();
  const law = lawPaperOf(paper, content, false);
  drawn(await casePaperPdf(law, 0), `law-name-${name.length}`, 80);
  expect(bare(wordsOn(`law-name-${name.length}`).join(''))).toContain(name.replace(/[\u{20000}-\u{2ffff}]/gu, ''));
  const files = unzipSync(new Uint8Array(await casePaperDocx(law)));
  expect(strFromU8(found(files['word/document.xml'] ?? null)).replace(/<[^>]+>/g, '')).toContain(name);
});

test('a character that no font has is named with its place', () => {
  const { content } = madePaper('notice', 'issued', `张${String.fromCodePoint(0xe863)}`);
  const missing = found(missingInPaper(content, canPrint));
  expect(missingWords(missing)).toContain('“孩子姓名”第 2 个字（编码 U+E863）');
});

test.each(KINDS)(
  '%s in Word: the same words, fonts and margins of GB/T 9704, the watermark in every header',
  async (kind) => {
    const wordOf = async (state: 'draft' | 'issued') => {
      const { content, paper } = madePaper(kind, state);
      const law = lawPaperOf({ ...paper, sealedCopy: 'scan' }, content, false);
      return { content, files: unzipSync(new Uint8Array(await casePaperDocx(law))) };
    };
    const { content, files } = await wordOf('issued');
    const xml = strFromU8(found(files['word/document.xml'] ?? null));
    const text = bare(xml.replace(/<[^>]+>/g, ''));
    for (const part of [content.title, content.number ?? '', ...content.body, ...content.rights, content.online]) {
      expect(text).toContain(bare(part));
    }
    expect(xml).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(xml.includes('w:color="C8102E"')).toBe(!TO_COURT.includes(kind));
    const headersOf = (one: typeof files): string[] =>
      Object.keys(one).flatMap((name) => (/word\/header\d/.test(name) ? strFromU8(found(one[name] ?? null)) : []));
    expect(headersOf(files)).toEqual([]);
    const headers = headersOf((await wordOf('draft')).files);
    expect(headers).toHaveLength(2);
    expect(headers.every((header) => header.includes('<v:textpath') && header.includes('string="草稿"'))).toBe(true);
  },
);
