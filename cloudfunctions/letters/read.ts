import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { summaryOf } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { isOpen, isSigned } from '#domain/letters/machine';
import { isGuardianLetter } from '#domain/letters/parties';
import { readingTime } from '#domain/letters/reading';
import { templateId } from '#domain/letters/templates';
import type { Call, Reading } from '../kit/handler';
import { isOwn, letterScope, seenLetter } from './letter-scope';
import { rowOf } from './letter-view';
import { letterRequest } from './requests';

/** Whether the other guardian has signed; null when there is no other. */
async function otherSigned(call: Call, letter: Letter): Promise<boolean | null> {
  if (!isGuardianLetter(letter)) {
    return null;
  }
  const slot = letter.slot === 'guardian' ? 'guardian2' : 'guardian';
  const other = await call.store.read('letters', `${letter.campaign}:${letter.child}:${slot}`);
  return other ? isSigned(other) : null;
}

/** 同意声明: the words of the tick, as the letter's own template has them. */
export async function statementOf(call: Call, letter: Letter): Promise<string> {
  const { templateId: template, templateVersion } = letter.content;
  const kept = await call.store.read('templates', templateId(letter.county, template, templateVersion));
  return kept?.statement ?? GUARDIAN_TEMPLATE.statement;
}

/** 阅读: the letter as it was issued, never rendered anew. */
export const read: Reading<'letters.read'> = {
  request: letterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const letter = await seenLetter(call, request.letter);
    return {
      ...rowOf(letter),
      summary: summaryOf(letter.content),
      bodyText: letter.content.bodyText,
      statement: await statementOf(call, letter),
      digest: letter.digest,
      readingMs: readingTime(letter.content.bodyText),
      maySign: isOpen(letter) && isOwn(call, letter),
      otherSigned: await otherSigned(call, letter),
      checkCode: letter.checkCode,
    };
  },
};
