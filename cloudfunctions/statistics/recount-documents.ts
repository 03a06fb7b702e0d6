import type { RollSheet } from '#domain/attendance/documents';
import { classesOn, sheetId } from '#domain/attendance/spells';
import { CASE_STATES, type Case } from '#domain/cases/documents';
import type { Unit } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { RecountChild, RecountDocuments, RecountLetter, RecountOf } from '#domain/statistics/recount';
import { allById, allPages, keptOfPages } from '../kit/pages';
import type { PageQuery, Store } from '../kit/store';
import { termDays } from './term';

/** A letter with its chain is some 10 KB, and a reply holds 6 MB at most. */
const LETTERS_A_PAGE = 200;

const partOf = ({ _id, county, state, boarding, classId, classHistory, dutyPath }: Child): RecountChild => ({
  _id,
  county,
  state,
  boarding,
  classId,
  classHistory,
  dutyPath,
});

function under({ county, line, path }: Unit): Pick<PageQuery, 'equal' | 'range'> {
  return { equal: { county }, range: { key: line === 'education' ? 'eduPath' : 'dutyPath', under: path } };
}

const isEducationRoot = (unit: Unit): boolean => unit.line === 'education' && unit.parent === null;

/** 不在任何班级: at the education root only, where no path leads to them. */
async function withoutClass(store: Store, unit: Unit): Promise<RecountChild[]> {
  const { county } = unit;
  if (!isEducationRoot(unit)) {
    return [];
  }
  const unlisted = await keptOfPages(store, 'children', { equal: { county, state: 'unlisted' } }, partOf);
  return unlisted.filter((child) => child.classId === null);
}

async function casesWithoutClass(store: Store, unit: Unit): Promise<Case[]> {
  const { county } = unit;
  if (!isEducationRoot(unit)) {
    return [];
  }
  const states = CASE_STATES.filter((state) => state !== 'none');
  const pages = await Promise.all(states.map((state) => allPages(store, 'cases', { equal: { county, state } })));
  return pages.flat().filter((one) => one.classId === null);
}

function sheetsOf(store: Store, unit: Unit, date: PlainDate, children: readonly RecountChild[]): Promise<RollSheet[]> {
  if (unit.line === 'education') {
    const range = { key: 'eduPath', under: unit.path };
    return allPages(store, 'rollSheets', { equal: { county: unit.county, date }, range });
  }
  const ids = children.flatMap((child) => classesOn(child, date).map((classId) => sheetId(classId, date)));
  return allById(store, 'rollSheets', ids);
}

/** Reads every document that a unit's counts follow from. */
export async function readDocuments(store: Store, { unit, date, term }: RecountOf): Promise<RecountDocuments> {
  const inUnit = await keptOfPages(store, 'children', under(unit), partOf);
  const children = [...inUnit, ...(await withoutClass(store, unit))];
  const letters = await keptOfPages(
    store,
    'letters',
    { ...under(unit), limit: LETTERS_A_PAGE },
    (letter): RecountLetter => ({
      county: letter.county,
      state: letter.state,
      method: letter.method,
      period: letter.period,
      classId: letter.classId,
      eduPath: letter.eduPath,
      dutyPath: letter.dutyPath,
    }),
  );
  return {
    children,
    sheets: await sheetsOf(store, unit, date, children),
    letters,
    cases: [...(await allPages(store, 'cases', under(unit))), ...(await casesWithoutClass(store, unit))],
    termDays: await termDays(store, unit.county, term),
  };
}
