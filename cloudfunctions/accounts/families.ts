import type { Binding, Person } from '#domain/accounts/documents';
import type { Unit } from '#domain/jurisdiction';
import type { Blind } from '#domain/records';
import { ADULT_SLOTS, type Adult, type Child } from '#domain/roster/documents';
import type { Store } from '../kit/store';

const CLASS_CAP = 200;
const FAMILY_CAP = 20;
/** Bound children of one WeChat before a teacher looks first (security: one person cannot collect children). */
export const CHILDREN_CAP = 6;

export const bindingId = (child: string, person: string): string => `${child}:${person}`;

/** Whether a child is one that families are bound to: on the roll, or being sought. */
const isLive = (child: Child): boolean => child.state === 'enrolled' || child.state === 'unlisted';

/** The adult of a child who has this phone, the first in the order of slots. */
export function adultWith(child: Child, phone: Blind): Adult | null {
  const matching = child.adults.filter((adult) => adult.phoneBlind === phone);
  return ADULT_SLOTS.flatMap((slot) => matching.filter((adult) => adult.slot === slot))[0] ?? null;
}

/** 一村的孩子: those whom the village answers for. One query finds a phone among them by the index of phones in the cloud, on one machine by the village. */
async function childrenOfVillage(store: Store, { county, path }: Unit, phone: Blind): Promise<Child[]> {
  const { items } = await store.page('children', {
    equal: { county, 'adults.phoneBlind': phone },
    range: { key: 'dutyPath', under: path },
    limit: FAMILY_CAP,
  });
  return items.filter(isLive);
}

/** Children of a class or village with this phone, and of their households wherever they go to school: what a meeting asks, along indexes. */
export async function childrenNear(store: Store, unit: Unit, phone: Blind): Promise<Child[]> {
  const { county } = unit;
  const all =
    unit.kind === 'class'
      ? await childrenOfClass(store, county, unit._id)
      : await childrenOfVillage(store, unit, phone);
  const here = all.filter((child) => adultWith(child, phone));
  const households = [...new Set(here.flatMap((child) => child.household ?? []))];
  const pages = await Promise.all(
    households.map((household) => store.page('children', { equal: { county, household }, limit: FAMILY_CAP })),
  );
  const known = new Set(here.map((child) => child._id));
  const siblings = pages.flatMap((page) => page.items).filter((child) => isLive(child) && adultWith(child, phone));
  return [...here, ...siblings.filter((child) => !known.has(child._id))];
}

/**
 * Children in the county of whom an adult has this phone. The cloud answers along its index of the list; one machine reads every child,
 * so a class meeting asks its class first.
 */
export async function childrenByPhone(store: Store, county: string, phone: Blind): Promise<Child[]> {
  const { items } = await store.page('children', {
    equal: { county, 'adults.phoneBlind': phone },
    limit: FAMILY_CAP,
  });
  return items.filter(isLive);
}

/** Children with this keyed hash of name and last four: of the class, or of the county. */
export async function childrenByLastFour(
  store: Store,
  county: string,
  lastFour: Blind,
  classId: string | null,
): Promise<Child[]> {
  const { items } = await store.page('children', { equal: { county, lastFourBlind: lastFour }, limit: FAMILY_CAP });
  return items.filter((child) => isLive(child) && (classId === null || child.classId === classId));
}

export async function childrenOfClass(store: Store, county: string, classId: string): Promise<Child[]> {
  const { items } = await store.page('children', {
    equal: { county, classId },
    range: { key: 'pinyin' },
    limit: CLASS_CAP,
  });
  return items.filter(isLive);
}

/** Every binding of a person that is not over. */
export async function bindingsOf(store: Store, county: string, person: Person['_id']): Promise<Binding[]> {
  const { items } = await store.page('bindings', { equal: { county, person }, limit: 100 });
  return items;
}

export async function bindingsOfChild(store: Store, county: string, child: string): Promise<Binding[]> {
  const { items } = await store.page('bindings', { equal: { county, child }, limit: 50 });
  return items;
}
