import type { SubscribeAnswer } from '#domain/reminders/api';
import type { Grant } from '#domain/reminders/documents';

/** `<person:template>`: WeChat's own template id, so that a template replaced in its console starts anew. */
export function grantId(person: string, template: string): string {
  return `${person}:${template}`;
}

/** 剩余次数: how many pushes this person has allowed and not yet got. */
export function left(grant: Grant | null): number {
  return grant ? Math.max(0, grant.granted - grant.spent) : 0;
}

interface Place {
  readonly county: string;
  readonly person: string;
  readonly template: string;
}

/** The ledger after WeChat's dialog: one more send for each 同意; anything else is remembered as refused. */
export function answeredGrant(grant: Grant | null, place: Place, answer: SubscribeAnswer): Grant {
  const accepted = answer === 'accept';
  return {
    ...(grant ?? { ...place, _id: grantId(place.person, place.template), granted: 0, spent: 0 }),
    granted: (grant?.granted ?? 0) + (accepted ? 1 : 0),
    refused: !accepted,
    rev: (grant?.rev ?? 0) + 1,
  };
}

/** How a reserved send ended: used up or unknown, given back, or WeChat says that none is left. */
export type Spending = 'spent' | 'returned' | 'none';

/** The ledger after a push: reserved before it is sent, settled by what WeChat answered. */
export function settledGrant(grant: Grant, ending: Spending): Grant {
  const spent = { spent: grant.spent, returned: Math.max(0, grant.spent - 1), none: grant.granted }[ending];
  return { ...grant, spent, rev: grant.rev + 1 };
}

/** One send reserved. */
export function reservedGrant(grant: Grant): Grant {
  return { ...grant, spent: grant.spent + 1, rev: grant.rev + 1 };
}
