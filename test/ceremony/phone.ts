import type { Answered, Operation, ReplyOf, RequestOf } from '#domain/api';
import { waitAfter } from '../../src/queue';
import type { Caller } from '../support/product';
import { requestId } from '../support/product';
import type { VirtualClock } from './virtual-clock';

/** A phone gives an answer up that has not come for so long, as WeChat does. */
const PATIENCE_MS = 20_000;
const TRIES = 12;

/** What came of a write in the end, and how long the person waited for it. */
export interface Sent<O extends Operation> {
  readonly answer: Answered<ReplyOf<O>>;
  readonly ms: number;
  /** How often it was sent. */
  readonly sent: number;
}

/** A person's phone: the same request with the same id, over and over by the app's own rule of waiting, until it is answered for good. */
export class Phone {
  constructor(
    private readonly clock: VirtualClock,
    private readonly caller: Caller,
  ) {}

  async send<O extends Operation>(operation: O, request: RequestOf<O>, id = requestId()): Promise<Sent<O>> {
    const begun = this.clock.now;
    let refused = false;
    for (let sent = 1; sent <= TRIES; sent += 1) {
      const silence = this.clock.sleep(PATIENCE_MS).then(() => null);
      const answer = await Promise.race([this.caller.call(operation, request, id), silence]);
      if (answer && (answer.ok || (refused && !answer.retryable))) {
        return { answer, ms: this.clock.now - begun, sent };
      }
      // A refusal is final when it has been said twice.
      refused = answer !== null && !answer.ok && !answer.retryable;
      await this.clock.sleep(refused ? 0 : waitAfter(sent, this.clock.dice.throw()));
    }
    throw new Error(`${operation}: no answer for good after ${TRIES} tries`);
  }

  /** Fails the test with what was refused. */
  async done<O extends Operation>(operation: O, request: RequestOf<O>, id?: string): Promise<ReplyOf<O>> {
    const { answer } = await this.send(operation, request, id);
    if (!answer.ok) {
      throw new Error(`${operation}: ${answer.code} ${answer.message}`);
    }
    return answer.data;
  }
}
