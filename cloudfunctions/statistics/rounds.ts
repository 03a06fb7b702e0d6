import type { Round } from '#domain/statistics/api';
import type { Store } from '../kit/store';

const ROUNDS_CAP = 100;

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

/** 签订期 of a unit in this term and school year: one for each kind of letter that was started below it. */
export async function roundsOf(store: Store, county: string, unit: string, term: string): Promise<Round[]> {
  const { items } = await store.page('nodes', {
    equal: { county, unit, family: 'letters' },
    range: { key: 'period' },
    limit: ROUNDS_CAP,
  });
  const ending = (end: string): string[] => items.map((node) => node.period).filter((one) => one.endsWith(`:${end}`));
  // The families' letters of the term first: what a board shows unless it is asked for another.
  const periods = [...ending(term), ...ending(`${term.slice(0, 9)}-year`)];
  return Promise.all(periods.map(async (period) => ({ period, title: await titleOf(store, county, period) })));
}
