import type { Me } from '#domain/accounts/me';
import { acting, type Standing, setStandings } from './acting';
import { call } from './api';

const NAMES_SHOWN = 2;

/** 家长 of a county, with the names of the children that are bound. */
function families({ children, counties }: Me): Standing[] {
  return counties.flatMap(({ id, name }) => {
    const names = children.filter((child) => child.county === id).map((child) => child.name);
    const more = names.length > NAMES_SHOWN ? `等 ${names.length} 个孩子` : '';
    return names.length > 0
      ? [
          {
            as: `family:${id}`,
            title: '家长',
            place: `${name} ${names.slice(0, NAMES_SHOWN).join('、')}${more}`,
            county: id,
          },
        ]
      : [];
  });
}

/** Every way this person may act: posts first, then as a family. */
export function standingsOf(me: Me): Standing[] {
  return [...me.posts.map(({ id, title, place, county }) => ({ as: id, title, place, county })), ...families(me)];
}

let asked: Promise<void> | undefined;

/**
 * Asks who this is where the phone does not know yet: a card opens a page on a phone that has never seen the home page.
 * Once for all calls of a page; without network, or where nobody is known, the page's own call says so.
 */
export async function knowStandings(): Promise<void> {
  if (acting().as !== undefined) {
    return;
  }
  asked ??= call('accounts.me', {}, { as: '' })
    .then((me) => setStandings(standingsOf(me)))
    .catch(() => undefined)
    .finally(() => {
      asked = undefined;
    });
  await asked;
}
