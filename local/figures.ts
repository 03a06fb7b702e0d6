import { randomUUID } from 'node:crypto';
import type { DemoPerson } from './demo/cast';
import type { Functions } from './functions';
import { APPID } from './machine';

/** Three figures of the county for the head of the desk; null where the board does not answer. */
export interface Figures {
  readonly children: number | null;
  /** Null too while no class has called its roll: nothing is known then. */
  readonly absent: number | null;
  readonly open: number | null;
  /** Every change before this instant is in them. */
  readonly asOf: number | null;
}

const LIMIT_MS = 5000;
const ROLE = 'bureauOfficer';

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Asks the board for the county's figures, as an officer of the bureau would. */
export function figuresOf(functions: Functions, people: readonly DemoPerson[]): () => Promise<Figures> {
  const officer = people.find((person) => person.posts.some((post) => post.role === ROLE));
  const as = officer?.posts.find((post) => post.role === ROLE)?.id;
  return async () => {
    const event = { operation: 'statistics.board', request: {}, requestId: randomUUID(), as };
    const caller = { WX_OPENID: officer?.openid ?? '', WX_APPID: APPID };
    const ending = await functions.call('statistics', event, caller, LIMIT_MS);
    const { data } = Object(ending.kind === 'answered' ? ending.value : {});
    const { totals, asOf } = Object(data);
    const { children, absent, leads, classesDue, rollMissing } = Object(totals);
    const isKnown = classesDue > rollMissing || absent > 0;
    return {
      children: number(children),
      absent: isKnown ? number(absent) : null,
      open: number(Object(leads).open),
      asOf: number(asOf),
    };
  };
}
