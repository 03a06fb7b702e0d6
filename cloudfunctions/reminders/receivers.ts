import type { Post } from '#domain/accounts/documents';
import { type Unit, type UnitKind, unitsOf } from '#domain/jurisdiction';
import { postId, type Role } from '#domain/posts';
import { atOrAbove, LEADING } from '#domain/reminders/ladder';
import type { Receivers } from '#domain/reminders/notices';
import type { Store } from '../kit/store';

const HOLDERS_CAP = 20;

async function held(store: Store, unit: Unit, role: Role): Promise<Post[]> {
  const { items } = await store.page('posts', {
    equal: { county: unit.county, unit: unit._id, role },
    limit: HOLDERS_CAP,
  });
  return items.filter((post) => post.holder !== null);
}

/** The units of a path from the bottom up, from the level of `kind` on. */
async function upward(store: Store, path: string, kind: UnitKind): Promise<Unit[]> {
  const ids = unitsOf(path);
  const units = new Map((await store.readAll('units', ids)).map((unit) => [unit._id, unit]));
  return ids
    .flatMap((id) => units.get(id) ?? [])
    .filter((unit) => atOrAbove(unit.kind, kind))
    .reverse();
}

/**
 * The posts that answer for the unit of `kind` on this path: its own, or, where nobody holds it, the nearest above that somebody holds.
 * Where nobody does at all it waits in the first one's inbox for whoever comes. Empty only for a path that does not exist.
 */
async function answering(store: Store, path: string | null, kind: UnitKind): Promise<string[]> {
  const units = path === null ? [] : await upward(store, path, kind);
  for (const unit of units) {
    const posts = await held(store, unit, LEADING[unit.kind]);
    if (posts.length > 0) {
      return posts.map((post) => post._id);
    }
  }
  const [first] = units;
  return first ? [postId(first._id, LEADING[first.kind])] : [];
}

const distinct = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** 班主任 of the class with this path, or who answers in their place. */
export function teachersOf(store: Store, eduPath: string | null): Promise<string[]> {
  return answering(store, eduPath, 'class');
}

interface Paths {
  readonly eduPath: string | null;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  /** 接收地 of a case that was handed over. */
  readonly hostPath?: string;
}

/** Everybody who may have to know of a child: school, and village and township of 居住 and 户籍. */
export async function receiversOf(store: Store, county: string, paths: Paths): Promise<Receivers> {
  const homes = [paths.residencePath, paths.registeredPath].filter((path) => path !== null);
  const government = homes.length > 0 ? homes : [`${county}/`];
  const all = (kind: UnitKind): Promise<string[][]> =>
    Promise.all(government.map((path) => answering(store, path, kind)));
  const [teacher, grade, school, villages, townships] = await Promise.all([
    teachersOf(store, paths.eduPath),
    answering(store, paths.eduPath, 'grade'),
    answering(store, paths.eduPath, 'school'),
    all('village'),
    Promise.all([all('township'), paths.hostPath ? answering(store, paths.hostPath, 'township') : []]).then(
      ([own, host]) => [...own, host],
    ),
  ]);
  return {
    teacher,
    school: distinct([grade, school]),
    villages: distinct(villages),
    townships: distinct(townships),
  };
}
