import { found } from '#domain/errors';
import type { AdultSlot } from '#domain/roster/documents';
import type { Writing } from '../kit/handler';
import { letterScope, ownSlot, requireOwnSlot } from './letter-scope';
import { signRequest } from './requests';
import { signInto } from './signing';

/** `<campaign:child:slot>`: the child, without reading the letter once more. */
const childOf = (letter: string): string => letter.split(':').at(-2) ?? '';

/** 本人签字 */
export const sign: Writing<'letters.sign'> = {
  request: signRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  prepare: (call, { letter }): Promise<AdultSlot | null> => ownSlot(call, childOf(letter)),
  async write(tx, call, request, slot) {
    const letter = found(await tx.read('letters', request.letter));
    requireOwnSlot(call, letter, slot as AdultSlot | null);
    return signInto(tx, call, letter, request, null);
  },
};
