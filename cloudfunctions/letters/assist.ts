import { found, refuse } from '#domain/errors';
import { isPostLetter } from '#domain/letters/parties';
import type { Writing } from '../kit/handler';
import { letterScope } from './letter-scope';
import { assistRequest } from './requests';
import { signInto } from './signing';

/** 协助签字: the guardian writes on the phone of whoever came to the door; the helper is on record, the signer by agreement alone. */
export const assist: Writing<'letters.assist'> = {
  request: assistRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async write(tx, call, request) {
    const letter = found(await tx.read('letters', request.letter));
    if (isPostLetter(letter)) {
      refuse('FORBIDDEN', { message: '单位的责任书由岗位上的人用自己的手机签。' });
    }
    const { present, readAloud, signer, ...signature } = request;
    return signInto(tx, call, letter, signature, { personId: call.person, readAloud, present }, signer ?? null);
  },
};
