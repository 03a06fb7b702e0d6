import { appointsInCounty } from '#domain/accounts/appointments';
import {
  readStaffRow,
  type StaffAction,
  type StaffEntry,
  type StaffHeading,
  type StaffNote,
  type StaffRowText,
  staffHeading,
  staffTexts as textsBelow,
} from '#domain/accounts/staff-sheet';
import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import type { ActingPost } from '#domain/permission';
import type { WorkbookRows } from '#domain/roster/documents';
import { isUploader } from '../kit/files';
import type { Call } from '../kit/handler';
import { blind, decrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { readUnits } from '../kit/units';
import { seatOf } from './appoint';

const PAGES_CAP = 200;

const NO_HEADING = { message: '没有找到“姓名、手机号、岗位、单位”这一行表头，请用模板填写。' };
const GONE = { message: '这个文件已经过期，请重新上传。' };

/** A workbook as `office` read it: its pages in order, and where its columns are. */
export interface StaffSheet {
  readonly pages: readonly WorkbookRows[];
  readonly heading: StaffHeading;
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
  const heading = staffHeading(rowsOf(first));
  return heading ? { pages, heading } : refuse('HEADER_UNKNOWN', NO_HEADING);
}

/** The sheet of whoever uploaded it; to anybody else there is none. @throws {Refusal} NOT_FOUND, HEADER_UNKNOWN */
export async function ownStaffSheet({ store, county, person }: Call, file: string): Promise<StaffSheet> {
  return (await isUploader(store, file, person)) ? staffSheet(store, county, file) : refuse('NOT_FOUND', GONE);
}

/** The rows of one page below the heading, without empty ones. */
export const staffTexts = ({ heading }: StaffSheet, page: WorkbookRows): StaffRowText[] =>
  textsBelow(rowsOf(page), heading);

/** Every unit that the importer reaches. */
export const unitsInReach = (store: Store, { county, role, path }: ActingPost): Promise<Unit[]> =>
  readUnits(store, county, appointsInCounty(role) ? undefined : path);

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
