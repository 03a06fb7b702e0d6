import { appointsInCounty } from '#domain/accounts/appointments';
import { readStaffRow, type StaffHeading, staffHeading, staffTexts } from '#domain/accounts/staff-sheet';
import { refuse } from '#domain/errors';
import type { SheetRow } from '#domain/office/sheet';
import type { ActingPost } from '#domain/permission';
import type { RowNote } from '#domain/roster/import/report';
import { isUploader, keepMade } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { readUnits } from '../kit/units';
import { markedWorkbook } from './marked-workbook';
import { ownScope } from './own-scope';
import { rowsOf } from './pages';
import { staffReportRequest } from './requests';

const GONE = { message: '这个文件已经过期，请重新上传。' };

/** What keeps rows of the sheet out, by the same rules as the dry run. A note names the first column of its kind. */
async function faultsOf(
  { store }: Call,
  by: ActingPost,
  rows: readonly SheetRow[],
  heading: StaffHeading,
): Promise<RowNote[]> {
  const units = await readUnits(store, by.county, appointsInCounty(by.role) ? undefined : by.path);
  return staffTexts(rows, heading).flatMap((text) => {
    const read = readStaffRow(text, by.role, units);
    return 'notes' in read ? read.notes.map((note): RowNote => ({ ...note, value: '', level: 'fault' })) : [];
  });
}

/** 工作人员表的错误报告: only for whoever uploaded the sheet, and judged as their post: it holds the rows as they were sent. */
export const staffReport: Reading<'office.staffReport'> = {
  request: staffReportRequest,
  scope: ownScope,
  async read(call, { file }) {
    const by = call.post ?? refuse('FORBIDDEN');
    const rows = (await isUploader(call.store, file, call.person)) ? await rowsOf(call.store, call.county, file) : [];
    if (rows.length === 0) {
      refuse('NOT_FOUND', GONE);
    }
    const heading = staffHeading(rows) ?? refuse('HEADER_UNKNOWN');
    const content = await markedWorkbook(rows, await faultsOf(call, by, rows, heading), heading.row);
    return { ...(await keepMade(call, content)), name: '工作人员导入错误报告.xlsx' };
  },
};
