import { refuse } from '#domain/errors';
import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import { Cells } from '#domain/roster/import/cells';
import { nameTag } from '#domain/roster/import/class-name';
import { type Columns, findColumns, UNIT_ALIASES, type UnitField } from '#domain/roster/import/columns';
import type { PlannedChild } from '#domain/roster/import/plan';
import { childKinds } from '#domain/roster/unit-tree';

const LEVELS: ReadonlyMap<string, UnitKind> = new Map(
  Object.entries({
    乡镇: 'township',
    乡: 'township',
    镇: 'township',
    街道: 'township',
    村: 'village',
    社区: 'village',
    村民小组: 'group',
    组: 'group',
    小组: 'group',
    网格: 'group',
    中心校: 'centre',
    教育管理中心: 'centre',
    学校: 'school',
    小学: 'school',
    中学: 'school',
    教学点: 'school',
    年级: 'grade',
    班: 'class',
    班级: 'class',
  }),
);
const TAGS: Readonly<Record<UnitKind, string>> = {
  county: 'x',
  township: 't',
  village: 'v',
  group: 'g',
  bureau: 'e',
  centre: 'c',
  school: 's',
  grade: 'y',
  class: 'k',
};

/** @throws {Refusal} HEADER_UNKNOWN */
export function unitColumns(rows: readonly SheetRow[]): Columns<UnitField> {
  return findColumns(rows, UNIT_ALIASES, ['level', 'name', 'parent']) ?? refuse('HEADER_UNKNOWN');
}

/** What planning a page of units builds on: the trees as they are and as earlier rows made them. */
export interface UnitPlanning {
  readonly county: string;
  readonly columns: Columns<UnitField>;
  /** Units that are there or proposed; grows while the page is read. */
  readonly units: Unit[];
  readonly proposed: Unit[];
}

function parentOf({ units }: UnitPlanning, kind: UnitKind, name: string): Unit | 'none' | 'several' {
  const fit = units.filter((unit) => unit.name === name && childKinds(unit.kind).includes(kind));
  return fit.length === 1 && fit[0] ? fit[0] : fit.length === 0 ? 'none' : 'several';
}

function proposed(planning: UnitPlanning, kind: UnitKind, name: string, parent: Unit, phone: string): Unit {
  const _id = `${parent.kind === 'bureau' || parent.kind === 'centre' ? planning.county : parent._id}-${TAGS[kind]}${nameTag(`${parent._id}/${name}`)}`;
  const siblings = planning.units.filter((unit) => unit.parent === parent._id).length;
  return {
    _id,
    county: planning.county,
    kind,
    line: UNIT_KINDS[kind].line,
    parent: parent._id,
    path: `${parent.path}${_id}/`,
    name,
    order: siblings + 1,
    ...(/^[\d-]{3,20}$/.test(phone) ? { phone } : {}),
    rev: 1,
  };
}

function planRow(planning: UnitPlanning, row: SheetRow): PlannedChild {
  const cells = new Cells<UnitField>(row, planning.columns);
  const [level, name, above] = [cells.text('level'), cells.text('name').slice(0, 30), cells.text('parent')];
  const kind = LEVELS.get(level.replace(/\s/g, ''));
  if (!kind) {
    cells.fault('level', level.slice(0, 10), '层级看不懂', '请填乡镇、村、村民小组、中心校、学校、年级或班');
  }
  if (name === '') {
    cells.fault('name', '', '没有填名称', '请填机构名称');
  }
  const parent = kind ? parentOf(planning, kind, above) : 'none';
  if (kind && parent === 'none') {
    cells.fault('parent', above.slice(0, 20), '没有找到这个上级', '上级要写在它的前面，名称一字不差');
  } else if (parent === 'several') {
    cells.fault('parent', above.slice(0, 20), '有几个同名的上级', '请在“组织”里手工添加这一个');
  }
  if (!kind || typeof parent === 'string' || cells.faulty) {
    return { row: row.n, action: 'fault', id: null, child: null, notes: cells.notes };
  }
  if (planning.units.some((unit) => unit.parent === parent._id && unit.name === name && unit.kind === kind)) {
    return { row: row.n, action: 'same', id: null, child: null, notes: cells.notes };
  }
  const unit = proposed(planning, kind, name, parent, cells.text('phone'));
  planning.units.push(unit);
  planning.proposed.push(unit);
  return { row: row.n, action: 'create', id: null, child: null, notes: cells.notes };
}

/** 预检 of one page of a 机构 sheet: parents before children. */
export function planUnits(planning: UnitPlanning, rows: readonly SheetRow[]): PlannedChild[] {
  const data = rows.filter((row) => row.n > planning.columns.headerRow && row.cells.some((cell) => cell.trim() !== ''));
  return data.map((row) => planRow(planning, row));
}
