import { refuse } from '#domain/errors';
import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import { Cells } from '#domain/roster/import/cells';
import { nameTag } from '#domain/roster/import/class-name';
import { type Columns, findColumns, UNIT_ALIASES, type UnitField } from '#domain/roster/import/columns';
import type { PlannedChild } from '#domain/roster/import/plan';
import { plainText } from '#domain/roster/import/text';
import { isNamed, namesIn, unitNameOf, unitsNamed } from '#domain/roster/import/unit-names';
import { childKinds } from '#domain/roster/unit-tree';

const LEVELS: ReadonlyMap<string, UnitKind> = new Map(
  Object.entries({
    乡镇: 'township',
    乡: 'township',
    镇: 'township',
    街道: 'township',
    村: 'village',
    行政村: 'village',
    社区: 'village',
    居委会: 'village',
    村民小组: 'group',
    组: 'group',
    小组: 'group',
    网格: 'group',
    部门: 'department',
    县直部门: 'department',
    中心校: 'centre',
    教育管理中心: 'centre',
    学校: 'school',
    小学: 'school',
    完小: 'school',
    完全小学: 'school',
    初中: 'school',
    初级中学: 'school',
    中学: 'school',
    九年一贯制学校: 'school',
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
  department: 'd',
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
  /** Path of the unit whose sheet it is: what a row adds stands below it. Empty: the whole county. */
  readonly under: string;
  /** Units that are there or proposed; grows while the page is read. */
  readonly units: Unit[];
  readonly byId: Map<string, Unit>;
  readonly proposed: Unit[];
}

/** 预检 starts from the units that are there and those that earlier pages proposed. */
export function unitPlanning(
  from: Pick<UnitPlanning, 'county' | 'columns' | 'under'>,
  units: readonly Unit[],
): UnitPlanning {
  return { ...from, units: [...units], byId: new Map(units.map((unit) => [unit._id, unit])), proposed: [] };
}

/** 最上一级 as people write it, whatever the county is called. */
const ROOTS: ReadonlyMap<string, UnitKind> = new Map(
  Object.entries({ 县: 'county', 本县: 'county', 教育局: 'bureau', 县教育局: 'bureau' }),
);

function parentsMeant({ units, byId, under }: UnitPlanning, kind: UnitKind, above: string): Unit[] {
  const fit = units.filter((unit) => childKinds(unit.kind).includes(kind) && unit.path.startsWith(under));
  const named = unitsNamed(namesIn(above), fit, byId);
  const root = ROOTS.get(plainText(above));
  return named.length > 0 || root === undefined ? named : fit.filter((unit) => unit.kind === root);
}

const STANDS = '上级要写在它的前面，名称一字不差，并在您管理的范围里';
const CLASS_STANDS = '班的上级写年级，例如 石门小学/七年级；年级要写在它的前面';

function parentOf(planning: UnitPlanning, kind: UnitKind, cells: Cells<UnitField>): Unit | null {
  const above = cells.text('parent');
  const shown = above.slice(0, 20);
  if (above === '') {
    return cells.fault('parent', '', '没有填上级', '请填上一级的名称；最上一级写县或县教育局');
  }
  const [parent, another] = parentsMeant(planning, kind, above);
  if (another) {
    return cells.fault('parent', shown, '有几个同名的上级', '请连上面一级一起写，例如 大坪镇/青石村、石门小学/七年级');
  }
  return parent ?? cells.fault('parent', shown, '没有找到这个上级', kind === 'class' ? CLASS_STANDS : STANDS);
}

function freeId({ byId }: UnitPlanning, wanted: string): string {
  let free = wanted;
  for (let n = 2; byId.has(free); n += 1) {
    free = `${wanted}x${n}`;
  }
  return free;
}

function proposed(planning: UnitPlanning, kind: UnitKind, name: string, parent: Unit, phone: string): Unit {
  const above = parent.kind === 'bureau' || parent.kind === 'centre' ? planning.county : parent._id;
  const _id = freeId(planning, `${above}-${TAGS[kind]}${nameTag(`${parent._id}/${name}`)}`);
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

function kindOf(cells: Cells<UnitField>): UnitKind | null {
  const level = cells.text('level');
  return (
    LEVELS.get(level.replace(/\s/g, '')) ??
    cells.fault('level', level.slice(0, 10), '层级看不懂', '请填乡镇、村、村民小组、中心校、学校、年级或班')
  );
}

const NOT_A_NAME: Readonly<Partial<Record<UnitKind, readonly [string, string]>>> = {
  grade: ['年级看不懂', '请填一年级到九年级'],
  class: ['班的名称看不懂，或和年级不一致', '请填 1班、七(1)班 或 启航班'],
};

function nameIn(cells: Cells<UnitField>, kind: UnitKind, parent: Unit | null): string | null {
  const text = cells.text('name').slice(0, 30);
  if (text === '') {
    return cells.fault('name', '', '没有填名称', '请填机构名称');
  }
  // Without its grade a class cannot be judged; that the grade is missing is said already.
  const name = kind === 'class' && !parent ? text : unitNameOf(kind, text, parent?.name ?? '');
  return name ?? cells.fault('name', text, ...(NOT_A_NAME[kind] ?? (['名称看不懂', '请重新填写'] as const)));
}

function planRow(planning: UnitPlanning, row: SheetRow): PlannedChild {
  const cells = new Cells(row, planning.columns);
  const kind = kindOf(cells);
  const parent = kind && parentOf(planning, kind, cells);
  const name = kind && nameIn(cells, kind, parent);
  const planned = (action: PlannedChild['action']): PlannedChild => ({
    row: row.n,
    action,
    id: null,
    child: null,
    notes: cells.notes,
  });
  if (!kind || !parent || !name) {
    return planned('fault');
  }
  const siblings = planning.units.filter((unit) => unit.parent === parent._id && unit.kind === kind);
  if (siblings.some((unit) => isNamed(unit, name, parent.name))) {
    return planned('same');
  }
  const unit = proposed(planning, kind, name, parent, cells.text('phone'));
  planning.units.push(unit);
  planning.byId.set(unit._id, unit);
  planning.proposed.push(unit);
  return planned('create');
}

/** 预检 of one page of a 机构 sheet: parents before children. */
export function planUnits(planning: UnitPlanning, rows: readonly SheetRow[]): PlannedChild[] {
  const data = rows.filter((row) => row.n > planning.columns.headerRow && row.cells.some((cell) => cell.trim() !== ''));
  return data.map((row) => planRow(planning, row));
}
