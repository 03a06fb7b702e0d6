import type { SheetRow } from '#domain/office/sheet';
import type { Instant } from '#domain/plain-date';
import type { WorkbookRows } from '#domain/roster/documents';
import { keptOfPages } from '../kit/pages';
import { decrypt, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';

const ROWS_A_PAGE = 200;
const PAGE_BYTES = 280 * 1024;
const PAGES_AT_ONCE = 8;
const DAY_MS = 86_400_000;

const placeOf = (id: string) => ({ collection: 'workbookRows', field: 'rows', id });

/** Rows as JSON, at most 200 and about 280 KB a page, so that a page encrypted fits into one document. */
export function pagesOf(rows: readonly SheetRow[]): string[] {
  const pages: string[] = [];
  let page: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const size = Buffer.byteLength(text);
    if (page.length === ROWS_A_PAGE || (page.length > 0 && bytes + size > PAGE_BYTES)) {
      pages.push(`[${page.join()}]`);
      page = [];
      bytes = 0;
    }
    page.push(text);
    bytes += size;
  }
  return page.length > 0 ? [...pages, `[${page.join()}]`] : pages;
}

/** Stores the rows of a file for a day, encrypted. The same file again writes the same pages. */
export async function keepPages(
  store: Store,
  file: { readonly id: string; readonly county: string },
  pages: readonly string[],
  now: Instant,
): Promise<void> {
  const documents = pages.map((text, n): WorkbookRows => {
    const _id = `${file.id}:${n}`;
    return { _id, county: file.county, file: file.id, n, rows: encrypt(text, placeOf(_id)), until: now + DAY_MS };
  });
  for (let n = 0; n < documents.length; n += PAGES_AT_ONCE) {
    await store.append('workbookRows', documents.slice(n, n + PAGES_AT_ONCE));
  }
}

/** All rows of a file, in order. */
export async function rowsOf(store: Store, county: string, file: string): Promise<SheetRow[]> {
  const query = { equal: { county, file }, range: { key: 'n' }, limit: PAGES_AT_ONCE };
  const pages = await keptOfPages(store, 'workbookRows', query, (one) => {
    return JSON.parse(decrypt(one.rows, placeOf(one._id))) as SheetRow[];
  });
  return pages.flat();
}
