import { isTaken } from '#domain/attendance/spells';
import type { CaseEvent, PostRef, RollDay } from '#domain/cases/api';
import type { ContactTold, RoughPlace } from '#domain/cases/api-contact';
import { daysAround, seenOn } from '#domain/cases/days-seen';
import type { Contact } from '#domain/cases/documents';
import type { PlainDate } from '#domain/plain-date';
import type { Encrypted } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import { calendarsFor } from '../kit/rulebook';
import { decrypt } from '../kit/secrets';
import { sheetsOf } from './react';
import { markOn } from './roll-days';

/** 到校 around each of these contacts. */
export type SeenAround = ReadonlyMap<string, Pick<ContactTold, 'before' | 'after'>>;

const NOTHING = { present: 0, called: 0 };

/** 前后到校: five school days before and after each contact, from the sheets as they are now. */
export async function seenAround(call: Call, child: Child, contacts: readonly Contact[]): Promise<SeenAround> {
  if (!child.eduPath || contacts.length === 0) {
    return new Map();
  }
  const path = child.eduPath;
  const dates = [...new Set(contacts.map(({ on }) => on))];
  const around = new Map(
    await Promise.all(
      dates.map(async (on) => [on, daysAround(await calendarsFor(call.store, path, on), on, call.today)] as const),
    ),
  );
  const days = [...new Set([...around.values()].flatMap(({ before, after }) => [...before, ...after]))];
  const sheets = (await sheetsOf(call.store, child, days.sort())).filter(isTaken);
  const mark = (day: PlainDate): RollDay['mark'] => markOn(child, sheets, day);
  return new Map(
    contacts.map(({ _id, on }) => {
      const { before = [], after = [] } = around.get(on) ?? {};
      return [_id, { before: seenOn(before, mark), after: seenOn(after, mark) }];
    }),
  );
}

type Field = 'childSaid' | 'note' | 'place';

const opened = (value: Encrypted | null | undefined, field: Field, id: string): string =>
  value ? decrypt(value, { collection: 'contacts', field, id }) : '';

function placeOf({ _id, place }: Contact): RoughPlace | null {
  const [latitude, longitude] = opened(place, 'place', _id).split(',').map(Number);
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

/** One contact as a timeline tells it. */
export function contactEvent(contact: Contact, refOf: (post: string) => PostRef, seen: SeenAround): CaseEvent {
  const { _id, at, on, kind, met, outcome, nextOn, by, companions = [], heard = null, photos = [] } = contact;
  return {
    kind: 'contact',
    contact: _id,
    at,
    on,
    how: kind,
    met,
    outcome,
    nextOn,
    childSaid: opened(contact.childSaid, 'childSaid', _id),
    note: opened(contact.note, 'note', _id),
    by: refOf(by.post),
    companions: companions.map(refOf),
    heard,
    photos: photos.length,
    place: placeOf(contact),
    before: seen.get(_id)?.before ?? NOTHING,
    after: seen.get(_id)?.after ?? NOTHING,
  };
}
