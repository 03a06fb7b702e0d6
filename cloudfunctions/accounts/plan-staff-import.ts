import type { StaffNote, StaffSummary } from '#domain/accounts/staff-sheet';
import { refuse } from '#domain/errors';
import { scope } from '#domain/permission';
import type { Asking, Reading } from '../kit/handler';
import { planRequest } from './requests';
import { judge, ownStaffSheet, staffTexts, unitsInReach } from './staff-rows';

const NOTES_CAP = 200;

/** What is about the acting post's own unit: a sheet reaches as far as whoever brings it. */
export const ownUnit = async ({ post }: Asking) => post && scope(post.county, { [post.line]: [post.path] });

/** 预检: what each row of one page would do. Writes nothing; the rows are judged again when they are carried out. */
export const planStaffImport: Reading<'accounts.planStaffImport'> = {
  request: planRequest,
  scope: ownUnit,
  async read(call, { file, page = 0 }) {
    const by = call.post ?? refuse('FORBIDDEN');
    const sheet = await ownStaffSheet(call, file);
    const rows = sheet.pages[page];
    const units = await unitsInReach(call.store, by);
    const summary: Record<keyof StaffSummary, number> = { create: 0, replace: 0, same: 0, fault: 0 };
    const notes: StaffNote[] = [];
    for (const text of rows ? staffTexts(sheet, rows) : []) {
      const judged = await judge(call.store, text, by, units, call.today);
      summary[judged.action] += 1;
      if (judged.action === 'fault') {
        notes.push(...judged.notes);
      }
    }
    return { summary, notes: notes.slice(0, NOTES_CAP), page, pages: sheet.pages.length };
  },
};
