import type { Round } from '#domain/statistics/api';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';

async function titleOf(store: Store, county: string, period: string): Promise<string> {
  const template = period.slice(0, period.lastIndexOf(':'));
  const { items } = await store.page('templates', {
    equal: { county, template },
    range: { key: 'version' },
    order: 'desc',
    limit: 1,
  });
  return items[0]?.title ?? '责任书';
}

/** Every 签订期 that a unit has counts of, of whichever term: earlier ones stand, and those to come are prepared. */
export async function letterPeriods(store: Store, county: string, unit: string): Promise<string[]> {
  const equal = { county, unit, family: 'letters' } as const;
  return (await allPages(store, 'nodes', { equal, range: { key: 'period' } })).map(({ period }) => period);
}

/** 签订期 of a unit in this term and school year: one for each kind of letter that was started below it. */
export async function roundsOf(store: Store, county: string, unit: string, term: string): Promise<Round[]> {
  const all = await letterPeriods(store, county, unit);
  const ending = (end: string): string[] => all.filter((one) => one.endsWith(`:${end}`));
  // The families' letters of the term first: what a board shows unless it is asked for another.
  const periods = [...ending(term), ...ending(`${term.slice(0, 9)}-year`)];
  return Promise.all(periods.map(async (period) => ({ period, title: await titleOf(store, county, period) })));
}
