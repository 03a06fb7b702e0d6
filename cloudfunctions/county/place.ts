import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { type ActingPost, postReaches, type Scope, scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Asking, Call } from '../kit/handler';
import type { Store } from '../kit/store';

/** What is about the county as a whole. */
export async function wholeCounty({ county }: Asking): Promise<Scope | null> {
  return county === null ? null : scope(county);
}

const aboutUnit = (unit: Unit): Scope => scope(unit.county, { [unit.line]: [unit.path] });

/** What is about a unit of the education line: only there school is held by a calendar. */
export async function calendarScope(store: Store, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit && KEPT_ON.has(unit.kind) ? aboutUnit(unit) : null;
}

/** Units that may have a calendar of their own; a class follows its school. */
const KEPT_ON: ReadonlySet<Unit['kind']> = new Set<Unit['kind']>(['bureau', 'centre', 'school']);

/** The unit whose calendar somebody means who names none: their own or the next above that keeps one, the bureau for the other line. */
export async function calendarUnit(
  call: Pick<Call, 'store' | 'county' | 'post'>,
  id: string | undefined,
): Promise<Unit> {
  const { store, county, post } = call;
  if (id !== undefined) {
    return found(await store.read('units', id));
  }
  const above = post?.line === 'education' ? await store.readAll('units', unitsOf(post.path)) : [];
  const nearest = above.findLast((unit) => KEPT_ON.has(unit.kind));
  return nearest ?? found(await store.read('units', found(await store.read('counties', county)).educationRoot));
}

export function mayKeep(post: ActingPost | null, unit: Unit): boolean {
  const reach = post ? PERMISSIONS['county.saveCalendar'][post.role] : undefined;
  return post !== null && reach !== undefined && postReaches(post, reach, aboutUnit(unit));
}
