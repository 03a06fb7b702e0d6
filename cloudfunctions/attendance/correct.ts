import { correctedSheet } from '#domain/attendance/roll';
import { classesOn } from '#domain/attendance/spells';
import { found, refuse } from '#domain/errors';
import type { Child } from '#domain/roster/documents';
import type { Writing } from '../kit/handler';
import { correctRequest } from './requests';
import { sheetScope, sheetWithCalendars } from './sheet-scope';
import { absenceCauses, wokenBy } from './woken';

interface Prepared {
  readonly child: Child;
  readonly causes: readonly string[];
}

export const correct: Writing<'attendance.correct'> = {
  request: correctRequest,
  scope: (asking, { sheet }) => sheetScope(asking.store, sheet),
  async prepare(call, request): Promise<Prepared> {
    const { sheet, calendars } = await sheetWithCalendars(call, request.sheet);
    const child = found(await call.store.read('children', request.child));
    const marked = sheet.marks.some((mark) => mark.child === child._id);
    // Who has left the class since can still be corrected where a mark stands; nobody else's child can be marked here.
    if (child.county !== call.county || (!marked && !classesOn(child, sheet.date).includes(sheet.classId))) {
      refuse('NOT_FOUND');
    }
    return {
      child,
      causes: await absenceCauses(call.store, [child], { date: sheet.date, today: call.today, calendars }),
    };
  },
  async write(tx, call, request, prepared) {
    const { child, causes } = prepared as Prepared;
    const sheet = found(await tx.read('rollSheets', request.sheet));
    const by = { person: call.person, post: call.post?.id ?? '' };
    const next = correctedSheet(sheet, { ...request, by, now: call.now, today: call.today });
    await tx.replace('rollSheets', next);
    const { enrolled, present, absent, unexcused } = next;
    return {
      reply: { sheet: next._id, enrolled, present, absent, unexcused },
      subject: `rollSheets/${next._id}`,
      change: { from: request.from, to: request.to, absent, unexcused },
      ...wokenBy(next, [child], causes),
    };
  },
};
