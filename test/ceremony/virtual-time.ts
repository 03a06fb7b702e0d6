import { setNow } from '../support/clock';
import { Network } from './network';
import { VirtualClock } from './virtual-clock';

/** Longer than the gateway keeps a transaction whose process died. */
const ALL_OVER_MS = 31_000;

/** Does something from this moment on in virtual time, and waits until no transaction of a dead process is open any more. */
export async function inVirtualTime<T>(
  from: number,
  act: (clock: VirtualClock, network: Network) => Promise<T>,
): Promise<T> {
  setNow(from);
  const clock = new VirtualClock(from % 1_000_003);
  const network = new Network(clock);
  const leave = network.install();
  try {
    return await clock.run(async () => {
      const result = await act(clock, network);
      await clock.sleep(ALL_OVER_MS);
      return result;
    });
  } finally {
    leave();
  }
}
