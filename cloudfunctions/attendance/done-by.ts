import type { DoneBy } from '#domain/attendance/api';
import { POSTS, type Role } from '#domain/posts';
import type { Store } from '../kit/store';

interface By {
  readonly person: string;
  readonly post: string;
}

const titleOf = (post: string): string => {
  const role = post.split(':')[1] ?? '';
  return role in POSTS ? POSTS[role as Role].title : '';
};

/** Names those who acted, by the post they acted as and the name of the person then, not of today's holder. */
export async function namesOf(store: Store, all: readonly By[]): Promise<(by: By) => DoneBy> {
  const ids = [...new Set(all.map((by) => by.person))].slice(0, 100);
  const people = new Map((await store.readAll('people', ids)).map((person) => [person._id, person.name]));
  return (by) => ({ title: titleOf(by.post), name: people.get(by.person) ?? '' });
}
