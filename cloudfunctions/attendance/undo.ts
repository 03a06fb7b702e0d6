import { undoneSheet } from '#domain/attendance/roll';
import { found, refuse } from '#domain/errors';
import type { Policy } from '#domain/policy/policy';
import type { Child } from '#domain/roster/documents';
import type { Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { undoRequest } from './requests';
import { sheetScope, sheetWithCalendars } from './sheet-scope';
import { absenceCauses, childrenOf, wokenBy } from './woken';

interface Prepared {
  /** Of the sheet whose marks were read. */
  readonly rev: number;
  readonly policy: Policy;
  readonly changed: readonly Child[];
  readonly causes: readonly string[];
}

export const undo: Writing<'attendance.undo'> = {
  request: undoRequest,
  scope: (asking, { sheet }) => sheetScope(asking.store, sheet),
  async prepare(call, request): Promise<Prepared> {
    const { sheet, calendars } = await sheetWithCalendars(call, request.sheet);
    const policy = await policyFor(call.store, call.county, sheet.date);
    const marked = sheet.marks.map((mark) => mark.child);
    const changed = await childrenOf(call.store, marked);
    const causes = await absenceCauses(call.store, changed, { date: sheet.date, today: call.today, calendars });
    return { rev: sheet.rev, policy, changed, causes };
  },
  async write(tx, call, request, prepared) {
    const { rev, policy, changed, causes } = prepared as Prepared;
    const sheet = found(await tx.read('rollSheets', request.sheet));
    if (sheet.rev !== rev) {
      refuse('VERSION_CONFLICT');
    }
    const undone = undoneSheet(sheet, call.person, policy, call.now);
    await tx.replace('rollSheets', undone);
    return {
      reply: { sheet: sheet._id },
      subject: `rollSheets/${sheet._id}`,
      change: { from: 'taken', to: 'undone', absent: sheet.absent },
      versions: { policy: policy.version },
      ...wokenBy(undone, changed, causes),
    };
  },
};
