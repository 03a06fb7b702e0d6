import type { Contact } from '#domain/cases/documents';
import { type Missing, missingOf, type Seeking } from '#domain/cases/missing';
import { dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import { absenceCause, missingCause } from '#domain/reminders/causes';
import type { Child } from '#domain/roster/documents';
import type { Store } from '../kit/store';
import { eachCounty, lookAt, type Proposal, type Reaction } from '../kit/tick';

const CAP = 100;
const A_ROUND = 200;

/** The causes of messages that a change of it is about: what staff and clock said, and what a guardian answered. */
export const wokenBy = ({ child, on }: Missing): string[] => [missingCause(child, on), absenceCause(child, on)];

/** What was written down of a child since a day. */
export async function missingSince(store: Store, child: Child, since: PlainDate | undefined): Promise<Missing[]> {
  const { items } = await store.page('missing', {
    equal: { county: child.county, child: child._id },
    range: { key: 'on', from: since ?? '' },
    limit: CAP,
  });
  return items;
}

async function contactsSince(store: Store, child: Child, since: PlainDate | undefined): Promise<Contact[]> {
  const { items } = await store.page('contacts', {
    equal: { county: child.county, child: child._id },
    range: { key: 'at', from: since === undefined ? 0 : instantAt(since) },
    order: 'desc',
    limit: CAP,
  });
  return items;
}

function proposalOf(before: Missing | undefined, after: Missing): Proposal<'missing'> {
  const plain = { collection: 'missing', seen: before?.rev ?? 0, document: after } as const;
  if (before && JSON.stringify(before) === JSON.stringify(after)) {
    return plain;
  }
  return {
    ...plain,
    changed: {
      operation: 'cases.sought',
      change: { from: before?.state ?? null, to: after.state },
      paths: [after.eduPath, after.dutyPath, after.residencePath, after.registeredPath],
      wakes: { reminders: wokenBy(after) },
    },
  };
}

/** What is open or of today; what is over stays as it is. */
const isLive = (one: Missing, today: PlainDate): boolean =>
  one.on === today || one.state === 'sought' || one.state === 'watched';

/** 走失 of a child as it ought to be now, and what is to be written of it. */
export async function soughtNow(
  store: Store,
  known: readonly Missing[],
  seeking: Omit<Seeking, 'contacts'>,
): Promise<{ readonly missing: readonly Missing[]; readonly proposals: readonly Proposal<'missing'>[] }> {
  const contacts = await contactsSince(store, seeking.child, seeking.days.at(-1));
  const missing = missingOf({ ...seeking, contacts }, known);
  const today = dayOf(seeking.now);
  const proposals = missing.flatMap((after) => {
    const before = known.find(({ _id }) => _id === after._id);
    return !before || isLive(before, today) || before.state !== after.state ? [proposalOf(before, after)] : [];
  });
  return { missing, proposals };
}

/** 到点还没有联系上: found by index each minute, so that nothing else is read. */
export async function runMissing(store: Store, reaction: Reaction, now: Instant): Promise<void> {
  await eachCounty(store, async (county) => {
    const { items } = await store.page('missing', {
      equal: { county, state: 'watched' },
      range: { key: 'dueAt', from: 0, below: now + 1 },
      limit: A_ROUND,
    });
    await lookAt(store, reaction, county, [...new Set(items.map(({ child }) => child))], now);
  });
}
