import { LATE_DAYS } from '#domain/attendance/roll';
import { classesOn } from '#domain/attendance/spells';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { type Scope, scope } from '#domain/permission';
import { addDays, type PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { Store } from '../kit/store';

const CLASS_CAP = 200;

/** What is about one class; null (NOT_FOUND) for anything else. */
export async function classScope(store: Store, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit?.kind === 'class' ? scope(unit.county, { education: [unit.path] }) : null;
}

/** The class of which the scope was made. */
export async function classUnit(store: Store, id: string): Promise<Unit> {
  return found(await store.read('units', id));
}

/** The children of a class on a day, by pinyin. Who has left it since is no longer on the list. */
export async function childrenOn(store: Store, unit: Unit, date: PlainDate): Promise<Child[]> {
  const { items } = await store.page('children', {
    equal: { county: unit.county, classId: unit._id },
    range: { key: 'pinyin' },
    limit: CLASS_CAP,
  });
  return items.filter((child) => child.state === 'enrolled' && classesOn(child, date).includes(unit._id));
}

/** A roll is called for today or, where it was forgotten, a few days later; never ahead. @throws {Refusal} INVALID_ARGUMENT */
export function requireRollDate(date: PlainDate, today: PlainDate): void {
  if (date > today || date < addDays(today, -LATE_DAYS)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'date', rule: `只能给今天或前 ${LATE_DAYS} 天点名` }] });
  }
}
