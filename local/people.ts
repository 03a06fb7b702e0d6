import type { Post } from '#domain/accounts/documents';
import { POSTS } from '#domain/posts';
import { personIdOf } from '../cloudfunctions/kit/secrets';
import type { Page, Store } from '../cloudfunctions/kit/store';
import type { DemoPerson } from './demo/cast';

/** A demo person as the menus show them: the posts they hold now, and whether WeChat is bound yet. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly bound: boolean;
  readonly posts: readonly {
    readonly id: string;
    readonly title: string;
    readonly place: string;
    readonly held: boolean;
  }[];
  readonly children: readonly { readonly id: string; readonly name: string; readonly className: string }[];
  readonly seat?: number;
}

const FOUND = 100;
const IDS_AT_ONCE = 100;
const POSTS_AT_ONCE = 1000;

/** Post ids by the person who holds them now: a hand-over shows at once. */
async function heldPosts(store: Store, county: string, roots: readonly string[]): Promise<Map<string, string[]>> {
  const held = new Map<string, string[]>();
  for (const root of roots) {
    let cursor: string | null = null;
    do {
      const page: Page<Post> = await store.page('posts', {
        equal: { county },
        range: { key: 'path', under: `${root}/` },
        limit: POSTS_AT_ONCE,
        cursor,
      });
      for (const { _id, holder } of page.items) {
        if (holder !== null) {
          held.set(holder, [...(held.get(holder) ?? []), _id]);
        }
      }
      cursor = page.cursor;
    } while (cursor !== null);
  }
  return held;
}

async function knownPeople(store: Store, ids: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let n = 0; n < ids.length; n += IDS_AT_ONCE) {
    for (const { _id } of await store.readAll('people', ids.slice(n, n + IDS_AT_ONCE))) {
      known.add(_id);
    }
  }
  return known;
}

const textOf = ({ id, name, posts, children }: DemoPerson): string =>
  [
    id,
    name,
    ...posts.map(({ place, role }) => `${POSTS[role].title} ${place}`),
    ...children.map((child) => `${child.name} ${child.className}`),
  ].join(' ');

/** Who stands in the menus; with words to look for, everybody in whose name, child, post or place each of them is. */
export function chosenFrom(people: readonly DemoPerson[], search = ''): DemoPerson[] {
  const words = search.split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return people.filter((person) => person.listed);
  }
  return people.filter((person) => words.every((word) => textOf(person).includes(word))).slice(0, FOUND);
}

/** Demo people with what the database says of them now. */
export async function listPeople(
  store: Store,
  people: readonly DemoPerson[],
  roots: readonly string[],
): Promise<ListedPerson[]> {
  const county = people[0]?.county ?? '';
  const held = await heldPosts(store, county, roots);
  const idOf = (person: DemoPerson): string => personIdOf(person.county, person.openid);
  const known = await knownPeople(store, people.map(idOf));
  return people.map((person) => {
    const mine = held.get(idOf(person)) ?? [];
    return {
      id: person.id,
      name: person.name,
      bound: known.has(idOf(person)),
      posts: person.posts.map(({ id, role, place }) => ({
        id,
        title: POSTS[role].title,
        place,
        held: mine.includes(id),
      })),
      children: person.children,
      ...(person.seat === undefined ? {} : { seat: person.seat }),
    };
  });
}
