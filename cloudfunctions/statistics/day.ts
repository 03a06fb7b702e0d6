import { isTaken, sheetId } from '#domain/attendance/spells';
import type { Unit } from '#domain/jurisdiction';
import { type PlainDate, schoolYearOf } from '#domain/plain-date';
import { type Counts, classesOf } from '#domain/statistics/counts';
import { nodeId } from '#domain/statistics/nodes';
import { type SchoolDays, schoolDays } from '#domain/statistics/school-day';
import { allById, allPages } from '../kit/pages';
import type { Store } from '../kit/store';

/** What the day asks of a unit. */
export interface DayFigures {
  readonly classesDue: number;
  readonly rollMissing: number;
  readonly present: number;
}

/** 上课日 by every calendar of the county's school year. */
export async function schoolDaysOf(store: Store, county: string, date: PlainDate): Promise<SchoolDays> {
  const calendars = await allPages(store, 'calendars', { equal: { county, schoolYear: schoolYearOf(date) } });
  const units = await allById(
    store,
    'units',
    calendars.map((calendar) => calendar.unit),
  );
  const paths = new Map(units.map((unit) => [unit._id, unit.path]));
  const placed = calendars.flatMap((calendar) => {
    const path = paths.get(calendar.unit);
    return path === undefined ? [] : [{ path, calendar }];
  });
  return schoolDays(placed, date);
}

const of = (counts: Counts | undefined, name: string): number => counts?.[name] ?? 0;

/** The roster counts of units whose calendar deviates, by id; their classes are due when those around them are not, or the reverse. */
export async function deviatingClasses(
  store: Store,
  days: SchoolDays,
  path: string,
  term: string,
): Promise<Map<string, number>> {
  const ids = days.below(path).map(({ unit }) => nodeId({ family: 'roster', unit, period: term }));
  const nodes = await allById(store, 'nodes', ids);
  return new Map(nodes.map((node) => [node.unit, of(node.counts, 'classes')]));
}

/** On the education line: classes of the roster, called ones of the sheets' own counts, and the calendars that differ below. */
export function educationDay(
  path: string,
  counts: { readonly roster: Counts; readonly attendance: Counts },
  days: SchoolDays,
  deviating: ReadonlyMap<string, number>,
): DayFigures {
  const base = days.isOpen(path) ? of(counts.roster, 'classes') : 0;
  const changed = days
    .below(path)
    .map(({ unit, open }) => (open ? 1 : -1) * (deviating.get(unit) ?? 0))
    .reduce((sum, classes) => sum + classes, 0);
  const classesDue = Math.max(0, base + changed);
  const called = of(counts.attendance, 'called');
  return {
    classesDue,
    rollMissing: Math.max(0, classesDue - called),
    present: of(counts.attendance, 'present'),
  };
}

/** Which classes of a village side have called their roll that day, and which have to. */
export interface ClassDays {
  readonly called: ReadonlySet<string>;
  readonly due: (classId: string) => boolean;
}

/** Many classes are read as one page of the day's sheets, few by their ids. */
const MANY = 200;

async function calledOf(store: Store, root: Unit, classes: readonly string[], date: PlainDate): Promise<Set<string>> {
  const sheets =
    classes.length > MANY
      ? await allPages(store, 'rollSheets', {
          equal: { county: root.county, date },
          range: { key: 'eduPath', under: root.path },
        })
      : await allById(
          store,
          'rollSheets',
          classes.map((classId) => sheetId(classId, date)),
        );
  return new Set(sheets.filter(isTaken).map((sheet) => sheet.classId));
}

/** For the classes that the children of these nodes are in. The classes' own paths are read only where a school's calendar deviates. */
export async function classDays(
  store: Store,
  root: Unit,
  rosters: readonly Counts[],
  days: SchoolDays,
  date: PlainDate,
): Promise<ClassDays> {
  const classes = [...new Set(rosters.flatMap((counts) => classesOf(counts).map((one) => one.classId)))];
  const called = await calledOf(store, root, classes, date);
  const usual = days.isOpen(root.path);
  if (days.below(root.path).length === 0) {
    return { called, due: () => usual };
  }
  const units = await allById(store, 'units', classes);
  const due = new Set(units.filter((unit) => days.isOpen(unit.path)).map((unit) => unit._id));
  return { called, due: (classId) => due.has(classId) };
}

/** On the government line: by the classes its children are in. */
export function governmentDay(
  counts: { readonly roster: Counts; readonly attendance: Counts },
  days: ClassDays,
): DayFigures {
  const classes = classesOf(counts.roster);
  const due = classes.filter((one) => days.due(one.classId));
  const called = classes.filter((one) => days.called.has(one.classId));
  const inCalled = called.reduce((sum, one) => sum + one.children, 0);
  return {
    classesDue: due.length,
    rollMissing: due.filter((one) => !days.called.has(one.classId)).length,
    present: Math.max(0, inCalled - of(counts.attendance, 'absent')),
  };
}
