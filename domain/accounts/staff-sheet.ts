import { mayGive, standsOn } from '#domain/accounts/appointments';
import type { Unit } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import { POSTS, ROLES, type Role } from '#domain/posts';
import { namesIn, unitsNamed } from '#domain/roster/import/unit-names';

/** 工作人员表: the columns of the template, and other names under which they come. */
export const STAFF_COLUMNS = {
  name: ['姓名', '名字', '工作人员姓名'],
  phone: ['手机号', '手机号码', '手机', '联系电话', '电话'],
  role: ['岗位', '职务', '岗位名称'],
  unit: ['单位', '单位名称', '学校或乡镇村', '所在单位'],
  above: ['上级单位', '上级'],
  part: ['班级或小组', '下级单位', '班级', '年级或班级', '村民小组'],
} as const;
export type StaffColumn = keyof typeof STAFF_COLUMNS;

/** Titles under which a post may stand in a sheet besides its own. A map: what a cell says must not reach an object's own names. */
const ALIASES: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    科任教师: 'subjectTeacher',
    任课老师: 'subjectTeacher',
    年级主任: 'gradeLead',
    年级长: 'gradeLead',
    学籍员: 'rosterClerk',
    中心校校长: 'centreOfficer',
    教育局经办人: 'bureauOfficer',
    教育局审批人: 'bureauApprover',
    督学: 'inspector',
    小组长: 'groupLeader',
    组长: 'groupLeader',
    村支书: 'villageHead',
    村党支部书记: 'villageHead',
    村委会主任: 'villageHead',
    村主任: 'villageHead',
    儿童主任: 'childWelfareWorker',
    驻村工作队员: 'villageLiaison',
    包村干部: 'villageLiaison',
    乡镇教育专干: 'townshipEducationOfficer',
    分管领导: 'townshipApprover',
  }),
);

/** What one row of the sheet says, as text. */
export interface StaffRowText {
  /** Row number as the spreadsheet shows it. */
  readonly row: number;
  readonly name: string;
  readonly phone: string;
  readonly role: string;
  readonly unit: string;
  /** What stands above the unit, and what below it, where the sheet has such columns. */
  readonly above: string;
  readonly part: string;
}

/** One thing that is wrong with a row: which column, why, how to mend it. Never the value itself, but for the unit's public name. */
export interface StaffNote {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  readonly mend: string;
}

/** 新增 · 接任 · 已在岗 · 有错误. */
export const STAFF_ACTIONS = { create: '新增', replace: '接任', same: '没有变化', fault: '有错误' } as const;
export type StaffAction = keyof typeof STAFF_ACTIONS;
export type StaffSummary = Readonly<Record<StaffAction, number>>;

export interface StaffEntry {
  readonly row: number;
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  readonly unit: Unit;
}

/** Full-width signs, spaces and brackets as in the roster, so that 五(1)班 and 五（1）班 are one. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s　]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

/** Digits of a phone as people write it: 138 0000-0000, +86…. */
export function plainPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+86|0086)/, '');
}

/** An 11-digit number: a mobile number, or one of the demo's, which begin with 000. */
export const isPhone = (text: string): boolean => /^(1[3-9]\d|000)\d{8}$/.test(text);

/** A person's name: letters of any script with the dots and spaces that names have, 2 to 20 characters. */
export const isName = (text: string): boolean => /^[\p{L}\p{M}][\p{L}\p{M}·•. ]{1,19}$/u.test(text.trim());

/** 岗位 by its Chinese title. */
export function roleByTitle(title: string): Role | null {
  const plain = plainName(title);
  return ROLES.find((role) => plainName(POSTS[role].title) === plain) ?? ALIASES.get(plain) ?? null;
}

export interface StaffHeading {
  /** Where each column stands; -1: there is none. */
  readonly at: Readonly<Record<StaffColumn, number>>;
  /** Row number of the heading; what stands above it is a title. */
  readonly row: number;
}

const HEADING_ROWS = 10;

/** 表头: the first row that names every column that is needed. Null: no row does. */
export function staffHeading(rows: readonly SheetRow[]): StaffHeading | null {
  for (const row of rows.slice(0, HEADING_ROWS)) {
    const at = columnsIn(row.cells);
    if (at) {
      return { at, row: row.n };
    }
  }
  return null;
}

/** The rows below the heading as text, without empty ones. */
export function staffTexts(rows: readonly SheetRow[], heading: StaffHeading): StaffRowText[] {
  const { at } = heading;
  const cell = ({ cells }: SheetRow, column: StaffColumn): string => cells[at[column]] ?? '';
  return rows
    .filter((row) => row.n > heading.row && row.cells.some((text) => text.trim() !== ''))
    .map((row) => ({
      row: row.n,
      name: cell(row, 'name'),
      phone: cell(row, 'phone'),
      role: cell(row, 'role'),
      unit: cell(row, 'unit'),
      above: cell(row, 'above'),
      part: cell(row, 'part'),
    }));
}

function columnsIn(cells: readonly string[]): StaffHeading['at'] | null {
  const names = cells.map((cell) => plainName(cell).replace(/[*★]/g, ''));
  const at = (column: StaffColumn): number =>
    names.findIndex((name) => (STAFF_COLUMNS[column] as readonly string[]).includes(name));
  const found = {
    name: at('name'),
    phone: at('phone'),
    role: at('role'),
    unit: at('unit'),
    above: at('above'),
    part: at('part'),
  };
  return found.name < 0 || found.phone < 0 || found.role < 0 || found.unit < 0 ? null : found;
}

/**
 * The unit that a row means, among those in reach on which the post can stand: the last name is the unit's own, the ones before
 * stand above it (`第一小学` + `五（1）班`, or `一乡/一村/一组`).
 */
export function unitsMeant(
  role: Role,
  { above, unit, part }: Pick<StaffRowText, 'above' | 'unit' | 'part'>,
  units: readonly Unit[],
): Unit[] {
  const known = new Map(units.map((one) => [one._id, one]));
  const fit = units.filter((one) => standsOn(role, one.kind));
  return unitsNamed([above, unit, part].flatMap(namesIn), fit, known);
}

type Read = { readonly entry: StaffEntry } | { readonly notes: readonly StaffNote[] };

function roleNote(row: StaffRowText, by: Role): StaffNote | null {
  const role = roleByTitle(row.role);
  if (!role) {
    return { row: row.row, column: '岗位', reason: '没有这个岗位', mend: '岗位名称见模板的“岗位”表' };
  }
  return mayGive(by, role)
    ? null
    : { row: row.row, column: '岗位', reason: '您的岗位不能任命这个岗位', mend: '请上级或系统管理员导入' };
}

function unitNote(row: StaffRowText, meant: readonly Unit[]): StaffNote | null {
  if (meant.length === 1) {
    return null;
  }
  return meant.length === 0
    ? {
        row: row.row,
        column: '单位',
        reason: '在您管理的范围里没有找到这个单位，或岗位不设在这一级',
        mend: '名称要和“组织”里的一致',
      }
    : {
        row: row.row,
        column: '单位',
        reason: `有 ${meant.length} 个同名单位`,
        mend: '在“上级单位”写上一级的名称，例如 一乡/一村',
      };
}

/** Reads one row: who for which post on which unit, or what is wrong with it. */
export function readStaffRow(row: StaffRowText, by: Role, units: readonly Unit[]): Read {
  const notes: StaffNote[] = [];
  const phone = plainPhone(row.phone);
  const name = row.name.trim();
  if (!isName(name)) {
    notes.push({ row: row.row, column: '姓名', reason: '没有写姓名，或写法不对', mend: '写 2 到 20 个字的姓名' });
  }
  if (!isPhone(phone)) {
    notes.push({
      row: row.row,
      column: '手机号',
      reason: /e\+/i.test(row.phone) ? '手机号变成了科学计数' : '手机号不是 11 位',
      mend: '把这一列设为文本，重新填写 11 位手机号',
    });
  }
  const role = roleByTitle(row.role);
  const wrongRole = roleNote(row, by);
  const meant = role ? unitsMeant(role, row, units) : [];
  const wrongUnit = role ? unitNote(row, meant) : null;
  notes.push(...[wrongRole, wrongUnit].filter((note) => note !== null));
  const [unit] = meant;
  return notes.length === 0 && role && unit ? { entry: { row: row.row, name, phone, role, unit } } : { notes };
}
