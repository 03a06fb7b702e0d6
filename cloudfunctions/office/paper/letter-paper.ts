import { found } from '#domain/errors';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import type { EncodedInk } from '#domain/letters/ink';
import { maySee } from '#domain/letters/who-signs';
import { PAPER_FORMATS, paperOf, signaturesOf } from '#domain/office/paper';
import { logAccess } from '../../kit/access-log';
import { keepMade } from '../../kit/files';
import type { Call, Reading } from '../../kit/handler';
import { decrypt } from '../../kit/secrets';
import { letterPaperRequest } from '../requests';
import { isOwnFamily, letterScope, requirePrintable } from './letter-access';
import { letterDocx } from './letter-docx';
import { letterPdf } from './letter-pdf';
import { paperCheckpoint } from './paper-checkpoint';

/** Families see the letters of the child to whom they are more than a telephone number; staff leave a line in 查看登记. */
async function seen(call: Call, id: string): Promise<Letter> {
  const family = call.binding !== null && maySee(call.binding.kind);
  const letter = found(call.post || family ? await call.store.read('letters', id) : null);
  if (call.post) {
    await logAccess(call.store, call, {
      child: 'child' in letter ? letter.child : null,
      fields: ['content', 'ink'],
      reason: '打印责任书',
    });
  }
  return letter;
}

/** The handwriting is for who wrote it, and for staff. */
async function inksOf(call: Call, letter: Letter): Promise<Map<number, EncodedInk>> {
  const shown = call.post !== null || isOwnFamily(call, letter);
  const seqs = shown ? signaturesOf(letter).map(({ seq }) => seq) : [];
  const inks = await call.store.readAll(
    'inks',
    seqs.map((seq) => `${letter._id}:${seq}`),
  );
  return new Map(
    inks.map(({ _id, points, summary: { w, h } }) => {
      const text = decrypt(points, { collection: 'inks', field: 'points', id: _id });
      return [Number(_id.split(':').at(-1)), { encoding: 'delta-1', points: text, w, h }];
    }),
  );
}

/** 打印责任书: PDF or Word, made on demand from the sealed record and never from live tables. */
export const letterPaper: Reading<'office.letterPaper'> = {
  request: letterPaperRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, { letter: id, format }) {
    const letter = await seen(call, id);
    requirePrintable(letter);
    const beside = {
      inks: await inksOf(call, letter),
      printedAt: call.now,
      checkpoint: await paperCheckpoint(call, letter),
    };
    const make = format === 'pdf' ? letterPdf : letterDocx;
    const content = await make(paperOf(letter), beside);
    const { child } = namesIn(letter);
    const name = [letter.content.title, child].filter(Boolean).join('-');
    return { ...(await keepMade(call, content, format)), name: `${name}.${format in PAPER_FORMATS ? format : 'pdf'}` };
  },
};
