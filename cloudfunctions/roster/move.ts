import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { dutyPathOf } from '#domain/roster/duty';
import { samePlaces } from '#domain/roster/places';
import { rosterTargets } from '#domain/statistics/targets';
import type { Outcome } from '../kit/facts';
import type { Call, Writing } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { moveClassRequest, moveResidenceRequest } from './requests';
import { ofChild } from './scopes';
import { type Turn, turnOf } from './turn';

interface Prepared {
  readonly turn: Turn;
  readonly unit: Unit | null;
}

async function seen(tx: Transaction, id: string, rev: number): Promise<Child> {
  const child = found(await tx.read('children', id));
  return child.rev === rev ? child : refuse('VERSION_CONFLICT');
}

/** A place named in a request: of this county, and of the kinds that fit. */
async function place(call: Call, id: string, kinds: readonly Unit['kind'][], rule: string): Promise<Unit> {
  const unit = await call.store.read('units', id);
  const fits = unit !== null && unit.county === call.county && kinds.includes(unit.kind);
  return fits ? unit : refuse('INVALID_ARGUMENT', { fields: [{ path: 'unit', rule }] });
}

/** Leaves and queues of both places, before and after. */
function moved(before: Child, after: Child, turn: Turn, change: object): Outcome<{ child: string }> {
  const paths = [before, after].flatMap((child) => [
    child.eduPath,
    child.residencePath,
    child.registeredPath,
    child.dutyPath,
  ]);
  return {
    reply: { child: after._id },
    subject: `children/${after._id}`,
    paths,
    change: { ...change },
    versions: { policy: turn.policy },
    wakes: {
      cases: [after._id],
      ...(samePlaces(before, after) ? {} : { letters: [after._id] }),
      statistics: rosterTargets(before, after, turn.term),
    },
  };
}

function inClass(child: Child, unit: Unit, today: PlainDate): Child {
  const history = child.classHistory.map((one) => (one.to === null ? { ...one, to: today } : one));
  return {
    ...child,
    classId: unit._id,
    eduPath: unit.path,
    className: unit.name,
    state: 'enrolled',
    classHistory: [...history, { classId: unit._id, from: today, to: null }],
    rev: child.rev + 1,
  };
}

/** 调班 within what the post reaches; a transfer between schools is the receiving side's act. */
export const moveClass: Writing<'roster.moveClass'> = {
  request: moveClassRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async prepare(call, { classId }): Promise<Prepared> {
    const unit = await place(call, classId, ['class'], '请选一个班');
    if (call.post && !unit.path.startsWith(call.post.path)) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'classId', rule: '请选本单位的班' }] });
    }
    return { turn: await turnOf(call), unit };
  },
  async write(tx, call, request, prepared) {
    const { turn, unit } = prepared as Prepared;
    const before = await seen(tx, request.child, request.rev);
    if (before.classId === request.classId) {
      refuse('ILLEGAL_STATE', { message: '孩子已经在这个班。' });
    }
    const after = inClass(before, found(unit), call.today);
    await tx.replace('children', after);
    return moved(before, after, turn, { from: before.classId, to: after.classId });
  },
};

/** 更正居住地、户籍地: null is outside the county. */
export const moveResidence: Writing<'roster.moveResidence'> = {
  request: moveResidenceRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async prepare(call, request): Promise<Prepared> {
    const kinds = ['group', 'village', 'township'] as const;
    const unit = request.unit === null ? null : await place(call, request.unit, kinds, '请选乡镇、村或组');
    return { turn: await turnOf(call), unit };
  },
  async write(tx, _call, request, prepared) {
    const { turn, unit } = prepared as Prepared;
    const before = await seen(tx, request.child, request.rev);
    const here = request.which === 'residence';
    const paths = {
      residence: here ? (unit?.path ?? null) : before.residencePath,
      registered: here ? before.registeredPath : (unit?.path ?? null),
    };
    const after: Child = {
      ...before,
      residence: here ? (unit?._id ?? null) : before.residence,
      residencePath: paths.residence,
      registered: here ? before.registered : (unit?._id ?? null),
      registeredPath: paths.registered,
      dutyPath: dutyPathOf(turn.duty, paths, turn.countyRoot),
      rev: before.rev + 1,
    };
    await tx.replace('children', after);
    return moved(before, after, turn, { which: request.which, from: before.dutyPath, to: after.dutyPath });
  },
};
