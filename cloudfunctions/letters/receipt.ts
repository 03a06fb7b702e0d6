import { refuse } from '#domain/errors';
import type { Letter } from '#domain/letters/documents';
import { signedBody } from '#domain/letters/event';
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

/** Which post helped, by its title: `<unit:role:n>`. */
function helper(authority: { readonly kind: string; readonly id: string }, assisted: boolean): string | null {
  const role = authority.id.split(':')[1] ?? '';
  return assisted && role in POSTS ? POSTS[role as Role].title : null;
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
      level: signed.body.identity.level,
      ink: await inkOf(call, letter, signed.event.seq),
      helpedBy: helper(signed.body.authority, signed.body.assistance !== null),
    };
  },
};
