import { addDays, dayOf, type Instant, timeOf } from '#domain/plain-date';
import { record } from '../kit/facts';
import { derivedId } from '../kit/secrets';
import type { Store } from '../kit/store';
import { alarm, recountUnit } from './recount';
import { type CountyTerm, countyTerm } from './term';

const FROM = '02:00';
const TO = '05:00';

async function recountLine(store: Store, { county, term }: CountyTerm, root: string, now: Instant) {
  const unit = await store.read('units', root);
  if (!unit) {
    return { compared: 0, differences: [] };
  }
  const result = await recountUnit(store, { unit, date: addDays(dayOf(now), -1), term }, now);
  alarm(county._id, result.differences);
  return result;
}

/**
 * 夜间复核: once a night both lines of a county are counted again. What differs is an alarm and a fact with both figures; nothing is
 * repaired by itself.
 */
export async function recountByNight(store: Store, county: string, now: Instant): Promise<void> {
  const today = dayOf(now);
  const factId = derivedId('recount', county, today);
  if (timeOf(now) < FROM || timeOf(now) >= TO || (await store.read('facts', factId))) {
    return;
  }
  const year = await countyTerm(store, county, today);
  const { governmentRoot, educationRoot } = year.county;
  const lines = [
    await recountLine(store, year, governmentRoot, now),
    await recountLine(store, year, educationRoot, now),
  ];
  const differences = lines.flatMap((line) => line.differences);
  const compared = lines.reduce((sum, line) => sum + line.compared, 0);
  const act = { factId, county, operation: 'statistics.recounted', person: null, post: null, now, fingerprint: '' };
  await record(store, act, async () => ({
    reply: null,
    subject: `counties/${county}`,
    paths: [`${governmentRoot}/`, `${educationRoot}/`],
    change: { compared, differences: differences.slice(0, 20) },
  }));
}
