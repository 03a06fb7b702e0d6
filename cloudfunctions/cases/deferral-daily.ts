import { schoolDaysBack } from '#domain/calendar';
import type { Deferral } from '#domain/cases/deferral';
import { Refusal } from '#domain/errors';
import { addDays, dayOf, type Instant, instantAt } from '#domain/plain-date';
import type { Store } from '../kit/store';
import { eachCounty, inParallel, lookAt } from '../kit/tick';
import { rulesFor } from './of-child';
import { reaction } from './react';

const A_ROUND = 200;
/** As many as a spell is followed back: what lies before was looked at. */
const SCHOOL_DAYS = 30;

/** Whether the first school day after its end is over: from then on the child's rolls say the rest. */
async function isSeenTo(store: Store, one: Deferral, now: Instant): Promise<boolean> {
  const child = await store.read('children', one.child);
  const today = dayOf(now);
  if (!child) {
    return true;
  }
  // Without calendar or standards nothing is known: tomorrow again.
  const rules = await rulesFor(store, child, today).catch((error: unknown) =>
    error instanceof Refusal ? null : Promise.reject(error),
  );
  return (
    rules !== null && schoolDaysBack(rules.calendars, today, SCHOOL_DAYS).some((day) => day > one.until && day < today)
  );
}

/** Looked at once a day until a school day has shown whether the child came. */
async function putOff(store: Store, one: Deferral, now: Instant): Promise<void> {
  const dueAt = (await isSeenTo(store, one, now)) ? null : instantAt(addDays(dayOf(now), 1));
  await store.tx(async (tx) => {
    const present = await tx.read('deferrals', one._id);
    if (present?.dueAt === one.dueAt) {
      await tx.replace('deferrals', { ...present, dueAt, rev: present.rev + 1 });
    }
  });
}

/** 期满以后: a child without an open case is looked at too, in a class or in none, so that none is forgotten. */
export async function runDeferrals(store: Store, now: Instant): Promise<void> {
  await eachCounty(store, async (county) => {
    const { items } = await store.page('deferrals', {
      equal: { county },
      range: { key: 'dueAt', from: 0, below: now + 1 },
      limit: A_ROUND,
    });
    await lookAt(store, reaction, county, [...new Set(items.map(({ child }) => child))], now);
    await inParallel(items, (one) => putOff(store, one, now));
  });
}
