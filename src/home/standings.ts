import type { Me } from '#domain/accounts/me';
import type { Standing } from '../acting';

/** Every way in which this person may act: posts first, then the family of each county where a child is theirs. */
export function standingsOf(me: Me): Standing[] {
  const posts = me.posts.map(({ id, title, place }) => ({ as: id, title, place }));
  const counties = [...new Set(me.children.map((child) => child.county))];
  const families = counties.map((county) => ({
    as: `family:${county}`,
    title: '家长',
    place: me.children
      .filter((child) => child.county === county)
      .map((child) => child.name)
      .join('、'),
  }));
  return [...posts, ...families];
}
