import type { HouseholdSigner } from '#domain/letters/api';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { issuerSignature } from '#domain/letters/campaign-acts';
import { summaryOf } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { isOpen, isSigned } from '#domain/letters/machine';
import { isGuardianLetter, isHouseholdLetter } from '#domain/letters/parties';
import { helpsFamilies } from '#domain/letters/permission';
import { readingTime } from '#domain/letters/reading';
import { templateId } from '#domain/letters/templates';
import { isLegalGuardian } from '#domain/letters/who-signs';
import type { Call, Reading } from '../kit/handler';
import { childrenOf, isOwn, letterScope, seenLetter } from './letter-scope';
import { rowOf } from './letter-view';
import { organSeal } from './organ-seal';
import { replacedBy } from './replaced-by';
import { letterRequest } from './requests';
import { mayVoid } from './void';

/** Whether the other guardian has signed; null when there is no other. */
async function otherSigned(call: Call, letter: Letter): Promise<boolean | null> {
  if (!isGuardianLetter(letter)) {
    return null;
  }
  const slot = letter.slot === 'guardian' ? 'guardian2' : 'guardian';
  const other = await call.store.read('letters', `${letter.campaign}:${letter.child}:${slot}`);
  return other ? isSigned(other) : null;
}

/** The guardians of a household, named for whoever comes to its door: who can sign, and whose words are written down after. */
async function householdSigners(call: Call, letter: Letter): Promise<HouseholdSigner[]> {
  if (!isHouseholdLetter(letter) || !call.post || !helpsFamilies(call.post.role)) {
    return [];
  }
  return (await childrenOf(call.store, letter)).flatMap(({ _id, name, adults }) =>
    adults.flatMap((adult) =>
      isLegalGuardian(adult.kind) && (adult.slot === 'guardian' || adult.slot === 'guardian2')
        ? [{ child: _id, childName: name, slot: adult.slot, relation: adult.relation, name: adult.name }]
        : [],
    ),
  );
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
      signers: await householdSigners(call, letter),
      mayVoid: mayVoid(call, letter),
      issuerSigned: issuerSignature(letter),
      checkCode: letter.checkCode,
      seal: await organSeal(call, letter),
      replaced: await replacedBy(call, letter),
    };
  },
};
