import type { Post } from '#domain/accounts/documents';
import type { PostRef } from '#domain/cases/api';
import { POSTS, type Role } from '#domain/posts';
import type { Store } from '../kit/store';

const IDS_A_READ = 100;

const titleOf = (post: string): string => {
  const role = post.split(':')[1] ?? '';
  return role in POSTS ? POSTS[role as Role].title : '';
};

const unitIdOf = (post: string): string => post.split(':')[0] ?? '';

/** Titles, units and names of posts, by id. At most a hundred: more than one page of anything names. */
export async function postRefs(store: Store, ids: readonly string[]): Promise<(id: string) => PostRef> {
  const distinct = [...new Set(ids)].slice(0, IDS_A_READ);
  const [posts, units] = await Promise.all([
    store.readAll('posts', distinct),
    store.readAll('units', distinct.map(unitIdOf)),
  ]);
  const names = new Map(posts.map((post) => [post._id, post.name]));
  const places = new Map(units.map((unit) => [unit._id, unit.name]));
  return (id) => ({
    id,
    title: titleOf(id),
    place: places.get(unitIdOf(id)) ?? '',
    name: names.get(id) ?? '',
  });
}

/** The same for posts that are at hand. */
export async function refsOfPosts(store: Store, posts: readonly Post[]): Promise<PostRef[]> {
  const units = await store.readAll('units', [...new Set(posts.map((post) => post.unit))].slice(0, IDS_A_READ));
  const places = new Map(units.map((unit) => [unit._id, unit.name]));
  return posts.map(({ _id, unit, name }) => ({ id: _id, title: titleOf(_id), place: places.get(unit) ?? '', name }));
}
