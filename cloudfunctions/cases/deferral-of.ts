import type { Deferral } from '#domain/cases/deferral';
import { found } from '#domain/errors';
import type { Scope } from '#domain/permission';
import type { Encrypted } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Outcome } from '../kit/facts';
import type { Asking } from '../kit/handler';
import { deferralPlace } from '../kit/kept-papers';
import { decrypt, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import type { Proposal } from '../kit/tick';

/** More than a childhood can need. */
const OF_A_CHILD = 100;

/** The applications of a child, the newest first. */
export async function deferralsOf(store: Store, county: string, child: string): Promise<Deferral[]> {
  const { items } = await store.page('deferrals', {
    equal: { county, child },
    range: { key: 'at' },
    order: 'desc',
    limit: OF_A_CHILD,
  });
  return items;
}

export async function ofChild({ store }: Asking, child: string): Promise<Scope | null> {
  const known = await store.read('children', child);
  return known && childScope(known);
}

/** A deferral is reached by whoever reaches its child now. */
export async function ofDeferral(asking: Asking, { deferral }: { readonly deferral: string }): Promise<Scope | null> {
  const one = await asking.store.read('deferrals', deferral);
  return one && ofChild(asking, one.child);
}

type Field = Parameters<typeof deferralPlace>[1];
export const sealed = (words: string, id: string, field: Field): Encrypted => encrypt(words, deferralPlace(id, field));
export const opened = (words: Encrypted, id: string, field: Field): string => decrypt(words, deferralPlace(id, field));

type Placed = Pick<Deferral, 'eduPath' | 'residencePath' | 'registeredPath' | 'dutyPath'>;

/** Where the child is now, for the lists. */
export const placesOf = ({ eduPath, residencePath, registeredPath, dutyPath, county }: Child): Placed => ({
  eduPath,
  residencePath,
  registeredPath,
  dutyPath: dutyPath ?? `${county}/`,
});

const pathsOf = ({ eduPath, residencePath, registeredPath, dutyPath }: Placed) => [
  eduPath,
  dutyPath,
  residencePath,
  registeredPath,
];

/** Those of a child that stand in the lists of where it was before: they go with it. */
export function movedWith(child: Child, all: readonly Deferral[]): Proposal<'deferrals'>[] {
  const places = placesOf(child);
  const stale = all.filter((one) => pathsOf(one).join() !== pathsOf(places).join());
  return stale.map((one) => ({
    collection: 'deferrals',
    seen: one.rev,
    document: { ...one, ...places },
    changed: { operation: 'cases.deferralMoved', change: {}, paths: [...pathsOf(one), ...pathsOf(places)] },
  }));
}

/** What every act on an application leaves. */
export function doneWith(
  after: Deferral,
  before: Deferral | null,
  rest: Partial<Pick<Outcome<unknown>, 'wakes' | 'versions'>> = {},
): Outcome<{ readonly deferral: string; readonly state: Deferral['state'] }> {
  return {
    reply: { deferral: after._id, state: after.state },
    subject: `deferrals/${after._id}`,
    paths: pathsOf(after),
    change: { from: before?.state ?? null, to: after.state, kind: after.kind },
    ...rest,
    wakes: { ...rest.wakes, reminders: [...(rest.wakes?.reminders ?? []), `deferral:${after._id}`] },
  };
}

export const childOf = async (store: Store, id: string): Promise<Child> => found(await store.read('children', id));
