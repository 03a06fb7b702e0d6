import { found, refuse } from '#domain/errors';
import type { SheetRow } from '#domain/office/sheet';
import type { PlanHead, PlanPage } from '#domain/roster/import/plan';
import { isUploader } from '../kit/files';
import type { Call } from '../kit/handler';
import { jobId } from '../kit/jobs';
import { decrypt, derivedId, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';

export const IMPORT_KIND = 'roster.import';
const DAY_MS = 86_400_000;

/** One import: the same file for the same unit is one. */
export const importId = (county: string, head: Pick<PlanHead, 'kind' | 'file' | 'unit'>): string =>
  jobId(county, IMPORT_KIND, derivedId(head.kind, head.file, head.unit));

const pageId = (job: string, n: number): string => `${job}:${n}`;

async function readPlain<T>(store: Store, job: string, n: number): Promise<T | null> {
  const page = await store.read('jobRows', pageId(job, n));
  return page ? (JSON.parse(decrypt(page.rows, { collection: 'jobRows', field: 'rows', id: page._id })) as T) : null;
}

async function writePlain(call: Call, job: string, n: number, content: unknown): Promise<void> {
  const _id = pageId(job, n);
  const rows = encrypt(JSON.stringify(content), { collection: 'jobRows', field: 'rows', id: _id });
  await call.store.put('jobRows', { _id, county: call.county, jobId: job, n, rows, until: call.now + DAY_MS });
}

/** Page 0 of a plan is its head. */
export const readHead = (store: Store, job: string): Promise<PlanHead | null> => readPlain(store, job, 0);
export const writeHead = (call: Call, job: string, head: PlanHead): Promise<void> => writePlain(call, job, 0, head);
export const readPlanPage = (store: Store, job: string, n: number): Promise<PlanPage | null> =>
  readPlain(store, job, n);
export const writePlanPage = (call: Call, job: string, n: number, page: PlanPage): Promise<void> =>
  writePlain(call, job, n, page);

/** The head of a plan that has not run out of its day. @throws {Refusal} NOT_FOUND */
export async function requireHead(store: Store, job: string): Promise<PlanHead> {
  return (await readHead(store, job)) ?? refuse('NOT_FOUND', { message: '这次导入已经过期，请重新上传文件。' });
}

/** How many pages of the workbook are planned already: they are planned in order, so the last one tells. */
export async function plannedPages(store: Store, job: string, county: string): Promise<number> {
  const { items } = await store.page('jobRows', {
    equal: { county, jobId: job },
    range: { key: 'n', from: 1 },
    order: 'desc',
    limit: 1,
  });
  return items[0]?.n ?? 0;
}

const GONE = { message: '这个文件已经过期，请重新上传。' };

/** How many pages of the caller's own workbook there are, as `office` read it. @throws {Refusal} NOT_FOUND */
export async function workbookPages({ store, county, person }: Call, file: string): Promise<number> {
  if (!(await isUploader(store, file, person))) {
    refuse('NOT_FOUND', GONE);
  }
  const { items } = await store.page('workbookRows', {
    equal: { county, file },
    range: { key: 'n' },
    order: 'desc',
    limit: 1,
  });
  return items[0] ? items[0].n + 1 : refuse('NOT_FOUND', GONE);
}

/** One page of a workbook, from 0. */
export async function workbookRows(store: Store, file: string, n: number): Promise<readonly SheetRow[]> {
  const page = found(await store.read('workbookRows', `${file}:${n}`));
  return JSON.parse(decrypt(page.rows, { collection: 'workbookRows', field: 'rows', id: page._id })) as SheetRow[];
}
