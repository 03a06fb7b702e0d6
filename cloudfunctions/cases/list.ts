import { CASE_FILTERS, type CaseFilter, type CaseRow } from '#domain/cases/api';
import type { Case, CaseSignal } from '#domain/cases/documents';
import { isOpening } from '#domain/cases/follow';
import {
  byPressure,
  clocksShown,
  isAmong,
  isOverdue,
  type Looking,
  matches,
  placeOf,
  tally,
  termsOf,
} from '#domain/cases/listing';
import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { type PermissionRow, scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Instant } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { Asking, Call, Reading } from '../kit/handler';
import { lateReferrals, openUnder } from '../kit/open-cases';
import { readMany } from '../kit/read-many';
import type { Store } from '../kit/store';
import { postRefs } from './post-refs';
import { listRequest } from './requests';

const SHOWN = 20;
const EXPORTERS: PermissionRow = PERMISSIONS['office.caseList'];
const CARRIERS: PermissionRow = PERMISSIONS['cases.carry'];
const VILLAGE_AT = 2;

async function unitAsked(asking: Asking | Call, id: string | undefined): Promise<Unit | null> {
  const unit = id ?? asking.post?.unit;
  return unit === undefined ? null : asking.store.read('units', unit);
}

function weightiest(signals: readonly CaseSignal[]): CaseSignal | null {
  const standing = signals.filter(isOpening);
  return (
    standing.find((signal) => signal.kind === 'missing' && !signal.found) ??
    standing.findLast((signal) => !signal.found) ??
    standing.at(-1) ??
    signals.at(-1) ??
    null
  );
}

interface Known {
  readonly children: ReadonlyMap<string, Child>;
  readonly units: ReadonlyMap<string, string>;
  readonly refOf: Awaited<ReturnType<typeof postRefs>>;
}

async function knownOf(store: Store, cases: readonly Case[]): Promise<Known> {
  const villages = cases.flatMap((one) => unitsOf(one.dutyPath ?? '')[VILLAGE_AT] ?? []);
  const [children, units, refOf] = await Promise.all([
    store.readAll(
      'children',
      cases.map((one) => one.child),
    ),
    store.readAll('units', villages),
    postRefs(
      store,
      cases.flatMap((one) => one.assignee ?? []),
    ),
  ]);
  return {
    children: new Map(children.map((child) => [child._id, child])),
    units: new Map(units.map((unit) => [unit._id, unit.name])),
    refOf,
  };
}

function rowOf(one: Case, { children, units, refOf }: Known, now: Instant): CaseRow {
  const child = children.get(one.child);
  const assignee = one.assignee === null ? null : refOf(one.assignee);
  return {
    id: one._id,
    child: one.child,
    name: child?.name ?? '',
    className: child?.className ?? '',
    village: units.get(unitsOf(one.dutyPath ?? '')[VILLAGE_AT] ?? '') ?? '',
    state: one.state,
    urgent: one.urgent,
    openedOn: one.openedOn,
    signal: weightiest(one.signals),
    assignee: assignee && `${assignee.title} ${assignee.name}`.trim(),
    contacts: one.contacts,
    lastContactOn: one.lastContactOn,
    nextDueAt: one.nextDueAt,
    nextClock: one.nextClock,
    clockProblem: one.clockProblem,
    overdue: isOverdue(one, now),
    ...termsOf(one, now),
  };
}

const IDS_A_READ = 100;

/** 查找: by the name of the child or its pinyin, among the open cases of the unit. */
async function named(store: Store, cases: readonly Case[], text: string | undefined): Promise<readonly Case[]> {
  if (!text) {
    return cases;
  }
  const children = await readMany(
    store,
    'children',
    cases.map((one) => one.child),
  );
  const matching = children.filter((child) => child.name.toLowerCase().includes(text) || child.pinyin.includes(text));
  const wanted = new Set(matching.map((child) => child._id));
  return cases.filter((one) => wanted.has(one.child));
}

/** After the case that the last page ended with; when that one has gone meanwhile, after where it would stand is not known: from the start. */
function after(sorted: readonly Case[], cursor: string | undefined): number {
  const last = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  return sorted.findIndex((one) => one._id === last) + 1;
}

const countsOf = (open: readonly Case[], looking: Looking): Record<CaseFilter, number> =>
  Object.fromEntries(
    CASE_FILTERS.map((filter) => [filter, open.filter((one) => matches(one, filter, looking)).length]),
  ) as Record<CaseFilter, number>;

/** 各村, 各班: those right below that have open cases, the most first. */
async function placesOf(store: Store, open: readonly Case[], looking: Looking) {
  const counts = new Map(Object.entries(tally(open, (one) => placeOf(one, looking))));
  const most = [...counts].sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0)).slice(0, IDS_A_READ);
  const units = await store.readAll(
    'units',
    most.map(([id]) => id),
  );
  return units.map(({ _id: id, name }) => ({ id, name, count: counts.get(id) ?? 0 }));
}

export const list: Reading<'cases.list'> = {
  request: listRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, request) {
    const { store, now } = call;
    const unit = found(await unitAsked(call, request.unit));
    const [cases, late] = await Promise.all([openUnder(store, unit), lateReferrals(call)]);
    const open = await named(store, cases, request.text);
    const { filter = 'open', state, clock, place } = request;
    const looking: Looking = { now, post: call.post?.id, unit, lateReferrals: late };
    const sorted = open.filter((one) => isAmong(one, { filter, state, clock, place }, looking)).sort(byPressure(now));
    const from = after(sorted, request.cursor);
    const shown = sorted.slice(from, from + SHOWN);
    const known = await knownOf(store, shown);
    const last = shown.at(-1);
    return {
      unit: { id: unit._id, name: unit.name },
      items: shown.map((one) => rowOf(one, known, now)),
      mayCarry: call.post !== null && CARRIERS[call.post.role] !== undefined,
      mayExport: call.post !== null && EXPORTERS[call.post.role] !== undefined,
      holidaysMissing: open.filter(({ clockProblem }) => clockProblem === 'HOLIDAYS_MISSING').length,
      counts: countsOf(open, looking),
      total: sorted.length,
      states: tally(open, (one) => one.state),
      clocks: tally(open.flatMap(clocksShown), (clock) => clock),
      places: await placesOf(store, open, looking),
      cursor: last && from + SHOWN < sorted.length ? Buffer.from(last._id).toString('base64url') : null,
    };
  },
};
