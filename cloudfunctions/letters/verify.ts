import type { VerifiedLetter } from '#domain/letters/api';
import { readCheckCode } from '#domain/letters/check-code';
import { namesIn } from '#domain/letters/content';
import type { Letter, LetterEvent } from '#domain/letters/documents';
import { letterFault, levelOf, signedBody } from '#domain/letters/event';
import { isSigned } from '#domain/letters/machine';
import { scope } from '#domain/permission';
import { maskedName } from '#domain/roster/mask';
import { spend } from '../kit/access-log';
import type { Reading } from '../kit/handler';
import { digest, publicKeys, verifies } from '../kit/sealing';
import { verifyRequest } from './requests';

const HOUR_MS = 3_600_000;
const TRIES_AN_HOUR = 30;

/** Whether one of the platform's keys made the link's signature. */
function bySealKeys({ kid, suite, sig }: LetterEvent, text: string): boolean {
  const key = publicKeys().find((one) => one.kid === kid && one.suite === suite);
  return key !== undefined && sig !== null && verifies(key, text, sig);
}

/** What the record says of itself; names masked, since whoever holds a code may be anybody. */
function verified(letter: Letter): VerifiedLetter {
  const signed = signedBody(letter);
  const names = namesIn(letter);
  return {
    genuine: letterFault(letter, digest, bySealKeys) === null,
    title: letter.title,
    term: names.term,
    school: `${names.school}${names.className}`,
    childName: maskedName(names.child),
    signer: `${maskedName(signed?.body.signerName ?? names.adult)}（${signed?.body.relation ?? names.relation}）`,
    signedAt: letter.signedAt ?? 0,
    method: letter.method ?? 'self',
    level: signed ? levelOf(signed.body) : 'agreed',
  };
}

/** 查验: which letter a check code stands for, and whether content and chain are still what was signed. */
export const verify: Reading<'letters.verify'> = {
  request: verifyRequest,
  scope: async ({ county }) => (county === null ? null : scope(county)),
  async read(call, request) {
    await spend(call.store, call, 'letterCode', TRIES_AN_HOUR, HOUR_MS);
    const code = readCheckCode(request.code);
    const page = code
      ? await call.store.page('letters', { equal: { county: call.county, checkCode: code }, limit: 2 })
      : { items: [] };
    return { letters: page.items.filter(isSigned).map(verified) };
  },
};
