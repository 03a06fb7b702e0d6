import {
  readStaffRow,
  type StaffAction,
  type StaffEntry,
  type StaffNote,
  type StaffRowText,
  staffHeading,
} from '#domain/accounts/staff-sheet';
import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import type { ActingPost } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { WorkbookRows } from '#domain/roster/documents';
import { isUploader } from '../kit/files';
import type { Call } from '../kit/handler';
import { blind, decrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { seatOf } from './appoint';

const PAGES_CAP = 200;
const HEADING_ROWS = 10;
const UNITS_A_PAGE = 1000;

const GONE = { message: '这个文件已经过期，请重新上传。' };

type Heading = NonNullable<ReturnType<typeof staffHeading>>;

/** A workbook as `office` read it: its pages in order, and where its columns are. */
export interface StaffSheet {
  readonly pages: readonly WorkbookRows[];
  readonly heading: Heading;
  /** Row number of the heading; what stands above it is a title. */
  readonly headingRow: number;
}

function rowsOf(page: WorkbookRows): readonly SheetRow[] {
  const text = decrypt(page.rows, { collection: 'workbookRows', field: 'rows', id: page._id });
  return JSON.parse(text) as readonly SheetRow[];
}

/** @throws {Refusal} NOT_FOUND, HEADER_UNKNOWN */
export async function staffSheet(store: Store, county: string, file: string): Promise<StaffSheet> {
  const { items: pages } = await store.page('workbookRows', {
    equal: { county, file },
    range: { key: 'n' },
    limit: PAGES_CAP,
  });
  const [first] = pages;
  if (!first) {
    return refuse('NOT_FOUND', GONE);
  }
  for (const row of rowsOf(first).slice(0, HEADING_ROWS)) {
    const heading = staffHeading(row.cells);
    if (heading) {
      return { pages, heading, headingRow: row.n };
    }
  }
  return refuse('HEADER_UNKNOWN', { message: '没有找到“姓名、手机号、岗位、单位”这一行表头，请用模板填写。' });
}

/** The sheet of whoever uploaded it; to anybody else there is none. @throws {Refusal} NOT_FOUND, HEADER_UNKNOWN */
export async function ownStaffSheet({ store, county, person }: Call, file: string): Promise<StaffSheet> {
  return (await isUploader(store, file, person)) ? staffSheet(store, county, file) : refuse('NOT_FOUND', GONE);
}

/** The rows of one page below the heading, without empty ones. */
export function staffTexts(sheet: StaffSheet, page: WorkbookRows): StaffRowText[] {
  const { heading, headingRow } = sheet;
  const cell = (row: SheetRow, at: number): string => (at < 0 ? '' : (row.cells[at] ?? ''));
  return rowsOf(page)
    .filter((row) => row.n > headingRow && row.cells.some((text) => text.trim() !== ''))
    .map((row) => ({
      row: row.n,
      name: cell(row, heading.name),
      phone: cell(row, heading.phone),
      role: cell(row, heading.role),
      unit: cell(row, heading.unit),
      above: cell(row, heading.above),
      part: cell(row, heading.part),
    }));
}

/** Every unit that the importer reaches, and those above for their names. */
export async function unitsInReach(store: Store, by: ActingPost): Promise<Unit[]> {
  const wholeCounty = PERMISSIONS['accounts.savePost'][by.role] === 'county';
  const units: Unit[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Unit[]; cursor: string | null } = await store.page('units', {
      equal: { county: by.county },
      range: wholeCounty ? { key: 'path' } : { key: 'path', under: by.path },
      limit: UNITS_A_PAGE,
      cursor,
    });
    units.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return units;
}

/** What a row asks for, against the posts as they are. */
export type Judged =
  | { readonly action: Exclude<StaffAction, 'fault'>; readonly entry: StaffEntry }
  | { readonly action: 'fault'; readonly notes: readonly StaffNote[] };

export async function judge(
  store: Store,
  text: StaffRowText,
  by: ActingPost,
  units: readonly Unit[],
  today: Parameters<typeof seatOf>[4],
): Promise<Judged> {
  const read = readStaffRow(text, by.role, units);
  if ('notes' in read) {
    return { action: 'fault', notes: read.notes };
  }
  const { entry } = read;
  const phoneBlind = blind('phone', by.county, entry.phone);
  const who = { name: entry.name, phone: entry.phone, phoneBlind, holder: null };
  const seat = await seatOf(store, entry.unit, entry.role, who, today);
  if (seat.same) {
    return { action: 'same', entry };
  }
  return { action: seat.taken ? 'replace' : 'create', entry };
}
