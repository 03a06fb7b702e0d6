import type { CaseState } from '#domain/cases/documents';
import type { Instant } from '#domain/plain-date';
import { remembering } from '../kit/remembering';
import type { Store } from '../kit/store';
import { eachCounty, lookAt } from '../kit/tick';
import { reaction } from './react';

/** States in which the calendar itself takes a step: checks of the follow-up, the end of a deferral. */
const BY_CALENDAR: readonly CaseState[] = ['followUp', 'suspended'];
const A_ROUND = 200;
const BUDGET_MS = 15_000;

/** Those whose day has come, the longest first; looked at, each has its next day behind now. */
async function dueIn(store: Store, county: string, state: CaseState, now: Instant): Promise<string[]> {
  const { items } = await store.page('cases', {
    equal: { county, state },
    range: { key: 'nextDueAt', from: 0, below: now + 1 },
    limit: A_ROUND,
  });
  return items.map(({ child }) => child);
}

/**
 * 每天的期限: found by index, so that closed cases cost nothing. A run that was cut short goes on where it stopped; one that comes twice
 * finds nothing to do.
 */
export async function runDaily(store: Store, now: Instant): Promise<void> {
  const begun = performance.now();
  const known = remembering(store);
  await eachCounty(store, async (county) => {
    for (const state of BY_CALENDAR) {
      let last = '';
      for (
        let due = await dueIn(store, county, state, now);
        due.length > 0;
        due = await dueIn(store, county, state, now)
      ) {
        await lookAt(known, reaction, county, due, now);
        // The same ones again: what keeps them is logged, and waits for the next minute.
        if (due.join() === last || performance.now() - begun > BUDGET_MS) {
          break;
        }
        last = due.join();
      }
    }
  });
}
