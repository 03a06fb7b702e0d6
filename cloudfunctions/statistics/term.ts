import type { Calendars } from '#domain/calendar';
import type { County } from '#domain/county/documents';
import { found } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';
import { termPeriod } from '#domain/statistics/targets';
import { calendarsFor } from '../kit/rulebook';
import type { Store } from '../kit/store';

/** 全县校历: in which term the whole county counts, whatever a single school's calendar says. */
export interface CountyTerm {
  readonly county: County;
  readonly calendars: Calendars;
  readonly term: string;
}

/** @throws {Refusal} CALENDAR_MISSING */
export async function countyTerm(store: Store, id: string, date: PlainDate): Promise<CountyTerm> {
  const county = found(await store.read('counties', id));
  const calendars = await calendarsFor(store, `${county.educationRoot}/`, date);
  return { county, calendars, term: termPeriod(calendars, date) };
}

/** From the first day of the school year half that a period names to the first of the next; closed cases are counted in it. */
export async function termDays(
  store: Store,
  county: string,
  period: string,
): Promise<{ readonly from: string; readonly to: string }> {
  const [first = '', second = '', term = ''] = period.split('-');
  const year = `${first}-${second}`;
  const root = found(await store.read('counties', county)).educationRoot;
  const calendar = await store.read('calendars', `${root}:${year}`);
  const spring = calendar?.terms.find((one) => one.term === 'spring')?.from;
  const autumn = calendar?.terms.find((one) => one.term === 'autumn')?.from ?? `${first}-09-01`;
  const middle = spring ?? `${second}-02-15`;
  return term === 'autumn' ? { from: autumn, to: middle } : { from: middle, to: `${second}-09-01` };
}
