import { found } from '#domain/errors';
import { unitsOf } from '#domain/jurisdiction';
import { type CampaignTerm, campaignTerms } from '#domain/letters/campaign-terms';
import { scope } from '#domain/permission';
import { type PlainDate, schoolYearOf } from '#domain/plain-date';
import type { Reading } from '../kit/handler';
import type { Store } from '../kit/store';
import { nothingRequest } from './requests-campaigns';

/** School years before and after this one that are looked for. */
const YEARS = [-2, -1, 0, 1];

/** 学期 of the county's own calendar: two school years back and the next one, as far as they are known. */
export async function countyTerms(store: Store, root: string, today: PlainDate): Promise<CampaignTerm[]> {
  const first = Number(schoolYearOf(today).slice(0, 4));
  const ids = YEARS.map((n) => `${root}:${first + n}-${first + n + 1}`);
  const known = (await store.readAll('calendars', ids)).filter((one) => !one.dropped);
  return campaignTerms(known, today);
}

/** 学期: for which letters can be prepared, and of which they can be seen. */
export const terms: Reading<'letters.terms'> = {
  request: nothingRequest,
  scope: async ({ post }) => (post ? scope(post.county, { [post.line]: [post.path] }) : null),
  async read({ store, county, today }) {
    const { educationRoot } = found(await store.read('counties', county));
    return { terms: await countyTerms(store, unitsOf(educationRoot)[0] ?? educationRoot, today) };
  },
};
