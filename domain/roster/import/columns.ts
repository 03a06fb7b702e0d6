import type { SheetRow } from '#domain/office/sheet';
import { plainText } from '#domain/roster/import/text';

const BLOCKS = ['member1', 'member2', 'father', 'mother', 'carer'] as const;
export type AdultBlock = (typeof BLOCKS)[number];

const CHILD_HEADERS = {
  name: '姓名 学生姓名 儿童姓名 幼儿姓名 名字',
  sex: '性别',
  birthDate: '出生日期 出生年月日 出生年月 生日',
  idType: '身份证件类型 证件类型',
  idNumber: '身份证件号 身份证件号码 身份证号 身份证号码 学生身份证号 证件号码 证件号 公民身份号码',
  registerNumber: '学籍号 全国学籍号 学号 学籍编号',
  school: '学校 学校名称 就读学校 所在学校',
  grade: '年级 年级名称 就读年级',
  class: '班级 班级名称 班别 就读班级 班',
  enteredOn: '入学年月 入学时间 入学日期',
  boarding: '就读方式 是否住校 是否寄宿 住宿',
  registeredAddress: '户口所在地 户籍地址 户籍所在地 户口地址',
  address: '现住址 家庭住址 居住地址 现居住地 家庭现住址',
  homeAddress: '家庭地址',
  phone: '联系电话 家庭电话 电话 手机 手机号 联系方式',
  health: '健康状况',
  leftBehind: '是否留守儿童 留守儿童 留守',
  migrant: '进城务工人员随迁子女 是否进城务工人员随迁子女 随迁子女 是否随迁子女 是否随迁',
  orphan: '是否孤儿 孤儿',
  disability: '残疾类型 残疾人类型 残疾类别',
  hardship: '家庭经济困难 家庭困难类型 困难类型 脱贫户 建档立卡 特殊类别 贫困类型',
  township: '乡镇 乡(镇) 居住乡镇 现居住乡镇 街道',
  village: '村 居住村 现居住村 村社区 行政村 村名 村/社区',
  group: '组 村民小组 居住组 现居住组 小组 村组 社',
  registeredTownship: '户籍乡镇 户口乡镇',
  registeredVillage: '户籍村 户口所在村 户籍村社区',
  registeredGroup: '户籍组 户籍村民小组 户口所在组',
  householdNumber: '户编号 户号 家庭编号',
  householdHead: '户主 户主姓名',
} as const;

const UNIT_HEADERS = {
  level: '层级 机构层级 类型 单位类型 级别',
  name: '名称 机构名称 单位名称',
  parent: '上级 上级名称 上级单位 上级机构 所属单位',
  phone: '电话 联系电话 办公电话',
} as const;

const MEMBERS: Readonly<Record<AdultBlock, string>> = {
  member1:
    '家庭成员1 家庭成员一 成员1 成员一 监护人1 监护人一 第一监护人 家庭成员或监护人1 家庭成员或监护人一 家庭成员或监护人信息1 监护人 家长',
  member2:
    '家庭成员2 家庭成员二 成员2 成员二 监护人2 监护人二 第二监护人 家庭成员或监护人2 家庭成员或监护人二 家庭成员或监护人信息2',
  father: '父亲 爸爸',
  mother: '母亲 妈妈',
  carer: '受委托照护人 照护人 委托照护人 被委托照护人',
};
const MEMBER_PARTS = {
  name: '姓名 名字',
  relation: '关系 与学生关系 与儿童关系 与本人关系',
  guardian: '是否监护人',
  phone: '电话 联系电话 手机 手机号 手机号码',
} as const;

export type ChildField = keyof typeof CHILD_HEADERS;
type MemberPart = keyof typeof MEMBER_PARTS;
export type MemberField = `${AdultBlock}.${MemberPart}`;
export type ColumnName = ChildField | MemberField;
export type UnitField = keyof typeof UNIT_HEADERS;

const key = (text: string): string =>
  plainText(text)
    .replace(/[★*:、]/g, '')
    .replace(/\((?!镇\)).*?\)/g, '');

type Aliases<F extends string> = ReadonlyMap<string, F>;

function aliasesOf<F extends string>(headers: Readonly<Record<F, string>>): Map<string, F> {
  const entries = Object.entries<string>(headers) as [F, string][];
  return new Map(entries.flatMap(([field, words]) => words.split(' ').map((word): [string, F] => [key(word), field])));
}

function memberAliases(): [string, MemberField][] {
  const parts = Object.entries(MEMBER_PARTS) as [MemberPart, string][];
  return BLOCKS.flatMap((block) =>
    MEMBERS[block].split(' ').flatMap((owner) =>
      parts.flatMap(([part, words]) =>
        words.split(' ').flatMap((word): [string, MemberField][] => [
          [key(owner + word), `${block}.${part}`],
          // 姓名1, 关系2: the number behind.
          ...(/[12]$/.test(owner) && owner.startsWith('监护人')
            ? [[key(`监护人${word}${owner.slice(-1)}`), `${block}.${part}`] as [string, MemberField]]
            : []),
        ]),
      ),
    ),
  );
}

export const CHILD_ALIASES: Aliases<ColumnName> = new Map<string, ColumnName>([
  ...memberAliases(),
  ...aliasesOf(CHILD_HEADERS),
]);
export const UNIT_ALIASES: Aliases<UnitField> = aliasesOf(UNIT_HEADERS);

/** Where the columns are, and the first row of data. */
export interface Columns<F extends string = ColumnName> {
  readonly at: Readonly<Partial<Record<F, number>>>;
  /** Header texts by column, for the report. */
  readonly titles: readonly string[];
  /** Number of the last header row as the spreadsheet shows it. */
  readonly headerRow: number;
}

const ROWS_LOOKED_AT = 12;

function matched<F extends string>(titles: readonly string[], aliases: Aliases<F>): Partial<Record<F, number>> {
  const at: Partial<Record<F, number>> = {};
  for (const [column, title] of titles.entries()) {
    const field = aliases.get(key(title));
    if (field !== undefined && at[field] === undefined) {
      at[field] = column;
    }
  }
  return at;
}

const sizeOf = (at: object): number => Object.keys(at).length;

/** Two header rows as one: 家庭成员一 above 姓名 reads 家庭成员一姓名; where only one of them says something, that. */
function joined<F extends string>(above: SheetRow, below: SheetRow, aliases: Aliases<F>): string[] {
  const width = Math.max(above.cells.length, below.cells.length);
  return Array.from({ length: width }, (_, column) => {
    const [upper, lower] = [above.cells[column] ?? '', below.cells[column] ?? ''];
    if (lower.trim() === '' || upper.trim() === lower.trim()) {
      return upper;
    }
    return aliases.has(key(upper + lower)) || !aliases.has(key(lower)) ? upper + lower : lower;
  });
}

/**
 * 表头: the row (or two) among the first that names most of the known columns, `required` among them. Titles above it, notes and empty rows
 * do not matter. Null: no such row.
 */
export function findColumns<F extends string>(
  rows: readonly SheetRow[],
  aliases: Aliases<F>,
  required: readonly F[],
): Columns<F> | null {
  const candidates = rows.slice(0, ROWS_LOOKED_AT).flatMap((row, n) => {
    const next = rows[n + 1];
    const single = { at: matched(row.cells, aliases), titles: row.cells, headerRow: row.n };
    if (!next || matchesAsData(next, row)) {
      return [single];
    }
    const titles = joined(row, next, aliases);
    return [single, { at: matched(titles, aliases), titles, headerRow: next.n }];
  });
  const fit = candidates.filter(({ at }) => required.every((field) => at[field] !== undefined));
  return fit.reduce<Columns<F> | null>((best, one) => (best && sizeOf(best.at) >= sizeOf(one.at) ? best : one), null);
}

/** Whether `next` cannot be the second line of a header: it has a number cell, or fewer than two texts. */
function matchesAsData(next: SheetRow, row: SheetRow): boolean {
  const filled = next.cells.filter((cell) => cell.trim() !== '').length;
  return (next.numbers?.length ?? 0) > 0 || filled < 2 || next.n !== row.n + 1;
}

/** The titles of the empty template, in the order of the national form. */
export const TEMPLATE_TITLES: readonly string[] = [
  '姓名★',
  '性别★',
  '出生日期★',
  '身份证件类型',
  '身份证件号★',
  '学籍号',
  '学校',
  '年级★',
  '班级★',
  '入学年月',
  '就读方式★',
  '健康状况',
  '户口所在地',
  '现住址★',
  '联系电话★',
  '是否留守儿童',
  '进城务工人员随迁子女',
  '孤儿',
  '残疾类型',
  '家庭经济困难',
  '户籍乡镇',
  '户籍村',
  '户籍组',
  '居住乡镇',
  '居住村',
  '居住组',
  '户主',
  '户编号',
  '家庭成员1姓名★',
  '家庭成员1关系★',
  '家庭成员1是否监护人★',
  '家庭成员1联系电话★',
  '家庭成员2姓名',
  '家庭成员2关系',
  '家庭成员2是否监护人',
  '家庭成员2联系电话',
  '受委托照护人姓名',
  '受委托照护人关系',
  '受委托照护人联系电话',
];
export const UNIT_TITLES: readonly string[] = ['层级★', '名称★', '上级★', '电话'];
/** 工作人员: the columns of the staff sheet. */
export const STAFF_TITLES: readonly string[] = ['姓名★', '手机号★', '岗位★', '单位★', '上级单位'];
