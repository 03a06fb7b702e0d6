import type { ReplyOf, RequestOf } from '#domain/api';
import type { AbsenceMark, RollSheet } from '#domain/attendance/documents';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { found } from '#domain/errors';
import { covers, type Unit } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { Call, Reading } from '../kit/handler';
import type { Store } from '../kit/store';
import { absentRequest } from './requests';
import { childrenOf } from './woken';

type Reply = ReplyOf<'attendance.absent'>;
type Item = Reply['items'][number];

const ENOUGH = 20;
const SHEETS_A_PAGE = 25;
const SHEETS_WIDE = 100;
const CHILDREN_CAP = 1000;
const IDS_A_READ = 100;

interface Asked {
  readonly unit: Unit;
  /** Only the bucket 未落实 of the unit, not what lies below it. */
  readonly unplaced: boolean;
  readonly date: PlainDate;
  readonly onlyUnexcused: boolean;
}

interface Absence {
  readonly sheet: RollSheet;
  readonly mark: AbsenceMark;
}

function absencesOf(sheets: readonly RollSheet[], { onlyUnexcused }: Asked): Absence[] {
  return sheets
    .filter(isTaken)
    .flatMap((sheet) => sheet.marks.map((mark) => ({ sheet, mark })))
    .filter(({ mark }) => !onlyUnexcused || mark.reason === 'unexcused');
}

/** Counted as the boards count: on the education line by class, on the government line by 责任村. */
function counts(child: Child, { unit, unplaced }: Asked): boolean {
  if (unit.line === 'education') {
    return true;
  }
  const path = child.dutyPath ?? `${child.county}/`;
  return unplaced ? path === unit.path : covers(unit.path, path);
}

async function itemsOf(store: Store, absences: readonly Absence[], asked: Asked): Promise<Item[]> {
  const children = new Map(
    (
      await childrenOf(
        store,
        absences.map(({ mark }) => mark.child),
      )
    ).map((child) => [child._id, child]),
  );
  return absences.flatMap(({ sheet, mark }) => {
    const child = children.get(mark.child);
    return child && counts(child, asked)
      ? [{ ...mark, name: child.name, className: child.className, sheet: sheet._id }]
      : [];
  });
}

/** Sheet by sheet: for schools and what is above them, and for townships and the county. */
async function bySheets(call: Call, asked: Asked, from: string | null): Promise<Pick<Reply, 'items' | 'cursor'>> {
  const education = asked.unit.line === 'education';
  const items: Item[] = [];
  let cursor = from;
  do {
    const page = await call.store.page('rollSheets', {
      equal: { county: asked.unit.county, date: asked.date },
      range: education ? { key: 'eduPath', under: asked.unit.path } : { key: 'eduPath' },
      limit: education ? SHEETS_A_PAGE : SHEETS_WIDE,
      cursor,
    });
    items.push(...(await itemsOf(call.store, absencesOf(page.items, asked), asked)));
    cursor = page.cursor;
  } while (cursor !== null && items.length < ENOUGH);
  return { items, cursor };
}

/** Child by child: for villages and groups, whose children sit in few of the county's classes. */
async function byChildren(call: Call, asked: Asked): Promise<Pick<Reply, 'items' | 'cursor'>> {
  const { items } = await call.store.page('children', {
    equal: { county: asked.unit.county },
    range: { key: 'dutyPath', under: asked.unit.path },
    limit: CHILDREN_CAP,
  });
  const classIds = [...new Set(items.map((child) => child.classId).filter((id) => id !== null))];
  const sheets: RollSheet[] = [];
  for (let n = 0; n < classIds.length; n += IDS_A_READ) {
    const ids = classIds.slice(n, n + IDS_A_READ).map((id) => sheetId(id, asked.date));
    sheets.push(...(await call.store.readAll('rollSheets', ids)));
  }
  const ours = new Set(items.map((child) => child._id));
  const absences = absencesOf(sheets, asked).filter(({ mark }) => ours.has(mark.child));
  return { items: await itemsOf(call.store, absences, asked), cursor: null };
}

const unitId = ({ unit }: RequestOf<'attendance.absent'>): string => unit.split('~')[0] ?? '';

export const absent: Reading<'attendance.absent'> = {
  request: absentRequest,
  async scope(asking, request) {
    const unit = await asking.store.read('units', unitId(request));
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async read(call, request) {
    const unit = found(await call.store.read('units', unitId(request)));
    const unplaced = request.unit.endsWith('~unplaced');
    const asked: Asked = {
      unit,
      unplaced,
      date: request.date ?? call.today,
      onlyUnexcused: request.only === 'unexcused',
    };
    const near = unit.kind === 'village' || unit.kind === 'group';
    const list = near ? await byChildren(call, asked) : await bySheets(call, asked, request.cursor ?? null);
    return { name: unplaced ? `${unit.name} 未落实` : unit.name, date: asked.date, ...list };
  },
};
