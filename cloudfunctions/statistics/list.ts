import { found } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';
import type { ListKind, ListPage } from '#domain/statistics/api';
import { UNPLACED } from '#domain/statistics/nodes';
import type { Asking, Call, Reading } from '../kit/handler';
import { dayAsked, unitScope } from './board';
import { absencesUnder } from './list-absences';
import { classesWithoutRoll } from './list-classes';
import { CHILD_KINDS, childrenUnder, leadsUnder, lettersUnder } from './list-documents';
import type { Part, Where } from './listing';
import { unitOfNode } from './place';
import { listRequest } from './requests';

async function whereOf(asking: Asking | Call, id: string): Promise<Where | null> {
  const unit = await unitOfNode(asking.store, id);
  if (!unit) {
    return null;
  }
  const exact = id.endsWith(UNPLACED);
  const noClass = id.includes('~') && !exact;
  const suffix = exact ? '（未落实到村组）' : noClass ? '（不在任何班级）' : '';
  return { id, name: `${unit.name}${suffix}`, unit, exact, noClass };
}

interface Asked {
  readonly what: ListKind;
  readonly date: PlainDate;
  readonly round: string | undefined;
  readonly cursor: string | null;
}

function partOf(call: Call, where: Where, { what, date, round, cursor }: Asked): Promise<Part> {
  const wanted = CHILD_KINDS[what];
  if (wanted) {
    return childrenUnder(call, where, wanted, cursor);
  }
  switch (what) {
    case 'absent':
    case 'unexcused':
      return absencesUnder(call, where, { date, unexcused: what === 'unexcused', cursor });
    case 'rollMissing':
      return classesWithoutRoll(call, where, { date, cursor });
    case 'open':
    case 'urgent':
    case 'unassigned':
      return leadsUnder(call, where, what, cursor);
    default:
      return lettersUnder(call, where, what, round, cursor);
  }
}

/** 名单: who is behind a number, read from the documents along the path of the unit. */
export const list: Reading<'statistics.list'> = {
  request: listRequest,
  async scope(asking, request) {
    const where = await whereOf(asking, request.unit);
    return where && unitScope(where.unit);
  },
  async read(call, request): Promise<ListPage> {
    const where = found(await whereOf(call, request.unit));
    const date = dayAsked(call, request.date);
    const { what, round, cursor = null } = request;
    const part = await partOf(call, where, { what, date, round, cursor });
    return { unit: { id: where.id, name: where.name }, date, ...part };
  },
};
