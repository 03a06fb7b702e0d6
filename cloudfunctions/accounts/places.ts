import { meetingOf } from '#domain/accounts/meetings';
import type { Unit, UnitKind } from '#domain/jurisdiction';
import { unitsOf } from '#domain/jurisdiction';
import { type Scope, scope } from '#domain/permission';
import type { Store } from '../kit/store';

const IDS_A_READ = 100;

/** Which units above a unit belong to its name where several stand beside each other. */
const SAID_ABOVE: Readonly<Partial<Record<UnitKind, readonly UnitKind[]>>> = {
  class: ['school'],
  grade: ['school'],
  village: ['township'],
  group: ['township', 'village'],
};

/** Units by id, those on the ways up included. */
export type KnownUnits = ReadonlyMap<string, Unit>;

/** The units on these paths, each once. */
export async function unitsOn(store: Store, paths: readonly (string | null)[]): Promise<KnownUnits> {
  const ids = [...new Set(paths.flatMap((path) => (path === null ? [] : unitsOf(path))))];
  const known = new Map<string, Unit>();
  for (let n = 0; n < ids.length; n += IDS_A_READ) {
    for (const unit of await store.readAll('units', ids.slice(n, n + IDS_A_READ))) {
      known.set(unit._id, unit);
    }
  }
  return known;
}

/** 第一小学五（1）班, 一乡一村一组: the name of a unit with what tells it from its namesakes. */
export function placeOf(path: string, known: KnownUnits): string {
  const way = unitsOf(path).flatMap((id) => known.get(id) ?? []);
  const last = way.at(-1);
  const said = SAID_ABOVE[last?.kind ?? 'county'] ?? [];
  return [...way.slice(0, -1).filter((unit) => said.includes(unit.kind)), ...(last ? [last] : [])]
    .map((unit) => unit.name)
    .join('');
}

/** The school on the way up from a class. */
export const schoolOn = (path: string | null, known: KnownUnits): string =>
  unitsOf(path ?? '')
    .flatMap((id) => known.get(id) ?? [])
    .find((unit) => unit.kind === 'school')?.name ?? '';

/** What is about a unit. */
export async function unitScope(store: Store, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
}

/** What is about a class; a unit of another kind does not exist here. */
export async function classScope(store: Store, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit?.kind === 'class' ? scope(unit.county, { education: [unit.path] }) : null;
}

/** What is about a unit where families meet: a class, a village, a group. */
export async function meetingScope(store: Store, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit && meetingOf(unit.kind) ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
}
