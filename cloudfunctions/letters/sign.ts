import { found } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { letterScope, requireOwn } from './letter-scope';
import { signRequest } from './requests';
import { signInto } from './signing';

/** 本人签字 */
export const sign: Writing<'letters.sign'> = {
  request: signRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async write(tx, call, request) {
    const letter = found(await tx.read('letters', request.letter));
    requireOwn(call, letter);
    return signInto(tx, call, letter, request, null);
  },
};
