import type { Person } from './server';

export const GROUPS = ['家长', '学校', '村组', '乡镇', '县'] as const;
export type Group = (typeof GROUPS)[number];

/** The county, its bureau and its departments. */
const COUNTY = /^[a-z]+(-edu|-d\d+)?:/;
const TOWNSHIP = /^[a-z]+-t\d+:/;
const VILLAGE = /^[a-z]+-t\d+-v/;

/** Under which words somebody is looked for; who has several posts stands under each. */
export function groupsOf(person: Person): Group[] {
  const groups = new Set<Group>(person.children.length > 0 ? ['家长'] : []);
  for (const { id } of person.posts) {
    groups.add(VILLAGE.test(id) ? '村组' : TOWNSHIP.test(id) ? '乡镇' : COUNTY.test(id) ? '县' : '学校');
  }
  return [...groups];
}

/** What somebody is, and where: 班主任, 青石镇中心小学五（1）班; or whose parent. */
export function standingOf({ posts, children }: Person): { readonly title: string; readonly place: string } {
  const [post] = posts;
  if (post) {
    const more = posts.length > 1 ? `等${posts.length}个岗位` : '';
    return { title: post.title + more, place: post.place };
  }
  const names = children.map(({ name }) => name).join('、');
  return { title: `${names}的家长`, place: children[0]?.className ?? '' };
}

/** 孔建子的家长, beside the posts of somebody who has both. */
export function familyOf({ children }: Person): string {
  return `也是${children.map(({ name }) => name).join('、')}的家长`;
}

/** Whether somebody is found by what was typed: name, child, post or place, every word of it. */
export function isFound(person: Person, typed: string): boolean {
  const text = [
    person.name,
    person.id,
    ...person.posts.flatMap(({ title, place }) => [title, place]),
    ...person.children.flatMap(({ name, className }) => [name, className]),
  ].join(' ');
  return typed
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => text.includes(word));
}
