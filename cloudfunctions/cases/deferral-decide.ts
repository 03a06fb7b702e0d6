import type { RequestOf } from '#domain/api';
import { advanced } from '#domain/cases/act';
import {
  approverOf,
  type Deferral,
  mayNotDecide,
  mustBeHeard,
  unlawfulReason,
  wrongDays,
} from '#domain/cases/deferral';
import { type Case, isOpen } from '#domain/cases/documents';
import { settled } from '#domain/cases/follow';
import { nextState, STATE_TITLES } from '#domain/cases/machine';
import { type CaseStep, lastStep } from '#domain/cases/steps';
import { found, refuse } from '#domain/errors';
import { addDays, instantAt, type PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { leadTargets } from '#domain/statistics/targets';
import type { Call, Writing } from '../kit/handler';
import { latestCase } from '../kit/open-cases';
import type { Transaction } from '../kit/store';
import { childOf, doneWith, ofDeferral, placesOf, sealed } from './deferral-of';
import { type Rules, rulesFor } from './of-child';
import { decideRequest, deferralRequest, endDeferralRequest } from './requests-away';
import { fullYears } from './situation';

interface Prepared {
  readonly rules: Rules;
  /** The case of the child that is open; null: there is none. */
  readonly open: string | null;
}

async function aroundOf(call: Call, { deferral }: { readonly deferral: string }): Promise<Prepared> {
  const { store, county } = call;
  const one = found(await store.read('deferrals', deferral));
  const child = await childOf(store, one.child);
  const latest = await latestCase(store, county, child._id);
  const open = latest !== null && isOpen(latest.state) ? latest._id : null;
  return { rules: await rulesFor(store, child, call.today), open };
}

const stepBy = (call: Call, details: object): CaseStep =>
  ({ at: call.now, on: call.today, by: { person: call.person, post: call.post?.id ?? null }, ...details }) as CaseStep;

/** The case of the child with one step more; null where there is none open. @throws {Refusal} ILLEGAL_STATE */
async function stepped(
  tx: Transaction,
  { open, rules }: Prepared,
  child: Child,
  step: CaseStep,
): Promise<{ readonly before: Case; readonly after: Case } | null> {
  const before = open === null ? null : found(await tx.read('cases', open));
  if (before === null || !isOpen(before.state)) {
    return null;
  }
  if (nextState(before.state, step.action) === null) {
    const title = STATE_TITLES[before.state];
    refuse('ILLEGAL_STATE', { message: `孩子的个案现在是“${title}”，请先办完这一步，再批准。` });
  }
  const after = settled({ ...advanced(before, step), rev: before.rev + 1 }, child, rules);
  await tx.replace('cases', after);
  return { before, after };
}

type Deciding = RequestOf<'cases.decideDeferral'>;

/** Whose hand, whose word, until when: what a decision wants. @throws {Refusal} */
function requireDecidable(call: Call, one: Deferral, child: Child, request: Deciding, rules: Rules): PlainDate {
  const { role } = call.post ?? refuse('FORBIDDEN');
  const closed = mayNotDecide(one, role, approverOf(rules.policy, child));
  if (closed !== null) {
    refuse('ILLEGAL_STATE', { message: closed });
  }
  const until = request.until ?? one.until;
  if (!request.granted) {
    return until;
  }
  const age = fullYears(child.birthMonth, call.today);
  if (request.hearing === 'unable' && one.reason !== 'treatment' && one.reason !== 'illness' && mustBeHeard(age)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'hearing', rule: '八岁以上的孩子，批准以前要先听孩子的意见' }] });
  }
  const unlawful = unlawfulReason(one.reason, child, rules.policy);
  if (unlawful !== null) {
    refuse('DEFERRAL_NOT_LAWFUL', { message: unlawful });
  }
  // Judged from the day of the application: an office that takes its time does not make it late.
  const wrong = wrongDays(one.from, until, one.on, rules.policy);
  if (wrong !== null) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: wrong }] });
  }
  return until;
}

function decided(call: Call, before: Deferral, request: Deciding, until: PlainDate): Deferral {
  const by = { person: call.person, post: call.post?.id ?? null };
  const { _id } = before;
  const filesItself = request.granted && call.post?.role === 'bureauApprover';
  return {
    ...before,
    state: request.granted ? 'granted' : 'refused',
    until,
    decision: {
      granted: request.granted,
      on: call.today,
      at: call.now,
      by,
      hearing: request.hearing,
      reasons: sealed(request.reasons, _id, 'decision.reasons'),
      childSaid: sealed(request.childSaid, _id, 'decision.childSaid'),
    },
    dueAt: request.granted ? instantAt(addDays(until, 1)) : null,
    // What the bureau itself approves lies with it already.
    filed: filesItself ? { on: call.today, by } : null,
    rev: before.rev + 1,
  };
}

/** Who looks again: the child's case, those who are told of it, the counts. */
function wakesOf(after: Deferral, moved: { readonly before: Case; readonly after: Case } | null, rules: Rules) {
  return {
    versions: { policy: rules.policy.version },
    wakes: {
      cases: [after.child],
      ...(moved
        ? { reminders: [`case:${moved.after._id}`], statistics: leadTargets(moved.before, moved.after, rules.term) }
        : {}),
    },
  };
}

/** 决定 (《义务教育法》第十一条): granted, an open case is suspended until its last day; without one, absences of these days open none. */
export const decideDeferral: Writing<'cases.decideDeferral'> = {
  request: decideRequest,
  scope: ofDeferral,
  prepare: aroundOf,
  async write(tx, call, request, prepared) {
    const around = prepared as Prepared;
    const before = found(await tx.read('deferrals', request.deferral));
    const child = found(await tx.read('children', before.child));
    const until = requireDecidable(call, before, child, request, around.rules);
    const suspends = { action: 'suspend', deferral: before._id, until };
    const moved = request.granted ? await stepped(tx, around, child, stepBy(call, suspends)) : null;
    const after = { ...decided(call, before, request, until), case: moved?.after._id ?? null, ...placesOf(child) };
    await tx.replace('deferrals', after);
    return doneWith(after, before, wakesOf(after, moved, around.rules));
  },
};

/** 备案 with the county bureau (R36). */
export const fileDeferral: Writing<'cases.fileDeferral'> = {
  request: deferralRequest,
  scope: ofDeferral,
  async write(tx, call, request) {
    const before = found(await tx.read('deferrals', request.deferral));
    if (before.decision?.granted !== true || before.filed !== null) {
      refuse('ILLEGAL_STATE', { message: before.filed ? '已经备案。' : '批准以后才备案。' });
    }
    const filed = { on: call.today, by: { person: call.person, post: call.post?.id ?? null } };
    const after: Deferral = { ...before, filed, rev: before.rev + 1 };
    await tx.replace('deferrals', after);
    return doneWith(after, before);
  },
};

/** The application as it is once the child is expected again from a day on. */
export const endedBefore = (one: Deferral, day: PlainDate): Deferral => ({
  ...one,
  state: 'ended',
  endedOn: addDays(day, -1),
  dueAt: null,
  rev: one.rev + 1,
});

/** 提前返校: whom the class has seen is expected from that day on, whatever was granted. */
export async function backFromDeferral(tx: Transaction, after: Case): Promise<void> {
  const granted = lastStep(after.steps, 'suspend');
  const step = after.steps.at(-1);
  const claimed = lastStep(after.steps, 'claimReturn');
  const one = granted && step?.action === 'confirmReturn' && (await tx.read('deferrals', granted.deferral));
  const day = claimed?.on ?? step?.on;
  if (one && one.state === 'granted' && day !== undefined && day <= one.until) {
    await tx.replace('deferrals', endedBefore(one, day));
  }
}

/** 提前结束: the child can come again from a day on; a case that was suspended is verified anew. */
export const endDeferral: Writing<'cases.endDeferral'> = {
  request: endDeferralRequest,
  scope: ofDeferral,
  prepare: aroundOf,
  async write(tx, call, request, prepared) {
    const around = prepared as Prepared;
    const before = found(await tx.read('deferrals', request.deferral));
    const child = found(await tx.read('children', before.child));
    if (before.state !== 'granted' || before.until < call.today) {
      refuse('ILLEGAL_STATE', { message: '只有已经批准、还没有到期的，才能提前结束。' });
    }
    if (request.on > call.today || request.on < before.from) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'on', rule: '请选开始以后、今天或之前的一天' }] });
    }
    const suspended = before.case !== null && before.case === around.open;
    const isSuspended = suspended && (await tx.read('cases', before.case ?? ''))?.state === 'suspended';
    const moved = isSuspended ? await stepped(tx, around, child, stepBy(call, { action: 'expire' })) : null;
    const after = { ...endedBefore(before, request.on), ...placesOf(child) };
    await tx.replace('deferrals', after);
    return doneWith(after, before, wakesOf(after, moved, around.rules));
  },
};
