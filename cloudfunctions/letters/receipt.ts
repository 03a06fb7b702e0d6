import { refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { levelOf, type SignedBody, signedBody } from '#domain/letters/event';
import type { EncodedInk } from '#domain/letters/ink';
import { POSTS, type Role } from '#domain/posts';
import { logAccess } from '../kit/access-log';
import type { Call, Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { isOwn, letterScope, seenLetter } from './letter-scope';
import { rowOf } from './letter-view';
import { letterRequest } from './requests';

/** The handwriting is for who wrote it, and for staff, who leave a line in 查看登记. The other guardian sees that it was signed. */
async function inkOf(call: Call, letter: Letter, seq: number): Promise<EncodedInk | null> {
  if (!call.post && !isOwn(call, letter)) {
    return null;
  }
  if (call.post) {
    await logAccess(call.store, call, { child: letter.child, fields: ['ink'], reason: '查看责任书回执' });
  }
  const ink = await call.store.read('inks', `${letter._id}:${seq}`);
  if (!ink) {
    return null;
  }
  const points = decrypt(ink.points, { collection: 'inks', field: 'points', id: ink._id });
  return { encoding: 'delta-1', points, w: ink.summary.w, h: ink.summary.h };
}

/** 协助人: post (`<unit:role:n>`) and name. */
async function helperOf({ store }: Call, { assistance, authority }: SignedBody): Promise<string | null> {
  if (!assistance) {
    return null;
  }
  const role = authority.id.split(':')[1] ?? '';
  const person = await store.read('people', assistance.personId);
  return [role in POSTS ? POSTS[role as Role].title : '', person?.name].filter(Boolean).join(' ');
}

/** 回执 */
export const receipt: Reading<'letters.receipt'> = {
  request: letterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const letter = await seenLetter(call, request.letter);
    const signed = signedBody(letter) ?? refuse('ILLEGAL_STATE', { message: '这份责任书还没有签。' });
    return {
      ...rowOf(letter),
      checkCode: letter.checkCode ?? '',
      digest: letter.digest,
      level: levelOf(signed.body),
      ink: await inkOf(call, letter, signed.event.seq),
      helpedBy: await helperOf(call, signed.body),
    };
  },
};
