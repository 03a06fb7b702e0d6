import type { CaseEvent, PostRef } from '#domain/cases/api';
import type { ReferralEvent } from '#domain/cases/api-referral';
import type { Case } from '#domain/cases/documents';
import type { Referral } from '#domain/cases/referral';
import { PERMISSIONS } from '#domain/permission-table';
import type { Call } from '../kit/handler';
import { referralsOf, saidAt } from './referral-of';

/** What a case page tells of 转介: nothing to whoever may not refer, since it may name what is held against a family. */
export interface ReferralPast {
  readonly items: readonly Referral[];
  readonly departments: ReadonlyMap<string, string>;
}

export async function referralPast({ store, county, post }: Call, one: Case): Promise<ReferralPast> {
  if (post === null || !(post.role in PERMISSIONS['cases.referrals'])) {
    return { items: [], departments: new Map() };
  }
  const items = await referralsOf(store, county, one._id);
  const units = await store.readAll('units', [...new Set(items.map(({ to }) => to))]);
  return { items, departments: new Map(units.map(({ _id, name }) => [_id, name])) };
}

type RefOf = (post: string) => PostRef;

/** Everybody who took a turn. */
export const referralPosts = ({ items }: ReferralPast): string[] =>
  items.flatMap(({ turns }) => turns.map(({ by }) => by.post));

function eventsOf({ items, departments }: ReferralPast, refOf: RefOf): ReferralEvent[] {
  return items.flatMap((one) =>
    one.turns.map(({ at, to, by }, n) => ({
      kind: 'referral' as const,
      at,
      to,
      matter: one.matter,
      department: departments.get(one.to) ?? '',
      words: saidAt(one, n),
      dueOn: one.dueOn,
      by: refOf(by.post),
    })),
  );
}

/** 经过 with what went to departments and came back, newest first. */
export const withReferrals = (events: readonly CaseEvent[], past: ReferralPast, refOf: RefOf): CaseEvent[] =>
  [...events, ...eventsOf(past, refOf)].sort((a, b) => b.at - a.at);
