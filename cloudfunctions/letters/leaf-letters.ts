import type { Unit } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';

const A_PAGE = 100;

/** The letters of one 签订期 that lie at or below a unit, on its own line. */
export function lettersAt(store: Store, { county, line, path }: Unit, period: string): Promise<Letter[]> {
  const key = line === 'education' ? 'eduPath' : 'dutyPath';
  return allPages(store, 'letters', { equal: { county, period }, range: { key, under: path }, limit: A_PAGE });
}
