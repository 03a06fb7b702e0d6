import { declineReason } from '#domain/letters/acts';
import type { LetterRow } from '#domain/letters/api';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { edgeOf, isGuardianLetter } from '#domain/letters/parties';

/** A letter as a row of a list. */
export function rowOf(letter: Letter): LetterRow {
  const names = namesIn(letter);
  return {
    id: letter._id,
    edge: edgeOf(letter),
    campaign: letter.campaign,
    child: isGuardianLetter(letter) ? letter.child : null,
    childName: names.child,
    className: names.className,
    schoolName: names.school,
    slot: letter.slot,
    kind: isGuardianLetter(letter) ? letter.adultKind : null,
    adultName: names.adult,
    relation: names.relation,
    issuerName: names.issuer,
    partyName: names.party,
    title: letter.title,
    term: names.term,
    signing: letter.signing ?? 'partyOnly',
    state: letter.state,
    paused: letter.paused ?? false,
    method: letter.method,
    signedAt: letter.signedAt,
    until: letter.until,
    declined: declineReason(letter),
  };
}
