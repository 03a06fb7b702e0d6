import type { Onboarding } from '#domain/county/documents';
import type { Writing } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { wholeCounty } from './place';
import { tickRequest } from './requests';

/** The county's list as it is in this transaction, and how to keep the next one. */
export async function listOf(tx: Transaction, county: string) {
  const present = await tx.read('onboarding', county);
  const list: Onboarding = present ?? { _id: county, county, done: {}, rev: 0 };
  const keep = (next: Onboarding): Promise<void> => {
    const counted = { ...next, rev: list.rev + 1 };
    return present ? tx.replace('onboarding', counted) : tx.create('onboarding', counted);
  };
  return { list, keep };
}

/** 打勾: the office says that a step is done; it may be taken back. */
export const tickStep: Writing<'county.tickStep'> = {
  request: tickRequest,
  scope: wholeCounty,
  async write(tx, call, { step, done }) {
    const { list, keep } = await listOf(tx, call.county);
    const { [step]: before, ...others } = list.done;
    const at = done ? (before ?? call.now) : null;
    await keep({ ...list, done: at === null ? others : { ...others, [step]: at } });
    return {
      reply: { step, at },
      subject: `onboarding/${call.county}`,
      paths: [],
      change: { step, to: done },
    };
  },
};
