import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { counted, type PlanHead, type PlannedChild, type PlanPage } from '#domain/roster/import/plan';
import { type ImportSummary, NO_ROWS } from '#domain/roster/import/report';
import type { Call, Reading } from '../kit/handler';
import { readUnits } from '../kit/units';
import {
  importId,
  plannedPages,
  readHead,
  readPlanPage,
  workbookPages,
  workbookRows,
  writeHead,
  writePlanPage,
} from './import-store';
import { treesOf } from './import-tree';
import { childColumns, newHouseholds, type Planning, planChildren } from './plan-children';
import { planUnits, unitColumns, unitPlanning } from './plan-units';
import { planRequest } from './requests';
import { ofUnit } from './scopes';
import { turnOf } from './turn';

const BUDGET_MS = 5000;

type Plan = (
  rows: Awaited<ReturnType<typeof workbookRows>>,
) => Promise<Pick<PlanPage, 'rows' | 'units' | 'households'>>;

/** Pages planned before: the units they proposed, the children and households they named, their counts. */
async function earlier(call: Call, job: string, upTo: number) {
  const units: Unit[] = [];
  const seen = new Map<string, number>();
  const households = new Set<string>();
  let soFar: ImportSummary = NO_ROWS;
  for (let n = 1; n <= upTo; n += 1) {
    const page = found(await readPlanPage(call.store, job, n));
    units.push(...page.units);
    for (const household of page.households) {
      households.add(household);
    }
    for (const { id, row, action } of page.rows) {
      if (id !== null && action !== 'fault') {
        seen.set(id, row);
      }
    }
    soFar = page.soFar;
  }
  return { units, seen, households, soFar };
}

async function childPlanner(call: Call, head: PlanHead, before: Awaited<ReturnType<typeof earlier>>): Promise<Plan> {
  const county = found(await call.store.read('counties', call.county));
  const turn = await turnOf(call);
  const all = await readUnits(call.store, call.county);
  const own = all.find((unit) => unit._id === head.unit);
  const trees = treesOf(all, before.units, call.county);
  const planning: Planning = {
    store: call.store,
    columns: childColumns(await workbookRows(call.store, head.file, 0)),
    context: { today: call.today, demo: county.demo, school: own?.kind === 'school' ? own.name : '' },
    trees,
    making: { county: call.county, today: call.today, duty: turn.duty, countyRoot: turn.countyRoot },
    under: head.path,
    seen: before.seen,
    households: before.households,
  };
  return async (rows) => {
    const had = trees.classes.proposed.length;
    const planned = await planChildren(planning, rows);
    const households = await newHouseholds(planning, planned);
    return { rows: planned, units: trees.classes.proposed.slice(had), households };
  };
}

async function unitPlanner(call: Call, head: PlanHead, before: Awaited<ReturnType<typeof earlier>>): Promise<Plan> {
  const all = await readUnits(call.store, call.county);
  const columns = unitColumns(await workbookRows(call.store, head.file, 0));
  const own = found(all.find((unit) => unit._id === head.unit) ?? null);
  // The county office builds both trees; everybody else below their own unit.
  const under = own.parent === null ? '' : own.path;
  const planning = unitPlanning({ county: call.county, columns, under }, [...all, ...before.units]);
  return (rows) => {
    const had = planning.proposed.length;
    const planned = planUnits(planning, rows);
    return Promise.resolve({ rows: planned, units: planning.proposed.slice(had), households: [] });
  };
}

function summed(soFar: ImportSummary, rows: readonly PlannedChild[], units: number): ImportSummary {
  const counts = rows.reduce((sum, row) => counted(sum, row.action, row.notes), soFar);
  return { ...counts, newUnits: counts.newUnits + units };
}

/** Plans page after page for some seconds; the screen asks again until all are planned. */
async function planOn(
  call: Call,
  job: string,
  head: PlanHead,
  from: number,
): Promise<{ planned: number; soFar: ImportSummary }> {
  const before = await earlier(call, job, from);
  const plan = await (head.kind === 'children' ? childPlanner(call, head, before) : unitPlanner(call, head, before));
  const begun = performance.now();
  let { soFar } = before;
  let planned = from;
  while (planned < head.pages && (planned === from || performance.now() - begun < BUDGET_MS)) {
    const { rows, units, households } = await plan(await workbookRows(call.store, head.file, planned));
    soFar = summed(soFar, rows, units.length);
    planned += 1;
    const page: PlanPage = { rows, soFar, units, households };
    await writePlanPage(call, job, planned, page);
  }
  return { planned, soFar };
}

async function headOf(call: Call, request: RequestOf<'roster.planImport'>, job: string): Promise<PlanHead> {
  const present = await readHead(call.store, job);
  if (present) {
    return present;
  }
  const unit = found(await call.store.read('units', request.unit));
  const pages = await workbookPages(call, request.file);
  const first = await workbookRows(call.store, request.file, 0);
  const { headerRow } = request.kind === 'children' ? childColumns(first) : unitColumns(first);
  const head = { ...request, path: unit.path, pages, headerRow, by: call.person };
  await writeHead(call, job, head);
  return head;
}

/** 预检: plans what the import would do; nothing of the roster is written. */
export const planImport: Reading<'roster.planImport'> = {
  request: planRequest,
  scope: (asking, { unit }) => ofUnit(asking, unit),
  async read(call, request) {
    const job = importId(call.county, request);
    const head = await headOf(call, request, job);
    if (head.by !== call.person) {
      refuse('NOT_FOUND');
    }
    const from = await plannedPages(call.store, job, call.county);
    const { planned, soFar } = await planOn(call, job, head, from);
    return { job, done: planned >= head.pages, planned, total: head.pages, summary: soFar };
  },
};
