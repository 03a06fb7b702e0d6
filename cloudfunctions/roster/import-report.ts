import { NO_ROWS, type RowNote } from '#domain/roster/import/report';
import type { Reading } from '../kit/handler';
import { importScope } from './commit-import';
import { plannedPages, readPlanPage } from './import-store';
import { reportRequest } from './requests';

const NOTES_WANTED = 60;
const UNITS_SHOWN = 100;

const cursorOf = (page: number): string => Buffer.from(String(page)).toString('base64url');
const pageOf = (cursor: string | null | undefined): number => {
  const page = Number(Buffer.from(cursor ?? '', 'base64url').toString() || '1');
  return Number.isInteger(page) && page > 0 ? page : 1;
};

/** 预检报告: the notes of the rows, some pages of the plan at a time. */
export const importReport: Reading<'roster.importReport'> = {
  request: reportRequest,
  scope: (asking, { job }) => importScope(asking, job),
  async read(call, { job, action, cursor }) {
    const planned = await plannedPages(call.store, job, call.county);
    const items: RowNote[] = [];
    let n = pageOf(cursor);
    for (; n <= planned && items.length < NOTES_WANTED; n += 1) {
      const page = await readPlanPage(call.store, job, n);
      const rows = (page?.rows ?? []).filter((row) => action === undefined || row.action === action);
      items.push(...rows.flatMap((row) => row.notes));
    }
    const last = planned > 0 ? await readPlanPage(call.store, job, planned) : null;
    const first = cursor ? null : await newUnits(call.store, job, planned);
    return { items, cursor: n <= planned ? cursorOf(n) : null, summary: last?.soFar ?? NO_ROWS, newUnits: first ?? [] };
  },
};

/** The grades, classes and places that the import will make; shown with the first page. */
async function newUnits(store: Parameters<typeof readPlanPage>[0], job: string, planned: number) {
  const units: { name: string; kind: 'grade' | 'class' }[] = [];
  for (let n = 1; n <= planned && units.length < UNITS_SHOWN; n += 1) {
    const page = await readPlanPage(store, job, n);
    units.push(...(page?.units ?? []).map(({ name, kind }) => ({ name, kind: kind as 'grade' | 'class' })));
  }
  return units.slice(0, UNITS_SHOWN);
}
