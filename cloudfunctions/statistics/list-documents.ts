import { isOpen } from '#domain/cases/documents';
import { refuse } from '#domain/errors';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter } from '#domain/letters/parties';
import type { Child } from '#domain/roster/documents';
import type { ListItem, ListKind } from '#domain/statistics/api';
import { isCounted, letterGroup } from '#domain/statistics/counts';
import type { Call } from '../kit/handler';
import { namesOf, type Part, search, under, underOrOutside, type Where } from './listing';

/** Which children stand behind which number. */
export const CHILD_KINDS: Readonly<Partial<Record<ListKind, (child: Child) => boolean>>> = {
  children: isCounted,
  unlisted: (child) => child.state === 'unlisted',
  boarding: (child) => child.state === 'enrolled' && child.boarding,
};

/** 学生名单 */
export async function childrenUnder(
  call: Call,
  where: Where,
  wanted: (child: Child) => boolean,
  cursor: string | null,
): Promise<Part> {
  const fits = (child: Child): boolean => wanted(child) && (!where.noClass || child.classId === null);
  const got = await search(call, 'children', underOrOutside(where), cursor, fits);
  const items = got.found.map(
    ({ _id, name, className }): ListItem => ({
      kind: 'child',
      id: _id,
      name,
      place: className || '不在任何班级',
    }),
  );
  return { items, cursor: got.cursor };
}

/** A guardian's letter under the child's name of today, every other as the letter itself calls its sides. */
function letterItem(letter: Letter, children: ReadonlyMap<string, Child>): ListItem {
  const child = isGuardianLetter(letter) ? children.get(letter.child) : undefined;
  const { adult, relation, party, className } = namesIn(letter);
  return {
    kind: 'letter',
    id: letter._id,
    name: child?.name ?? party,
    place: child?.className ?? className,
    slot: letter.slot,
    relation,
    adultName: adult,
    group: letterGroup(letter) ?? 'unsigned',
    method: letter.method,
    until: letter.until,
  };
}

/** 责任书名单 of one 签订期. */
export async function lettersUnder(
  call: Call,
  where: Where,
  what: ListKind,
  round: string | undefined,
  cursor: string | null,
): Promise<Part> {
  const period = round ?? refuse('INVALID_ARGUMENT', { fields: [{ path: 'round', rule: '请选签订期' }] });
  const got = await search(call, 'letters', under(where), cursor, (letter) => {
    const group = letterGroup(letter);
    return letter.period === period && group !== null && (what === 'letters' || group === what);
  });
  const names = await namesOf(
    call,
    got.found.flatMap((letter) => (isGuardianLetter(letter) ? letter.child : [])),
  );
  const items = got.found.map((letter) => letterItem(letter, names));
  return { items, cursor: got.cursor };
}

/** 线索与个案名单 */
export async function leadsUnder(call: Call, where: Where, what: ListKind, cursor: string | null): Promise<Part> {
  const got = await search(call, 'cases', underOrOutside(where), cursor, (one) => {
    const listed = isOpen(one.state) && (!where.noClass || one.classId === null);
    return listed && (what === 'open' || (what === 'urgent' ? one.urgent : one.assignee === null));
  });
  const names = await namesOf(
    call,
    got.found.map((one) => one.child),
  );
  const items = got.found.map(
    (one): ListItem => ({
      kind: 'lead',
      id: one._id,
      name: names.get(one.child)?.name ?? '',
      place: names.get(one.child)?.className ?? '',
      openedOn: one.openedOn,
      urgent: one.urgent,
    }),
  );
  return { items, cursor: got.cursor };
}
