import type { Pending } from '#domain/records';
import type { Call } from '../kit/handler';
import { runRound } from '../kit/tick';
import { type OnItsWay, onItsWay, rowTouches } from './as-of';
import { reaction } from './react';

const LEAVES_CAP = 20;
const BUDGET_MS = 800;

/** A row that a node left for the one above it is named `<node~rev>`. */
const isFromNode = (row: Pending): boolean => /^(roster|attendance|letters|leads):/.test(row._id);

/** Takes rows as long as their leaves fit into what is left; rows between nodes cost no leaf. */
class Allowance {
  private left = LEAVES_CAP;
  private readonly units: readonly string[];

  constructor(units: readonly string[]) {
    this.units = units;
  }

  readonly choose = (rows: readonly Pending[]): Pending[] =>
    rows.filter((row) => {
      if (!rowTouches(row, this.units)) {
        return false;
      }
      const leaves = isFromNode(row) ? 0 : row.targets.length;
      if (leaves > this.left) {
        return false;
      }
      this.left -= leaves;
      return true;
    });
}

/**
 * 就地汇总: a board folds at most 20 changed leaves and 800 ms itself, so that what somebody has just done is in their own board.
 * @returns what is on its way after that; read before the nodes.
 */
export async function foldFor(call: Call, units: readonly string[]): Promise<OnItsWay> {
  const begun = performance.now();
  const spent = (): number => Math.round(performance.now() - begun);
  const before = await onItsWay(call.store, call.county, call.now);
  if (!before.rows.some((row) => rowTouches(row, units))) {
    return before;
  }
  const allowance = new Allowance(units);
  let done = 1;
  while (done > 0 && spent() < BUDGET_MS) {
    done = await runRound(call.store, reaction, call.county, call.now + spent(), allowance.choose);
  }
  return onItsWay(call.store, call.county, call.now);
}
