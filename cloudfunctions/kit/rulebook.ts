import type { Calendars } from '#domain/calendar';
import { refuse } from '#domain/errors';
import { unitsOf } from '#domain/jurisdiction';
import { addDays, type PlainDate, schoolYearOf } from '#domain/plain-date';
import { type Policy, policyOf } from '#domain/policy/policy';
import type { Store } from './store';

/** How far back a spell may reach, so that the calendar of the year before is read in autumn too. */
const LOOK_BACK_DAYS = 60;

/** 校历 of a unit, given its path: the nearest one above holds, whole. Two school years where the days near `date` need both. */
export async function calendarsFor(store: Store, path: string, date: PlainDate): Promise<Calendars> {
  const years = [
    ...new Set([
      schoolYearOf(date),
      schoolYearOf(addDays(date, -LOOK_BACK_DAYS)),
      schoolYearOf(addDays(date, LOOK_BACK_DAYS)),
    ]),
  ];
  const units = unitsOf(path);
  const all = await store.readAll(
    'calendars',
    years.flatMap((year) => units.map((unit) => `${unit}:${year}`)),
  );
  const known = all.filter((one) => !one.dropped);
  return years.flatMap((year) => {
    const nearest = units.findLast((unit) => known.some((one) => one._id === `${unit}:${year}`));
    return known.filter((one) => one._id === `${nearest}:${year}`);
  });
}

/** 预警标准 in force in the county on this day. @throws {Refusal} POLICY_MISSING */
export async function policyFor(store: Store, county: string, date: PlainDate): Promise<Policy> {
  const { items } = await store.page('policies', {
    equal: { county },
    range: { key: 'version' },
    order: 'desc',
    limit: 100,
  });
  return policyOf(items.find((one) => one.from <= date) ?? refuse('POLICY_MISSING'), items);
}
