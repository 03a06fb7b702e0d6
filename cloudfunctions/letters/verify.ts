import { found } from '#domain/errors';
import { readCheckCode } from '#domain/letters/check-code';
import { namesIn } from '#domain/letters/content';
import { letterFault } from '#domain/letters/event';
import { maskedName } from '#domain/roster/mask';
import type { Reading } from '../kit/handler';
import { digest } from './digest';
import { letterScope } from './letter-scope';
import { verifyRequest } from './requests';

/** 查验: the code fits, and content and chain are what was signed. */
export const verify: Reading<'letters.verify'> = {
  request: verifyRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const letter = found(await call.store.read('letters', request.letter));
    const code = readCheckCode(request.code);
    return {
      genuine: code !== null && code === letter.checkCode && letterFault(letter, digest) === null,
      title: letter.title,
      childName: maskedName(namesIn(letter).child),
      signedAt: letter.signedAt,
      method: letter.method,
    };
  },
};
