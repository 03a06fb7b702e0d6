import { found } from '#domain/errors';
import { scope } from '#domain/permission';
import type { PlanHead, PlanPage } from '#domain/roster/import/plan';
import type { RowNote } from '#domain/roster/import/report';
import { keepMade } from '../kit/files';
import type { Asking, Call, Reading } from '../kit/handler';
import { keptOfPages } from '../kit/pages';
import { decrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { markedWorkbook } from './marked-workbook';
import { rowsOf } from './pages';
import { rowReportRequest } from './requests';

const PAGES_AT_ONCE = 8;

const opened = <T>(one: { readonly _id: string; readonly rows: Parameters<typeof decrypt>[0] }): T =>
  JSON.parse(decrypt(one.rows, { collection: 'jobRows', field: 'rows', id: one._id })) as T;

/** Page 0 of a plan is its head. */
async function headOf(store: Store, job: string): Promise<(PlanHead & { readonly county: string }) | null> {
  const head = await store.read('jobRows', `${job}:0`);
  return head ? { ...opened<PlanHead>(head), county: head.county } : null;
}

async function notesOf(call: Call, job: string): Promise<RowNote[]> {
  const query = { equal: { county: call.county, jobId: job }, range: { key: 'n', from: 1 }, limit: PAGES_AT_ONCE };
  const pages = await keptOfPages(call.store, 'jobRows', query, (one) =>
    opened<PlanPage>(one).rows.flatMap((row) => row.notes),
  );
  return pages.flat();
}

/** 错误报告: only for whoever uploaded the workbook: it holds their rows unmasked, as they sent them. */
export const rowReport: Reading<'office.rowReport'> = {
  request: rowReportRequest,
  async scope({ store }: Asking, { job }) {
    const head = await headOf(store, job);
    return head ? scope(head.county, { education: [head.path], person: head.by }) : null;
  },
  async read(call, { job }) {
    const head = found(await headOf(call.store, job));
    found(head.by === call.person || null);
    const notes = await notesOf(call, job);
    const rows = await rowsOf(call.store, call.county, head.file);
    found(rows[0]);
    const content = await markedWorkbook(rows, notes, head.headerRow);
    return { ...(await keepMade(call, content)), name: '导入错误报告.xlsx' };
  },
};
