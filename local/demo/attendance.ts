import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { takenSheet } from '#domain/attendance/roll';
import { type Calendars, isSchoolDay, schoolDaysBack } from '#domain/calendar';
import { instantAt, type PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { type Chance, chanceOf } from './random';
import type { StaffMember } from './staff';
import type { Trees } from './units';
import type { Vault } from './vault';

export interface CallingRolls {
  readonly county: string;
  readonly seed: string;
  readonly today: PlainDate;
  readonly days: number;
  readonly vault: Vault;
  readonly calendarsOf: (classPath: string) => Calendars;
  /** Classes whose roll of today is not called yet, whatever chance says. */
  readonly notYetToday: ReadonlySet<string>;
  /** Children who are away without excuse up to yesterday, and for how many school days. */
  readonly truants: ReadonlyMap<string, number>;
  /** Children who were away without excuse from so many school days ago to so many, and came back. */
  readonly returned: ReadonlyMap<string, { readonly first: number; readonly last: number }>;
}

const ABSENT = 0.011;
const STAYS_AWAY = 0.35;
const FORGOTTEN = 0.02;
const CALLED_TODAY = 0.4;
const REASONS: readonly AbsenceReason[] = [
  'sick',
  'sick',
  'sick',
  'sick',
  'sick',
  'sick',
  'sick',
  'personal',
  'personal',
  'other',
];

type Away = { readonly child: string; readonly reason: AbsenceReason };

/** Who is away on one day, given who was the day before. */
function awayOn(
  chance: Chance,
  children: readonly Child[],
  before: readonly Away[],
  skip: ReadonlySet<string>,
): Away[] {
  const still = before.filter(() => chance.often(STAYS_AWAY));
  const more = children.filter((child) => !skip.has(child._id) && chance.often(ABSENT));
  const fresh = more
    .filter((child) => still.every((one) => one.child !== child._id))
    .map((child) => ({ child: child._id, reason: chance.pick(REASONS) }));
  return [...still, ...fresh];
}

/** A truant is away on the last `length` days before today, and today too where the roll is called. */
function truantsOn(children: readonly Child[], { truants, returned }: CallingRolls, daysAgo: number): Away[] {
  const wasAway = (id: string): boolean => {
    const spell = returned.get(id);
    return spell !== undefined && daysAgo <= spell.first && daysAgo >= spell.last;
  };
  return children
    .filter(({ _id }) => daysAgo <= (truants.get(_id) ?? -1) || wasAway(_id))
    .map((child) => ({ child: child._id, reason: 'unexcused' as const }));
}

function sheetsOfClass(
  calling: CallingRolls,
  classId: string,
  eduPath: string,
  children: readonly Child[],
  teacher: StaffMember,
): RollSheet[] {
  const { county, today, days, vault, truants, returned, notYetToday, seed } = calling;
  const chance = chanceOf(seed, `roll ${classId}`);
  const by = { person: vault.personIdOf(county, teacher.openid), post: `${classId}:classTeacher:1` };
  const calendars = calling.calendarsOf(eduPath);
  const past = schoolDaysBack(calendars, today, days + 1)
    .filter((day) => day < today)
    .reverse();
  const callsToday = isSchoolDay(calendars, today) && !notYetToday.has(classId) && chance.often(CALLED_TODAY);
  const own = new Set(children.flatMap(({ _id }) => (truants.has(_id) || returned.has(_id) ? [_id] : [])));
  const sheets: RollSheet[] = [];
  let before: readonly Away[] = [];
  for (const date of [...past, ...(callsToday ? [today] : [])]) {
    const daysAgo = date === today ? 0 : past.length - past.indexOf(date);
    before = awayOn(chance, children, before, own);
    const absent = [...before, ...truantsOn(children, calling, daysAgo)];
    const minute = date === today ? chance.int(0, 12) : chance.int(2, 50);
    const now = instantAt(date, `08:${String(minute).padStart(2, '0')}`);
    const forgotten = daysAgo > 1 && chance.often(FORGOTTEN);
    // Whoever came back was seen by a roll.
    if (!forgotten || children.some(({ _id }) => returned.has(_id))) {
      const enrolled = children.length;
      sheets.push(takenSheet({ county, classId, eduPath, date, enrolled, absent, by, now }, null));
    }
  }
  return sheets;
}

/** 点名: the roll sheets of the last school days. Classes whose teacher has not bound yet have none. */
export function callRolls(
  calling: CallingRolls,
  trees: Trees,
  children: ReadonlyMap<string, readonly Child[]>,
  staff: readonly StaffMember[],
): RollSheet[] {
  const teachers = new Map(staff.flatMap((one) => one.posts.map((post) => [post._id, one])));
  return trees.classes.flatMap(({ unit }) => {
    const teacher = teachers.get(`${unit._id}:classTeacher:1`);
    return teacher?.bound ? sheetsOfClass(calling, unit._id, unit.path, children.get(unit._id) ?? [], teacher) : [];
  });
}
