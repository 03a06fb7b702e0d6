import type { RequestOf } from '#domain/api';
import type { RollSheet } from '#domain/attendance/documents';
import { takenSheet, undoUntil } from '#domain/attendance/roll';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { isSchoolDay } from '#domain/calendar';
import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { timeOf } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Child } from '#domain/roster/documents';
import type { Call, Writing } from '../kit/handler';
import { calendarsFor, policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { childrenOn, classScope, classUnit, requireRollDate } from './class-roll';
import { namesOf } from './done-by';
import { submitRequest } from './requests';
import { rollBefore } from './today';
import { absenceCauses, childrenOf, wokenBy } from './woken';

const SOUGHT_CAP = 100;

type Request = RequestOf<'attendance.submit'>;

interface Prepared {
  readonly unit: Unit;
  readonly policy: Policy;
  readonly enrolled: number;
  /** Children of whom this roll says something new: absent now, absent when last called, or sought (走失) and here. */
  readonly changed: readonly Child[];
  readonly causes: readonly string[];
}

function requireOfClass(children: readonly Child[], { absent }: Request): void {
  const ids = new Set(children.map((child) => child._id));
  const stranger = absent.findIndex((one) => !ids.has(one.child));
  if (stranger >= 0) {
    refuse('INVALID_ARGUMENT', {
      message: '名单有变化，请刷新后再点名。',
      fields: [{ path: `absent.${stranger}.child`, rule: '这个孩子不在这个班' }],
    });
  }
}

/** 走失: children of the class that are still sought; a roll that sees them finds them. */
async function soughtIn(store: Store, { county, path }: Unit): Promise<string[]> {
  const { items } = await store.page('missing', {
    equal: { county, state: 'sought' },
    range: { key: 'eduPath', under: path },
    limit: SOUGHT_CAP,
  });
  return items.map(({ child }) => child);
}

async function prepare(call: Call, request: Request): Promise<Prepared> {
  const { store, today } = call;
  requireRollDate(request.date, today);
  const unit = await classUnit(store, request.unit);
  const calendars = await calendarsFor(store, unit.path, request.date);
  if (!isSchoolDay(calendars, request.date)) {
    refuse('NOT_SCHOOL_DAY');
  }
  const children = await childrenOn(store, unit, request.date);
  requireOfClass(children, request);
  const before = await rollBefore(store, unit._id, request.date, calendars);
  const absent = new Set(request.absent.map((one) => one.child));
  const marked = children.filter((child) => absent.has(child._id));
  const away = [...(before?.marks ?? []).map((mark) => mark.child), ...(await soughtIn(store, unit))];
  const back = await childrenOf(
    store,
    away.filter((child) => !absent.has(child)),
  );
  const policy = await policyFor(store, unit.county, request.date);
  const causes = await absenceCauses(store, [...marked, ...back], { date: request.date, today, calendars });
  return { unit, policy, enrolled: children.length, changed: [...marked, ...back], causes };
}

/** 已由 … 点过名: who and when, so that the second teacher knows and corrects instead. */
async function refuseTaken(store: Store, sheet: RollSheet): Promise<never> {
  const { title, name } = (await namesOf(store, [sheet.takenBy]))(sheet.takenBy);
  return refuse('ROLL_TAKEN', {
    message: `已由${title}${name}在 ${timeOf(sheet.takenAt)} 点过名。如有不同，请打开点名表更正。`,
  });
}

export const submit: Writing<'attendance.submit'> = {
  request: submitRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  prepare,
  async write(tx, call, request, prepared) {
    const { unit, policy, enrolled, changed, causes } = prepared as Prepared;
    const earlier = await tx.read('rollSheets', sheetId(unit._id, request.date));
    if (earlier && isTaken(earlier)) {
      await refuseTaken(call.store, earlier);
    }
    const by = { person: call.person, post: call.post?.id ?? '' };
    const { absent, date } = request;
    const place = { county: unit.county, classId: unit._id, eduPath: unit.path };
    const sheet = takenSheet({ ...place, date, enrolled, absent, by, now: call.now }, earlier);
    await (earlier ? tx.replace('rollSheets', sheet) : tx.create('rollSheets', sheet));
    const counts = { enrolled, present: sheet.present, absent: sheet.absent, unexcused: sheet.unexcused };
    return {
      reply: { sheet: sheet._id, takenAt: sheet.takenAt, undoUntil: undoUntil(sheet, policy), ...counts },
      subject: `rollSheets/${sheet._id}`,
      change: { to: 'taken', ...counts },
      versions: { policy: policy.version },
      ...wokenBy(sheet, changed, causes),
    };
  },
};
