import type { SheetLine, TurnView } from '#domain/cases/api-referral';
import { mayBecome, type Referral, type ReferralState, type ReferralTurn } from '#domain/cases/referral';
import { refuse } from '#domain/errors';
import type { Outcome } from '../kit/facts';
import type { Call } from '../kit/handler';
import { referralPlace } from '../kit/kept-papers';
import { decrypt, encrypt } from '../kit/secrets';
import type { Store, Transaction } from '../kit/store';

const OF_A_CASE = 100;

export const sealedSheet = (id: string, lines: readonly SheetLine[]) =>
  encrypt(JSON.stringify(lines), referralPlace(id, 'sheet'));
export const linesOf = ({ _id, sheet }: Referral): SheetLine[] =>
  JSON.parse(decrypt(sheet, referralPlace(_id, 'sheet'))) as SheetLine[];

/** What somebody said at a turn; empty where nothing was asked. */
export const saidAt = ({ _id, turns }: Referral, n: number): string => {
  const words = turns[n]?.words ?? null;
  return words === null ? '' : decrypt(words, referralPlace(_id, `turns.${n}`));
};

export const turnViews = (one: Referral): TurnView[] =>
  one.turns.map(({ to, on }, n) => ({ to, on, words: saidAt(one, n) }));

/** The turn that comes next in a referral. */
export function turnOf(call: Call, id: string, n: number, to: ReferralState, words: string): ReferralTurn {
  return {
    to,
    at: call.now,
    on: call.today,
    by: { person: call.person, post: call.post?.id ?? refuse('FORBIDDEN') },
    words: words === '' ? null : encrypt(words, referralPlace(id, `turns.${n}`)),
  };
}

/** The referrals of a case, the newest first. */
export async function referralsOf(store: Store, county: string, id: string): Promise<readonly Referral[]> {
  const { items } = await store.page('referrals', {
    equal: { county, case: id },
    range: { key: 'at' },
    order: 'desc',
    limit: OF_A_CASE,
  });
  return items;
}

/** One turn of what is there. @throws {Refusal} ILLEGAL_STATE when it does not lead there from where it is. */
export async function turned(
  tx: Transaction,
  call: Call,
  before: Referral,
  { to, words }: { readonly to: ReferralState; readonly words: string },
): Promise<Outcome<{ readonly referral: string; readonly state: ReferralState }>> {
  if (!mayBecome(before.state, to)) {
    refuse('ILLEGAL_STATE');
  }
  const { _id, turns } = before;
  await tx.replace('referrals', {
    ...before,
    state: to,
    turns: [...turns, turnOf(call, _id, turns.length, to, words)],
    rev: before.rev + 1,
  });
  return outcomeOf(_id, to);
}

/** What a fact keeps of it: that it was, and nothing of whom. */
export const outcomeOf = (id: string, state: ReferralState) => ({
  reply: { referral: id, state },
  subject: `referrals/${id}`,
  paths: [],
  change: { state },
});
