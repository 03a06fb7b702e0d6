import type { Post } from '#domain/accounts/documents';
import type { RequestOf } from '#domain/api';
import {
  DANGER_OUTCOMES,
  type Danger,
  type DangerNamed,
  type DangerNote,
  type DangerWhat,
  isNamed,
  mayNotEnd,
  mustTellPolice,
} from '#domain/cases/danger';
import { found, refuse } from '#domain/errors';
import { childScope } from '#domain/roster/scope';
import type { Outcome } from '../kit/facts';
import type { Call, Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { derivedId } from '../kit/secrets';
import { handsFor, isFamily, ofDanger, sealedIn, toldBy, whatOf } from './danger-of';
import { followDangerRequest, reportDangerRequest } from './requests-danger';
import { fullYears } from './situation';

const NOTES_CAP = 200;

const byOf = ({ person, post }: Call) => ({ person, post: post?.id ?? refuse('FORBIDDEN') });

/** Whom the posts stand for now, without those who know already and without the child's own family. */
async function namedNow(
  call: Call,
  child: string,
  posts: readonly Post[],
  as: DangerNamed['as'],
): Promise<DangerNamed[]> {
  const known = new Set([call.person]);
  const named: DangerNamed[] = [];
  for (const { _id, holder } of posts) {
    if (holder !== null && !known.has(holder) && !(await isFamily(call.store, child, holder, call.now))) {
      known.add(holder);
      named.push({ person: holder, post: _id, at: call.now, as });
    }
  }
  return named;
}

/** What an act on a closed file leaves outside of it: that it was, and nothing of whom. */
function doneWith<R>(reply: R, after: Danger): Outcome<R> {
  return {
    reply,
    subject: `dangers/${after._id}`,
    paths: [],
    change: { state: after.state },
    wakes: { reminders: [`danger:${after._id}`] },
  };
}

/** 强制报告 (《未成年人保护法》第十一条): from any contact, tip or roll. */
export const reportDanger: Writing<'cases.reportDanger'> = {
  request: reportDangerRequest,
  async scope(asking, request) {
    const child = await asking.store.read('children', request.child);
    return child && childScope(child);
  },
  async prepare(call, { child: id, keepFrom }): Promise<readonly DangerNamed[]> {
    const { store, county, today } = call;
    const child = found(await store.read('children', id));
    const policy = await policyFor(store, county, today);
    return namedNow(call, id, await toldBy(store, child, policy, { keepFrom, today }), 'told');
  },
  async write(tx, call, request, prepared) {
    const child = found(await tx.read('children', request.child));
    const by = byOf(call);
    const _id = derivedId('danger', call.person, call.requestId);
    const { reason, words = '', organ } = request;
    const mustPolice = mustTellPolice(reason, fullYears(child.birthMonth, call.today));
    const what: DangerWhat = { reason, words, mustPolice };
    const after: Danger = {
      _id,
      county: call.county,
      child: child._id,
      at: call.now,
      what: sealedIn(_id, 'what', JSON.stringify(what)),
      state: 'open',
      named: [{ ...by, at: call.now, as: 'reporter' }, ...(prepared as readonly DangerNamed[])],
      told: organ ? [{ organ, at: call.now, by }] : [],
      notes: [],
      rev: 1,
    };
    await tx.create('dangers', after);
    return doneWith({ danger: _id, mustPolice }, after);
  },
};

type Following = RequestOf<'cases.followDanger'>;

function noteOf(call: Call, { _id, notes }: Danger, { outcome, words }: Following): DangerNote[] {
  const sealed = words ? sealedIn(_id, `notes.${notes.length}`, words) : null;
  return outcome || words ? [{ at: call.now, by: byOf(call), outcome: outcome ?? null, words: sealed }] : [];
}

/** 转交: whoever holds the post now is named from now on. @throws {Refusal} INVALID_ARGUMENT */
async function handed(call: Call, { danger, handTo }: Following): Promise<readonly DangerNamed[]> {
  if (handTo === undefined) {
    return [];
  }
  const one = found(await call.store.read('dangers', danger));
  const child = found(await call.store.read('children', one.child));
  const post = (await handsFor(call.store, child, call.today)).find(({ _id }) => _id === handTo);
  const named = post ? await namedNow(call, child._id, [post], 'handed') : [];
  return named.length > 0
    ? named
    : refuse('INVALID_ARGUMENT', { fields: [{ path: 'handTo', rule: '不能转交给这个岗位' }] });
}

export const followDanger: Writing<'cases.followDanger'> = {
  request: followDangerRequest,
  scope: ofDanger,
  prepare: handed,
  async write(tx, call, request, prepared) {
    const before = found(await tx.read('dangers', request.danger));
    if (before.notes.length >= NOTES_CAP) {
      refuse('ILLEGAL_STATE', { message: '这份报告的记录已满。' });
    }
    const { organ, outcome } = request;
    const by = byOf(call);
    const told = organ ? [...before.told, { organ, at: call.now, by }] : before.told;
    const ends = outcome !== undefined && DANGER_OUTCOMES[outcome].ends;
    const closed = ends ? mayNotEnd({ told }, whatOf(before)) : null;
    if (closed !== null) {
      refuse('ILLEGAL_STATE', { message: closed });
    }
    const fresh = (prepared as readonly DangerNamed[]).filter(({ person }) => !isNamed(before, person));
    const after: Danger = {
      ...before,
      told,
      state: ends ? 'closed' : before.state,
      notes: [...before.notes, ...noteOf(call, before, request)],
      named: [...before.named, ...fresh],
      rev: before.rev + 1,
    };
    await tx.replace('dangers', after);
    return doneWith({ danger: after._id, state: after.state }, after);
  },
};
