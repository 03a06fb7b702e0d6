import { found } from '#domain/errors';
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
    const { present, readAloud, ...signature } = request;
    return signInto(tx, call, letter, signature, { personId: call.person, readAloud, present });
  },
};
