import { finishUpload, keptContent } from '../kit/files';
import type { Reading } from '../kit/handler';
import { ownScope } from './own-scope';
import { keepPages, pagesOf } from './pages';
import { withPinyin } from './pinyin';
import { readWorkbookRequest } from './requests';
import { readWorkbookRows } from './workbook';

/**
 * 读取: what arrived is checked, kept and read; its pages are named by the upload, so the same upload again comes to the same. No business
 * document is touched, therefore no fact: like the file itself the pages live for a day.
 */
export const readWorkbook: Reading<'office.readWorkbook'> = {
  request: readWorkbookRequest,
  scope: ownScope,
  async read(call, { upload }) {
    const file = await finishUpload(call, upload, 'workbook');
    const rows = withPinyin(readWorkbookRows(await keptContent(file)));
    const pages = pagesOf(rows);
    await keepPages(call.store, { id: upload, county: call.county }, pages, call.now);
    return { file: upload, rows: rows.length, pages: pages.length };
  },
};
