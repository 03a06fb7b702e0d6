import { bodyOf, schoolYearBeside } from '#domain/county/calendar-rules';
import type { Calendar } from '#domain/county/documents';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { schoolYearOf } from '#domain/plain-date';
import type { Reading } from '../kit/handler';
import type { Store } from '../kit/store';
import { calendarScope, calendarUnit, mayKeep, wholeCounty } from './place';
import { calendarRequest } from './requests';

export const calendarId = (unit: string, schoolYear: string): string => `${unit}:${schoolYear}`;

/** The nearest calendar above a unit, with the name of whose it is. */
async function inheritedBy(store: Store, unit: Unit, schoolYear: string) {
  const above = unitsOf(unit.path).slice(0, -1);
  const known = await store.readAll(
    'calendars',
    above.map((id) => calendarId(id, schoolYear)),
  );
  const nearest = known.filter((one) => !one.dropped).at(-1);
  const owner = nearest && (await store.read('units', nearest.unit));
  return nearest && owner ? { unitName: owner.name, body: bodyOf(nearest) } : null;
}

const isKept = (calendar: Calendar | null): calendar is Calendar => calendar !== null && !calendar.dropped;

/** 校历 of a unit for a school year: its own, or the one it follows. */
export const calendar: Reading<'county.calendar'> = {
  request: calendarRequest,
  scope: (asking, { unit }) => (unit === undefined ? wholeCounty(asking) : calendarScope(asking.store, unit)),
  async read(call, request) {
    const { store, today } = call;
    const unit = await calendarUnit(call, request.unit);
    const current = schoolYearOf(today);
    const schoolYear = request.schoolYear ?? current;
    const [own, inherited] = await Promise.all([
      store.read('calendars', calendarId(unit._id, schoolYear)),
      inheritedBy(store, unit, schoolYear),
    ]);
    const years = new Set([schoolYearBeside(current, -1), current, schoolYearBeside(current, 1), schoolYear]);
    return {
      unit: { id: unit._id, name: unit.name, kind: unit.kind },
      schoolYear,
      years: [...years].sort(),
      own: isKept(own) ? bodyOf(own) : null,
      rev: own?.rev ?? 0,
      inherited,
      mayEdit: mayKeep(call.post, unit),
      today,
    };
  },
};
