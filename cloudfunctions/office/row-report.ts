import { found } from '#domain/errors';
import type { SheetRow } from '#domain/office/sheet';
import { scope } from '#domain/permission';
import type { PlanHead, PlanPage } from '#domain/roster/import/plan';
import type { RowNote } from '#domain/roster/import/report';
import { keepMade } from '../kit/files';
import type { Asking, Call, Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { rowsOf } from './pages';
import { rowReportRequest } from './requests';
import { type RowToWrite, type SheetToWrite, writeWorkbook } from './sheet-writer';

const PAGES_AT_ONCE = 8;
const WHY = '错误说明';
const SUMMARY_HEADER = ['行', '列', '原来的值（已遮挡）', '类别', '问题', '怎么改'];

const opened = <T>(one: { readonly _id: string; readonly rows: Parameters<typeof decrypt>[0] }): T =>
  JSON.parse(decrypt(one.rows, { collection: 'jobRows', field: 'rows', id: one._id })) as T;

/** Page 0 of a plan is its head. */
async function headOf(store: Store, job: string): Promise<PlanHead | null> {
  const head = await store.read('jobRows', `${job}:0`);
  return head ? opened<PlanHead>(head) : null;
}

async function notesOf(call: Call, job: string): Promise<RowNote[]> {
  const notes: RowNote[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof call.store.page<'jobRows'>>> = await call.store.page('jobRows', {
      equal: { county: call.county, jobId: job },
      range: { key: 'n', from: 1 },
      limit: PAGES_AT_ONCE,
      cursor,
    });
    notes.push(...page.items.flatMap((one) => opened<PlanPage>(one).rows.flatMap((row) => row.notes)));
    cursor = page.cursor;
  } while (cursor !== null);
  return notes;
}

const sentence = (note: RowNote): string => `${note.column ? `${note.column}：` : ''}${note.reason}，${note.mend}`;

/** The sheet as it came, with what is wrong behind each row; rows without a word stay as they are. */
function markedSheet(
  rows: readonly SheetRow[],
  notes: ReadonlyMap<number, readonly RowNote[]>,
  headerRow: number,
): SheetToWrite {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const header = rows.filter((row) => row.n <= headerRow).at(-1)?.cells ?? [];
  const padded = (row: SheetRow): string[] => Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
  const titles = Array.from({ length: width }, (_, column) => header[column] ?? '');
  const columnOf = (note: RowNote): number =>
    titles.findIndex((title) => title.replace(/[★*]/g, '').endsWith(note.column));
  const lines = rows.filter((row) => row.n > headerRow);
  return {
    name: '数据',
    header: [...titles, WHY],
    rows: lines.map((row): RowToWrite => {
      const own = notes.get(row.n) ?? [];
      const faulty = own.filter((note) => note.level === 'fault').map(columnOf);
      return { cells: [...padded(row), own.map(sentence).join('；')], faulty: faulty.filter((column) => column >= 0) };
    }),
  };
}

const summarySheet = (notes: readonly RowNote[]): SheetToWrite => ({
  name: '汇总',
  header: SUMMARY_HEADER,
  rows: notes.map(({ row, column, value, level, reason, mend }) => ({
    cells: [String(row), column, value, level === 'fault' ? '错误' : '提醒', reason, mend],
  })),
});

function byRow(notes: readonly RowNote[]): Map<number, RowNote[]> {
  const map = new Map<number, RowNote[]>();
  for (const note of notes) {
    map.set(note.row, [...(map.get(note.row) ?? []), note]);
  }
  return map;
}

/** 错误报告: only for whoever uploaded the workbook: it holds their rows unmasked, as they sent them. */
export const rowReport: Reading<'office.rowReport'> = {
  request: rowReportRequest,
  async scope({ store, county }: Asking, { job }) {
    const head = await headOf(store, job);
    return head && county ? scope(county, { education: [head.path], person: head.by }) : null;
  },
  async read(call, { job }) {
    const head = found(await headOf(call.store, job));
    found(head.by === call.person || null);
    const notes = await notesOf(call, job);
    const rows = await rowsOf(call.store, call.county, head.file);
    found(rows[0]);
    const content = await writeWorkbook([markedSheet(rows, byRow(notes), head.headerRow), summarySheet(notes)]);
    return { ...(await keepMade(call, content)), name: '导入错误报告.xlsx' };
  },
};
