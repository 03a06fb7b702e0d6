import type { Case } from '#domain/cases/documents';
import {
  isFor,
  isLate,
  isPending,
  MATTER_KEYS,
  type MatterKey,
  matterOf,
  mayNotRefer,
  type Referral,
} from '#domain/cases/referral';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { addDays, type PlainDate } from '#domain/plain-date';
import { postId } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import { logAccess } from '../kit/access-log';
import type { Call, Reading, Writing } from '../kit/handler';
import { keyedId } from '../kit/secrets';
import type { Store, Transaction } from '../kit/store';
import { caseScope } from './of-child';
import { linesOf, outcomeOf, referralsOf, sealedSheet, turned, turnOf, turnViews } from './referral-of';
import { sheetOf } from './referral-sheet';
import { caseRequest } from './requests';
import { previewRequest, referRequest, revokeRequest } from './requests-referral';
import { fullYears } from './situation';

const DEPARTMENTS = 200;
const A_READ = 100;
const LONGEST_DAYS = 90;

async function departmentsOf(store: Store, county: string): Promise<readonly Unit[]> {
  const { items } = await store.page('units', {
    equal: { county, kind: 'department' },
    range: { key: 'path' },
    limit: DEPARTMENTS,
  });
  return items;
}

/** Departments in which somebody holds the post. */
async function heldOf(store: Store, departments: readonly Unit[]): Promise<ReadonlySet<string>> {
  const ids = departments.map(({ _id }) => postId(_id, 'departmentOfficer'));
  const chunks = [ids.slice(0, A_READ), ids.slice(A_READ)].filter(({ length }) => length > 0);
  const posts = (await Promise.all(chunks.map((chunk) => store.readAll('posts', chunk)))).flat();
  return new Set(posts.flatMap(({ unit, holder }) => (holder === null ? [] : unit)));
}

async function subjectOf({ store }: Pick<Call, 'store'>, id: string): Promise<{ one: Case; child: Child }> {
  const one = found(await store.read('cases', id));
  return { one, child: found(await store.read('children', one.child)) };
}

/** What was referred in a case, and what can be: of each matter the departments that act in it. */
export const referrals: Reading<'cases.referrals'> = {
  request: caseRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const { store, county, today } = call;
    const { one, child } = await subjectOf(call, request.case);
    const [earlier, departments] = await Promise.all([
      referralsOf(store, county, one._id),
      departmentsOf(store, county),
    ]);
    if (earlier.length > 0) {
      await logAccess(store, call, { child: child._id, fields: ['referrals'], reason: '办理个案' });
    }
    const about = { state: one.state, age: fullYears(child.birthMonth, today), earlier };
    const held = await heldOf(store, departments);
    const names = new Map(departments.map(({ _id, name }) => [_id, name]));
    return {
      child: child.name,
      items: earlier.map((sent) => ({
        id: sent._id,
        matter: sent.matter,
        department: names.get(sent.to) ?? '',
        state: sent.state,
        on: sent.on,
        dueOn: sent.dueOn,
        late: isLate(sent, today),
        mayRevoke: isPending(sent.state),
        lines: linesOf(sent),
        turns: turnViews(sent),
      })),
      matters: MATTER_KEYS.map((matter) => ({
        matter,
        departments: departments
          .filter(({ name }) => isFor(matter, name))
          .map(({ _id, name }) => ({ id: _id, name, held: held.has(_id) })),
        closed: mayNotRefer(matter, about),
      })),
    };
  },
};

/** 预览: shows a telephone as it will leave, so that the look is kept as one. */
export const previewReferral: Reading<'cases.previewReferral'> = {
  request: previewRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, { case: id, matter, words }) {
    const { child } = await subjectOf(call, id);
    const fields = [...matterOf(matter).fields];
    await logAccess(call.store, call, { child: child._id, fields, reason: '转介前预览' });
    return { lines: await sheetOf(call, child, matter, words) };
  },
};

/** @throws {Refusal} INVALID_ARGUMENT */
function requireDue(dueOn: PlainDate, today: PlainDate): void {
  if (dueOn <= today || dueOn > addDays(today, LONGEST_DAYS)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'dueOn', rule: `请选明天以后 ${LONGEST_DAYS} 天以内的日期` }] });
  }
}

/** @throws {Refusal} INVALID_ARGUMENT when it is no department of this county that acts in the matter. */
async function requireDepartment({ store, county }: Call, to: string, matter: MatterKey): Promise<void> {
  const unit = await store.read('units', to);
  if (unit?.county !== county || unit.kind !== 'department' || !isFor(matter, unit.name)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'to', rule: '请选办这件事的部门' }] });
  }
}

/** Of a matter of a case the n-th: hashed with a key, so that it tells a department nothing of child or case. */
const placeOf = ({ _id, county }: Case, matter: MatterKey, n: number): string =>
  keyedId('referral', county, `${_id}:${matter}:${n}`);

/**
 * One matter of a case goes to one department at a time: its referrals stand in a row of places, and who wants the next one reads the last
 * inside the transaction. Of two who send in the same instant the second finds the first there.
 * @param settled How many of the row were settled before the transaction; those stay so.
 */
async function nextPlace(
  tx: Transaction,
  one: Case,
  matter: MatterKey,
  settled: number,
): Promise<{ readonly id: string; readonly standing: Referral | null }> {
  for (let n = settled; ; n += 1) {
    const id = placeOf(one, matter, n);
    const there = await tx.read('referrals', id);
    if (there === null || isPending(there.state)) {
      return { id, standing: there };
    }
  }
}

/** 转介: the sheet leaves as it is now; what is known later goes by another one. */
export const refer: Writing<'cases.refer'> = {
  request: referRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, { case: id, matter, to, dueOn, familyAgreed, words }) {
    const { child } = await subjectOf(call, id);
    requireDue(dueOn, call.today);
    await requireDepartment(call, to, matter);
    if (matterOf(matter).asksFamily && !familyAgreed) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'familyAgreed', rule: '先告诉家长，家长同意了再转介' }] });
    }
    const earlier = await referralsOf(call.store, call.county, id);
    return {
      lines: await sheetOf(call, child, matter, words),
      settled: earlier.filter((sent) => sent.matter === matter && !isPending(sent.state)).length,
    };
  },
  async write(tx, call, { case: id, matter, to, dueOn, familyAgreed }, prepared) {
    const { lines, settled } = prepared as { lines: Awaited<ReturnType<typeof sheetOf>>; settled: number };
    const one = found(await tx.read('cases', id));
    const child = found(await tx.read('children', one.child));
    const age = fullYears(child.birthMonth, call.today);
    const { id: _id, standing } = await nextPlace(tx, one, matter, settled);
    const closed = mayNotRefer(matter, { state: one.state, age, earlier: standing === null ? [] : [standing] });
    if (closed !== null) {
      refuse('ILLEGAL_STATE', { message: closed });
    }
    await tx.create('referrals', {
      _id,
      county: call.county,
      case: one._id,
      child: child._id,
      matter,
      to,
      state: 'sent',
      at: call.now,
      on: call.today,
      dueOn,
      familyAgreed,
      sheet: sealedSheet(_id, lines),
      turns: [turnOf(call, _id, 0, 'sent', '')],
      rev: 1,
    });
    return outcomeOf(_id, 'sent');
  },
};

/** 撤回: the department sees the sheet no longer. */
export const revokeReferral: Writing<'cases.revokeReferral'> = {
  request: revokeRequest,
  async scope(asking, { referral }) {
    const one = await asking.store.read('referrals', referral);
    return one && caseScope(asking.store, one.case);
  },
  async write(tx, call, { referral, reason }) {
    const before = found(await tx.read('referrals', referral));
    return turned(tx, call, before, { to: 'revoked', words: reason });
  },
};
