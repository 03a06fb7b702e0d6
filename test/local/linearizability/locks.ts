import { type Act, DUPLICATE, isRead } from './model';
import type { Call, Recorder, Transaction } from './recorder';

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';
const OVER = 'DATABASE_TRANSACTION_FAIL';

/** A document that a transaction has written and surely still holds between two moments. */
interface Hold {
  readonly transaction: Transaction;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What the search over moments cannot see: who waits and who is refused. Each rule speaks only of what the answers make certain.
 *  - two transactions never hold the same document at once;
 *  - no plain write of a held document is done from beginning to end while it is held;
 *  - a conflict has a cause: somebody else wrote, or tried to write, the document while the transaction was open;
 *  - a transaction is over only after it was refused something, was lost, was killed or was open for too long;
 *  - no other refusal comes.
 */
export function judgeLocks(history: Recorder, limit: number): string | undefined {
  const holds = history.transactions.flatMap(holdsOf);
  return [
    ...holds.map((hold) => twice(hold, holds)),
    ...holds.map((hold) => overrun(hold, history.plain)),
    ...history.transactions.flatMap((transaction) => unfounded(transaction, history, limit)),
    ...history.transactions.map((transaction) => endless(transaction, history, limit)),
    ...history.plain.map(strange),
  ].find((complaint) => complaint !== undefined);
}

const fine = ({ answer }: Call) => answer !== undefined && !answer.startsWith('DATABASE_');
const wrote = (call: Call) => fine(call) && !isRead(call.act) && call.answer !== '0' && call.answer !== 'none';
const writes = (act: Act, id: string) => !isRead(act) && (!('id' in act) || act.id === id);

/** From the answer to its first write of a document to the request with which it was last seen alive. */
function holdsOf(transaction: Transaction): Hold[] {
  const alive = transaction.calls.filter(fine).map(({ asked }) => asked);
  const to = transaction.end === 'committed' ? transaction.ending : Math.max(0, ...alive);
  return transaction.calls
    .filter(wrote)
    .flatMap(({ act, by }) => ('id' in act && by < to ? [{ transaction, id: act.id, from: by, to }] : []));
}

function twice(hold: Hold, holds: readonly Hold[]): string | undefined {
  const other = holds.find(
    ({ transaction, id, from, to }) =>
      transaction !== hold.transaction && id === hold.id && from < hold.to && hold.from < to,
  );
  return other && `two transactions hold ${hold.id} at ${Math.max(hold.from, other.from)}`;
}

function overrun({ id, from, to }: Hold, plain: readonly Call[]): string | undefined {
  const call = plain.find(
    (one) => wrote(one) && 'id' in one.act && one.act.id === id && one.asked > from && one.by < to,
  );
  return call && `a plain write of ${id} did not wait at [${call.asked}, ${call.by}]`;
}

function unfounded(transaction: Transaction, history: Recorder, limit: number): (string | undefined)[] {
  return transaction.calls.map((call, at) => {
    if (call.answer === CONFLICT) {
      return caused(call, transaction, history) ? undefined : `a conflict without a cause at ${call.by}`;
    }
    if (call.answer === OVER) {
      const before = transaction.calls.slice(0, at);
      const over =
        before.some((earlier) => !fine(earlier)) ||
        call.at - transaction.at >= limit ||
        history.kills.some((kill) => kill > transaction.asked);
      return over ? undefined : `a transaction is over without a cause at ${call.by}`;
    }
    return strange(call);
  });
}

/** A commit is refused only to a transaction that is over. */
function endless(
  { end, ending, at, endedAt, asked, calls, by }: Transaction,
  history: Recorder,
  limit: number,
): string | undefined {
  const over = endedAt - at >= limit || history.kills.some((kill) => kill > asked) || calls.some((call) => !fine(call));
  return end === 'refused' && ending > 0 && !over ? `a commit refused without a cause at ${by}` : undefined;
}

function strange({ answer, by }: Call): string | undefined {
  const isKnown = answer === undefined || !/^[A-Z]/.test(answer) || [DUPLICATE, CONFLICT, OVER].includes(answer);
  return isKnown ? undefined : `an unexpected refusal at ${by}: ${answer}`;
}

function caused(call: Call, own: Transaction, { plain, transactions }: Recorder): boolean {
  const id = 'id' in call.act ? call.act.id : '';
  const meant = (one: Call) => writes(one.act, id) && one.asked < call.by;
  const over = ({ end, by }: Transaction) => (end === 'committed' || end === 'aborted' ? by : Number.POSITIVE_INFINITY);
  return (
    plain.some((one) => meant(one) && one.by > own.asked) ||
    transactions.some((other) => other !== own && over(other) > own.asked && other.calls.some(meant))
  );
}
