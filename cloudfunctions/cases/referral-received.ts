import type { ReferredRow } from '#domain/cases/api-referral';
import { answersTo, isLate, isPending, type Referral, showsSheet } from '#domain/cases/referral';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { type Scope, scope } from '#domain/permission';
import type { PlainDate } from '#domain/plain-date';
import { logAccess } from '../kit/access-log';
import type { Asking, Reading, Writing } from '../kit/handler';
import { personIdOf } from '../kit/secrets';
import { linesOf, turned, turnViews } from './referral-of';
import { answerRequest, referralRequest, referredRequest } from './requests-referral';

const SHOWN = 200;

/** One referral is there for the post of the department it was sent to; a post above that department does not stand above this. */
async function ofDepartment(
  { store, post }: Asking,
  { referral }: { readonly referral: string },
): Promise<Scope | null> {
  const one = await store.read('referrals', referral);
  const unit = one && (await store.read('units', one.to));
  return unit && post?.unit === unit._id ? scope(unit.county, { government: [unit.path] }) : null;
}

/** The unit of whoever sent it, from the post. */
const senderOf = ({ turns }: Referral): string => turns[0]?.by.post.split(':')[0] ?? '';

function rowOf(one: Referral, sender: Pick<Unit, 'name'> | undefined, today: PlainDate): ReferredRow {
  const { _id, matter, on, dueOn, state } = one;
  return { id: _id, matter, from: sender?.name ?? '', on, dueOn, state, late: isLate(one, today) };
}

/** 转来的: what waits first, by its day. */
export const referred: Reading<'cases.referred'> = {
  request: referredRequest,
  scope: async ({ county, openid }) =>
    county === null ? refuse('NOT_FOUND') : scope(county, { person: personIdOf(county, openid) }),
  async read({ store, county, post, today }) {
    const to = post?.unit ?? refuse('FORBIDDEN');
    const { items } = await store.page('referrals', {
      equal: { county, to },
      range: { key: 'at' },
      order: 'desc',
      limit: SHOWN,
    });
    const units = new Map(
      (await store.readAll('units', [...new Set(items.map(senderOf))].slice(0, 100))).map((unit) => [unit._id, unit]),
    );
    const rows = items.map((one) => rowOf(one, units.get(senderOf(one)), today));
    rows.sort((a, b) => Number(isPending(b.state)) - Number(isPending(a.state)) || (a.dueOn < b.dueOn ? -1 : 1));
    return { items: rows };
  },
};

/** All that the department sees; that it looked is kept before it does. */
export const referral: Reading<'cases.referral'> = {
  request: referralRequest,
  scope: ofDepartment,
  async read(call, request) {
    const { store, today } = call;
    const one = found(await store.read('referrals', request.referral));
    await logAccess(store, call, { child: one.child, fields: ['referral'], reason: '办理转介' });
    const sender = (await store.read('units', senderOf(one))) ?? undefined;
    return {
      ...rowOf(one, sender, today),
      phone: sender?.phone ?? '',
      lines: showsSheet(one.state) ? linesOf(one) : [],
      turns: turnViews(one),
      answers: answersTo(one.state),
    };
  },
};

/** 受理、不受理、办结. */
export const answerReferral: Writing<'cases.answerReferral'> = {
  request: answerRequest,
  scope: ofDepartment,
  async write(tx, call, { referral: id, act, words }) {
    return turned(tx, call, found(await tx.read('referrals', id)), { to: act, words });
  },
};
