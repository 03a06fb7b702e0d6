import { missingId } from '#domain/cases/missing';
import { found } from '#domain/errors';
import { unitsOf } from '#domain/jurisdiction';
import { isPlainDate } from '#domain/plain-date';
import { answerUntil } from '#domain/reminders/answering';
import type { MessageView } from '#domain/reminders/api';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Child } from '#domain/roster/documents';
import type { Call, Reading } from '../kit/handler';
import { messageScope } from './own';
import { messageRequest } from './requests';
import { rowsOf } from './rows';
import { triedFor } from './tried';

const childOf = async ({ store }: Call, { child }: Message): Promise<Child | null> =>
  child === null ? null : store.read('children', child);

/** 找到了, for the guardian whose answer began the search. */
async function foundOf(call: Call, { alarmedAt, child, data }: Message): Promise<MessageView['found']> {
  const on = String(data['date'] ?? '');
  const one =
    alarmedAt === null || child === null || !isPlainDate(on)
      ? null
      : await call.store.read('missing', missingId(child, on));
  return one?.found ? { at: one.found.at, who: one.found.by === null ? 'roll' : one.found.who } : null;
}

/** The school, or whoever above it has a telephone. */
async function officeOf({ store, county }: Call, child: Child | null): Promise<MessageView['office']> {
  const ids = unitsOf(child?.eduPath ?? child?.dutyPath ?? '').reverse();
  const [units, home] = await Promise.all([store.readAll('units', ids), store.read('counties', county)]);
  const [nearest] = ids.flatMap((id) => units.filter(({ _id, phone }) => _id === id && phone));
  return nearest?.phone ? { name: nearest.name, phone: nearest.phone, demo: home?.demo ?? false } : null;
}

export const message: Reading<'reminders.message'> = {
  request: messageRequest,
  scope: (asking, request) => messageScope(asking, request.message),
  async read(call, request) {
    const one = found(await call.store.read('messages', request.message));
    const staff = personOfReceiver(one.receiver) === null;
    const [rows, child, tried, end] = await Promise.all([
      rowsOf(call.store, [one]),
      childOf(call, one),
      staff ? triedFor(call.store, one) : [],
      staff ? null : foundOf(call, one),
    ]);
    const date = String(one.data['date'] ?? '');
    return {
      ...found(rows[0]),
      to: staff ? 'staff' : 'guardian',
      post: staff ? one.receiver : null,
      child: one.child,
      answerUntil: answerUntil(one, call.now),
      answeredAt: one.answeredAt,
      push: one.push && { state: one.push.state, code: one.push.code },
      classId: child?.classId ?? null,
      found: end,
      office: staff ? null : await officeOf(call, child),
      tried,
      date: isPlainDate(date) ? date : null,
    };
  },
};
