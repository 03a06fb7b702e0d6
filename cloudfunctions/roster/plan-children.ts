import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import type { Child } from '#domain/roster/documents';
import { CHILD_ALIASES, type Columns, findColumns } from '#domain/roster/import/columns';
import type { PlaceMatch } from '#domain/roster/import/places';
import type { ChildPlan, PlannedChild, UnitPlace } from '#domain/roster/import/plan';
import { isBlank, type ReadingContext, readRow } from '#domain/roster/import/read-row';
import type { RosterRecord } from '#domain/roster/import/record';
import type { RowNote } from '#domain/roster/import/report';
import { maskedName } from '#domain/roster/mask';
import { readMany } from '../kit/read-many';
import type { Store } from '../kit/store';
import { changes, childFrom, householdOf, indexKeys, isElsewhere, type Making, newChildId } from './import-child';
import type { treesOf } from './import-tree';

const REQUIRED = ['name', 'class'] as const;

/** @throws {Refusal} HEADER_UNKNOWN */
export function childColumns(rows: readonly SheetRow[]): Columns {
  return findColumns(rows, CHILD_ALIASES, REQUIRED) ?? refuse('HEADER_UNKNOWN');
}

/** Everything that planning a page of children needs. */
export interface Planning {
  readonly store: Store;
  readonly columns: Columns;
  readonly context: ReadingContext;
  readonly trees: ReturnType<typeof treesOf>;
  readonly making: Making;
  /** Path of the unit whose children the file holds. */
  readonly under: string;
  /** Children of pages before, by id: the row that named them. */
  readonly seen: Map<string, number>;
  /** Households that pages before named. */
  readonly households: Set<string>;
}

interface ReadChild {
  readonly row: SheetRow;
  readonly record: RosterRecord | null;
  readonly notes: readonly RowNote[];
  readonly school: Unit | null;
}

const note = (
  row: number,
  level: RowNote['level'],
  column: string,
  value: string,
  reason: string,
  mend: string,
): RowNote => ({
  row,
  column,
  value,
  reason,
  mend,
  level,
});

function read({ columns, context, trees, under }: Planning, row: SheetRow): ReadChild {
  const { record, notes } = readRow(row, columns, context);
  const school = record ? trees.classes.school(record.school, under) : null;
  if (record && !school) {
    const missing = note(
      row.n,
      'fault',
      '学校',
      record.school.slice(0, 20),
      '没有找到这所学校，或有同名的',
      '请填本单位学校的全称',
    );
    return { row, record: null, notes: [...notes, missing], school };
  }
  return { row, record, notes, school };
}

/** Which children are registered already under the numbers of these rows: none, one, or two who are told apart by them. */
async function known(
  { store, making }: Planning,
  rows: readonly ReadChild[],
): Promise<(row: ReadChild) => readonly Child[]> {
  const keysOf = ({ record, school }: ReadChild): readonly string[] =>
    record && school ? indexKeys(making.county, record, school._id) : [];
  const entries = await readMany(store, 'idIndex', rows.flatMap(keysOf));
  const childOf = new Map(entries.map((entry) => [entry._id, entry.child]));
  const children = await readMany(store, 'children', [...childOf.values()]);
  const byId = new Map(children.map((child) => [child._id, child]));
  return (row) => [...new Set(keysOf(row).flatMap((key) => byId.get(childOf.get(key) ?? '') ?? []))];
}

const placed = ({ unit }: PlaceMatch): UnitPlace | null => (unit ? { id: unit._id, path: unit.path } : null);

function placeNotes(row: SheetRow, match: PlaceMatch, column: string): RowNote[] {
  return match.vague
    ? [
        note(
          row.n,
          'warning',
          column,
          match.unit?.name ?? '',
          '没有找到村民小组，先记到找得到的一级',
          '请核对乡镇、村、组的名称',
        ),
      ]
    : [];
}

type Why = readonly [reason: string, mend: string];

/** Why a child that can be told may not be written by this row: named twice, two children in one, or on the roll of a school elsewhere. */
function conflict({ seen, under }: Planning, id: string, before: readonly Child[]): Why | null {
  const earlier = seen.get(id);
  if (before.length > 1) {
    return ['身份证号和学籍号是两个不同的孩子', '请核对两个号码'];
  }
  if (earlier !== undefined) {
    return [`和第 ${earlier} 行是同一个孩子`, '请删掉重复的一行'];
  }
  const elsewhere = before.some((child) => isElsewhere(child, under));
  return elsewhere ? ['这个孩子已在本县别的学校就读', '请先由县教育局办理转学'] : null;
}

function planned(planning: Planning, one: ReadChild, found: readonly Child[]): PlannedChild {
  const { row, record, school } = one;
  if (!record || !school) {
    return { row: row.n, action: 'fault', id: null, child: null, notes: one.notes };
  }
  const { trees, making, seen } = planning;
  const before = found[0] ?? null;
  const id = before?._id ?? newChildId(making.county, record, school._id);
  const why = conflict(planning, id, found);
  if (why) {
    const fault = note(row.n, 'fault', '姓名', maskedName(record.name), ...why);
    return { row: row.n, action: 'fault', id, child: null, notes: [...one.notes, fault] };
  }
  seen.set(id, row.n);
  const residence = trees.places.match(record.residence);
  const registered = trees.places.match(record.registered);
  const notes = [...one.notes, ...placeNotes(row, residence, '居住地'), ...placeNotes(row, registered, '户籍地')];
  const child: ChildPlan = {
    id,
    pinyin: row.pinyin ?? '',
    record,
    class: trees.classes.place(school, record.class),
    residence: placed(residence),
    registered: placed(registered),
  };
  if (before && !changes(before, childFrom(making, child, before))) {
    return { row: row.n, action: 'same', id, child: null, notes };
  }
  return { row: row.n, action: before ? 'change' : 'create', id, child, notes };
}

/** The households that these rows name first and that are not there yet. */
export async function newHouseholds(planning: Planning, rows: readonly PlannedChild[]): Promise<string[]> {
  const { store, making, households } = planning;
  const named = rows.flatMap(({ child }) => (child ? (householdOf(making, child)?._id ?? []) : []));
  const fresh = [...new Set(named)].filter((id) => !households.has(id));
  const there = new Set((await readMany(store, 'households', fresh)).map((household) => household._id));
  for (const id of fresh) {
    households.add(id);
  }
  return fresh.filter((id) => !there.has(id));
}

/** 预检 of one page of a 学生名册: what each row will do, in row order. */
export async function planChildren(planning: Planning, rows: readonly SheetRow[]): Promise<PlannedChild[]> {
  const { columns } = planning;
  const data = rows.filter((row) => row.n > columns.headerRow && !isBlank(row, columns));
  const readings = data.map((row) => read(planning, row));
  const before = await known(planning, readings);
  return readings.map((one) => planned(planning, one, before(one)));
}
