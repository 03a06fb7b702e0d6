import type { Binding } from '#domain/accounts/documents';
import { endedWith, type Missing, missingId } from '#domain/cases/missing';
import { addDays, dayOf, type PlainDate } from '#domain/plain-date';
import { absenceCause, missingCause, personReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Notice } from '#domain/reminders/notices';
import { dangerNotices, missingNotices } from '#domain/reminders/notices-danger';
import type { Store } from '../kit/store';
import { receiversOf } from './receivers';

const CAP = 100;
/** So far back a search that ended can have begun. */
const SOUGHT_DAYS = 60;

async function toldOf(store: Store, county: string, cause: string): Promise<Message[]> {
  const { items } = await store.page('messages', { equal: { county, cause }, limit: CAP });
  return items.filter(({ kind }) => kind === 'missingChild');
}

async function knownOf(store: Store, { county, child, on, found }: Missing): Promise<Missing[]> {
  const equal = { county, child };
  const end = found === null ? on : dayOf(found.at);
  return found === null
    ? []
    : (await store.page('missing', { equal, range: { key: 'on', from: addDays(end, -SOUGHT_DAYS) }, limit: CAP }))
        .items;
}

/** Those who speak for the child and use the app, as receivers. */
type GuardiansOf = (child: string) => Promise<readonly Pick<Binding, 'person'>[]>;

/** What ought to be told of a child that is sought, or was found. */
export async function noticesOfMissing(
  store: Store,
  county: string,
  { child, date }: { readonly child: string; readonly date: PlainDate },
  guardiansOf: GuardiansOf,
): Promise<Notice[]> {
  const one = await store.read('missing', missingId(child, date));
  if (!one || one.county !== county) {
    return [];
  }
  const known = await knownOf(store, one);
  const days = one.state === 'found' ? endedWith(one, known).map(({ on }) => on) : [date];
  const ofDays = async (causeOf: typeof missingCause): Promise<Message[]> =>
    (await Promise.all(days.map((day) => toldOf(store, county, causeOf(child, day))))).flat();
  const [here, elsewhere, receivers, guardians] = await Promise.all([
    ofDays(missingCause),
    ofDays(absenceCause),
    receiversOf(store, county, one),
    one.state === 'found' ? guardiansOf(child) : [],
  ]);
  const persons = guardians.map(({ person }) => personReceiver(person));
  return missingNotices(one, receivers, { here, elsewhere, known, guardians: persons });
}

export async function noticesOfDanger(store: Store, county: string, id: string): Promise<Notice[]> {
  const one = await store.read('dangers', id);
  return one && one.county === county ? dangerNotices(one) : [];
}
