import { found, refuse } from '#domain/errors';
import type { Line, Unit } from '#domain/jurisdiction';
import { postReaches, type Scope, scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { PlainDate } from '#domain/plain-date';
import type { Board, UnitRef } from '#domain/statistics/api';
import { byAttention } from '#domain/statistics/figures';
import type { Asking, Call, Reading } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { rowTouches, settledUntil } from './as-of';
import { schoolDaysOf } from './day';
import { foldFor } from './fold';
import { boardRequest } from './requests';
import { roundsOf } from './rounds';
import { type BoardDay, boardRows, totalsOf } from './rows';
import { countyTerm } from './term';

const refOf = ({ _id, name, kind, line }: Unit): UnitRef => ({ id: _id, name, kind, line });

/** The scope of a unit on its line. */
export const unitScope = (unit: Unit): Scope => scope(unit.county, { [unit.line]: [unit.path] });

export async function boardUnit(asking: Asking | Call, id: string | undefined): Promise<Unit | null> {
  const unit = id ?? asking.post?.unit;
  return unit === undefined ? null : asking.store.read('units', unit);
}

/** A day that has not come has no figures. */
export function dayAsked(call: Call, date: PlainDate | undefined): PlainDate {
  if (date !== undefined && date > call.today) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'date', rule: '不能晚于今天' }] });
  }
  return date ?? call.today;
}

function reaches(call: Call, unit: Unit): boolean {
  const reach = call.post && PERMISSIONS['statistics.board'][call.post.role];
  return Boolean(call.post && reach && postReaches(call.post, reach, unitScope(unit)));
}

async function unitAbove(call: Call, unit: Unit): Promise<UnitRef | null> {
  const parent = unit.parent === null ? null : await call.store.read('units', unit.parent);
  return parent && reaches(call, parent) ? refOf(parent) : null;
}

/** At a root: the root of the other line, where the caller reaches it. */
async function otherRoot(
  call: Call,
  unit: Unit,
  roots: { readonly governmentRoot: string; readonly educationRoot: string },
): Promise<Unit | null> {
  if (unit.parent !== null) {
    return null;
  }
  const other: Readonly<Record<Line, string>> = { education: roots.governmentRoot, government: roots.educationRoot };
  const root = await call.store.read('units', other[unit.line]);
  return root && reaches(call, root) ? root : null;
}

/** 看板: a unit of either line with its child units. What is on its way is read before the nodes, so that 截至 holds. */
export const board: Reading<'statistics.board'> = {
  request: boardRequest,
  async scope(asking, request) {
    const unit = await boardUnit(asking, request.unit);
    return unit && unitScope(unit);
  },
  async read(call, request): Promise<Board> {
    const { store, county } = call;
    const unit = found(await boardUnit(call, request.unit));
    const date = dayAsked(call, request.date);
    const [year, policy, days] = await Promise.all([
      countyTerm(store, county, date),
      policyFor(store, county, date),
      schoolDaysOf(store, county, date),
    ]);
    const other = await otherRoot(call, unit, year.county);
    const paths = other ? [unit.path, other.path] : [unit.path];
    const way = await foldFor(call, paths);
    const rounds = await roundsOf(store, county, unit._id, year.term);
    const round = request.round ?? rounds[0]?.period ?? null;
    const educationRoot =
      unit.line === 'education' ? unit : found(await store.read('units', year.county.educationRoot));
    const day: BoardDay = { date, term: year.term, round, days, educationRoot };
    const [rows, above, otherTotals] = await Promise.all([
      boardRows(store, unit, day),
      unitAbove(call, unit),
      other ? totalsOf(store, other, day) : null,
    ]);
    return {
      unit: refOf(unit),
      above,
      date,
      schoolDay: days.isOpen(unit.line === 'education' ? unit.path : educationRoot.path),
      dueAt: policy.get('rollCall.dueAt'),
      asOf: settledUntil(way, paths),
      named: call.post !== null && call.post.role in PERMISSIONS['statistics.list'],
      behind: way.rows.some((row) => rowTouches(row, paths)),
      rounds,
      round,
      totals: rows.totals,
      rows: byAttention(rows.rows),
      other: other && otherTotals ? { unit: refOf(other), totals: otherTotals } : null,
    };
  },
};
