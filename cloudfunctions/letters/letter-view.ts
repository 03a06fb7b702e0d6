import { declineReason } from '#domain/letters/acts';
import type { LetterRow } from '#domain/letters/api';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';

/** A letter as a row of a list. */
export function rowOf(letter: Letter): LetterRow {
  const names = namesIn(letter);
  return {
    id: letter._id,
    child: letter.child,
    childName: names.child,
    className: names.className,
    schoolName: names.school,
    slot: letter.slot,
    kind: letter.adultKind,
    adultName: names.adult,
    relation: names.relation,
    title: letter.title,
    term: names.term,
    state: letter.state,
    method: letter.method,
    signedAt: letter.signedAt,
    until: letter.until,
    declined: declineReason(letter),
  };
}

/** Whether the letter still asks for a signature. Who declined may think again. */
export const isOpen = ({ state }: Pick<Letter, 'state'>): boolean =>
  state === 'issued' || state === 'viewed' || state === 'declined';
