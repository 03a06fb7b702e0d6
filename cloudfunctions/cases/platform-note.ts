import { markDayProblem, marked, type PlatformEntry, type PlatformSheet, recordTurned } from '#domain/cases/platform';
import { found, refuse } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Asking, Call, Writing } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { setPlatformMarkRequest, turnRecordRequest } from './requests-platform';

/** When it was noted, of which day, and by whom. */
export function notedBy({ now, person, post }: Call, on: PlainDate): Pick<PlatformEntry, 'at' | 'on' | 'by'> {
  return { at: now, on, by: { person, post: post?.id ?? '' } };
}

/** @throws {Refusal} INVALID_ARGUMENT for a day on which the platform cannot have said it of this child */
function requireDay({ today }: Call, { birthMonth }: Child, on: PlainDate): void {
  const rule = markDayProblem(on, birthMonth, today);
  if (rule !== null) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'on', rule }] });
  }
}

async function ofChild({ store }: Asking, { child: id }: { readonly child: string }) {
  const child = await store.read('children', id);
  return child && childScope(child);
}

/** Writes the sheet of one child as it is next. */
async function noteOf(
  tx: Transaction,
  id: string,
  next: (before: PlatformSheet | null, child: Child) => PlatformSheet,
  change: Readonly<Record<string, unknown>>,
) {
  const child = found(await tx.read('children', id));
  const before = await tx.read('platformMarks', id);
  const after = next(before, child);
  await (before ? tx.replace('platformMarks', after) : tx.create('platformMarks', after));
  return { reply: { child: id }, subject: `platformMarks/${id}`, paths: [child.eduPath], change };
}

/** 登记平台标注 of one child. */
export const setPlatformMark: Writing<'cases.setPlatformMark'> = {
  request: setPlatformMarkRequest,
  scope: ofChild,
  async write(tx, call, { child: id, mark, on }) {
    const next = (before: PlatformSheet | null, child: Child) => {
      requireDay(call, child, on);
      return marked(before, { county: child.county, child: id }, mark, notedBy(call, on));
    };
    return noteOf(tx, id, next, { mark, on });
  },
};

/** 问题学籍、其他离校 */
export const turnRecord: Writing<'cases.turnRecord'> = {
  request: turnRecordRequest,
  scope: ofChild,
  async write(tx, call, { child: id, act, on, ...details }) {
    const next = (before: PlatformSheet | null, child: Child) => {
      requireDay(call, child, on);
      return recordTurned(before, { county: child.county, child: id }, act, details, notedBy(call, on));
    };
    return noteOf(tx, id, next, { act, on });
  },
};
