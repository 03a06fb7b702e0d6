import { missingId } from '#domain/cases/missing';
import type { PlainDate } from '#domain/plain-date';
import { absenceCause, missingCause } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Notice } from '#domain/reminders/notices';
import { dangerNotices, missingNotices } from '#domain/reminders/notices-danger';
import type { Store } from '../kit/store';
import { receiversOf } from './receivers';

const CAP = 100;

async function toldOf(store: Store, county: string, cause: string): Promise<Message[]> {
  const { items } = await store.page('messages', { equal: { county, cause }, limit: CAP });
  return items.filter(({ kind }) => kind === 'missingChild');
}

/** What ought to be told of a child that is sought, or was found. */
export async function noticesOfMissing(
  store: Store,
  county: string,
  { child, date }: { readonly child: string; readonly date: PlainDate },
): Promise<Notice[]> {
  const one = await store.read('missing', missingId(child, date));
  if (!one || one.county !== county) {
    return [];
  }
  const [here, elsewhere, receivers] = await Promise.all([
    toldOf(store, county, missingCause(child, date)),
    toldOf(store, county, absenceCause(child, date)),
    receiversOf(store, county, one),
  ]);
  return missingNotices(one, receivers, { here, elsewhere });
}

export async function noticesOfDanger(store: Store, county: string, id: string): Promise<Notice[]> {
  const one = await store.read('dangers', id);
  return one && one.county === county ? dangerNotices(one) : [];
}
