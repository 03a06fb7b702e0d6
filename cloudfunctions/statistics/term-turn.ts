import { type Unit, unitsOf } from '#domain/jurisdiction';
import { dayOf, type Instant } from '#domain/plain-date';
import { NO_CLASS, nodeId, UNPLACED } from '#domain/statistics/nodes';
import { type Act, record } from '../kit/facts';
import { allPages } from '../kit/pages';
import { derivedId } from '../kit/secrets';
import type { Store } from '../kit/store';
import { type CountyTerm, countyTerm } from './term';

/** Targets of one fact: twenty rows of fifty. */
const TARGETS_A_FACT = 1000;

function leafNames({ _id, kind, line }: Unit): string[] {
  if (kind === 'class' || kind === 'group') {
    return [_id];
  }
  return line === 'government' ? [`${_id}${UNPLACED}`] : [];
}

function actOf(county: string, factId: string, now: Instant): Act {
  return { factId, county, operation: 'statistics.turned', person: null, post: null, now, fingerprint: '' };
}

/** Wakes every leaf of the county for its new term: children and open cases go on, though nothing about them has changed. */
async function wakeLeaves(store: Store, { county, term }: CountyTerm, now: Instant): Promise<void> {
  const units = await allPages(store, 'units', { equal: { county: county._id }, range: { key: 'path' } });
  const leaves = [...units.flatMap(leafNames), `${county._id}${NO_CLASS}`].sort();
  const targets = leaves.flatMap((unit) => [
    nodeId({ family: 'roster', unit, period: term }),
    nodeId({ family: 'leads', unit, period: term }),
  ]);
  const roots = [...new Set(units.map((unit) => `${unitsOf(unit.path)[0]}/`))];
  for (let n = 0; n * TARGETS_A_FACT < targets.length; n += 1) {
    const factId = derivedId('term', county._id, term, String(n));
    const part = targets.slice(n * TARGETS_A_FACT, (n + 1) * TARGETS_A_FACT);
    await record(store, actOf(county._id, factId, now), async () => ({
      reply: null,
      subject: `counties/${county._id}`,
      paths: roots,
      change: { term, leaves: part.length },
      wakes: { statistics: part },
    }));
  }
}

/**
 * 换学期: counts stand under their term, so the first day of a new one counts everybody anew. Looked at once a day; a county without a
 * calendar is looked at again.
 */
export async function turnTerm(store: Store, county: string, now: Instant): Promise<void> {
  const today = dayOf(now);
  const looked = derivedId('term-day', county, today);
  if (await store.read('facts', looked)) {
    return;
  }
  const year = await countyTerm(store, county, today);
  const turned = derivedId('term', county, year.term);
  if (!(await store.read('facts', turned))) {
    await wakeLeaves(store, year, now);
    await mark(store, county, turned, year.term, now);
  }
  await mark(store, county, looked, year.term, now);
}

async function mark(store: Store, county: string, factId: string, term: string, now: Instant): Promise<void> {
  await record(store, actOf(county, factId, now), async () => ({
    reply: null,
    subject: `counties/${county}`,
    paths: [],
    change: { term },
  }));
}
