import { caller } from '../../cloudfunctions/kit/identity';
import { openStore } from '../../cloudfunctions/kit/store';

/** A function for the tests of the dispatcher: says who called, runs long, and counts its timer calls. */
interface Event {
  readonly wait?: number;
  readonly spin?: number;
  readonly read?: string;
  readonly counts?: boolean;
}

const TICK_MS = 250;
const ticks = { begun: 0, running: 0, most: 0, withPerson: 0 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function tick(openid: string): Promise<void> {
  ticks.begun += 1;
  ticks.running += 1;
  ticks.most = Math.max(ticks.most, ticks.running);
  ticks.withPerson += openid === '' ? 0 : 1;
  await pause(TICK_MS);
  ticks.running -= 1;
}

function spin(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    // Holds the process, as a function that never gives way would.
  }
}

export async function main(event: Event, context: unknown): Promise<unknown> {
  const before = caller(context);
  if (before.timer) {
    return tick(before.openid);
  }
  spin(event.spin ?? 0);
  await pause(event.wait ?? 0);
  const { openid } = caller(context);
  const county = event.read ? await openStore('county').read('counties', event.read) : undefined;
  return {
    openid,
    same: openid === before.openid,
    now: Date.now(),
    county: county?.name,
    ...(event.counts ? { ticks } : {}),
  };
}
