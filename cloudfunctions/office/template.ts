import { UNIT_KINDS } from '#domain/jurisdiction';
import { TEMPLATE_KINDS, type TemplateKind } from '#domain/office/api';
import { POSTS } from '#domain/posts';
import { STAFF_TITLES, TEMPLATE_TITLES, UNIT_TITLES } from '#domain/roster/import/columns';
import { keepMade } from '../kit/files';
import type { Reading } from '../kit/handler';
import { ownScope } from './own-scope';
import { templateRequest } from './requests';
import { type RowToWrite, type SheetToWrite, writeWorkbook } from './sheet-writer';

const EMPTY_ROWS = 200;

type Explained = readonly [column: string, how: string];

const CHILDREN: readonly Explained[] = [
  ['★', '带 ★ 的列必须填'],
  ['身份证件号', '18 位，单元格先设为文本再粘贴；没有身份证的填学籍号'],
  ['出生日期', '2015-03-05、20150305、2015年3月5日 都可以'],
  ['性别', '1 男，2 女；或直接写男、女'],
  ['年级、班级', '年级写七年级或 7；班级写 2班 或 七(2)班'],
  ['就读方式', '1 走读，2 住校'],
  ['健康状况', '10 健康或良好，20 一般或较弱，30 慢性病，40 生理缺陷，50 残疾'],
  ['是否留守儿童', '0 非留守，1 单亲留守（父母一方外出），2 双亲留守'],
  ['家庭经济困难', '脱贫户、监测对象、低保、特困；没有就空着'],
  ['户籍、居住', '按本县的乡镇、村、组填写；不在本县的空着，写清地址'],
  ['家庭成员', '第一位写主要监护人；是否监护人填是或否；电话填能联系上的手机号'],
  ['受委托照护人', '父母外出时委托照护孩子的人，没有就空着'],
];
const UNITS: readonly Explained[] = [
  ['★', '带 ★ 的列必须填'],
  ['层级', '乡镇、村、组、中心校、学校、年级、班'],
  ['名称', '乡镇、村、学校写全称；年级写 七年级；班写 1班 或 七(1)班'],
  ['上级', '上一级的名称，上级要写在它的前面。乡镇的上级写县；学校的上级写县教育局，有中心校的写中心校'],
  ['上级重名时', '连上面一级一起写：组的上级写 大坪镇/青石村，班的上级写 石门小学/七年级'],
  ['年级和班', '可以不写：导入学生名册时会按名册建好'],
];

const STAFF: readonly Explained[] = [
  ['手机号', '与本人微信绑定的手机号一致'],
  ['岗位', '名称见“岗位”表，一字不差'],
  ['单位', '和“组织”里的名称一致。班主任写班，如 七(1)班；村干部写村'],
  ['上级单位', '单位有重名时写：班写 石门小学/七年级，村写乡镇，组写 大坪镇/青石村'],
];

/** Which post stands where, a line each: some titles have a 、 of their own. */
const POST_ROWS: readonly Explained[] = Object.values(POSTS).map(({ title, units }) => [
  title,
  units.map((kind) => UNIT_KINDS[kind].title).join('、'),
]);

const lines = (explained: readonly Explained[]): RowToWrite[] => explained.map((cells) => ({ cells }));

const MADE: Readonly<
  Record<
    TemplateKind,
    {
      readonly titles: readonly string[];
      readonly explained: readonly Explained[];
      readonly more?: readonly SheetToWrite[];
    }
  >
> = {
  children: { titles: TEMPLATE_TITLES, explained: CHILDREN },
  units: { titles: UNIT_TITLES, explained: UNITS },
  staff: {
    titles: STAFF_TITLES,
    explained: STAFF,
    more: [{ name: '岗位', header: ['岗位', '设在哪一级单位'], rows: lines(POST_ROWS) }],
  },
};

/** 模板: the columns to fill, text cells throughout, and a second sheet that says how. */
export function templateWorkbook(kind: TemplateKind): Promise<Buffer> {
  const { titles, explained, more = [] } = MADE[kind];
  return writeWorkbook([
    { name: TEMPLATE_KINDS[kind].replace('模板', ''), header: titles, rows: [], emptyRows: EMPTY_ROWS },
    { name: '填写说明', header: ['列', '怎么填'], rows: lines(explained) },
    ...more,
  ]);
}

export const template: Reading<'office.template'> = {
  request: templateRequest,
  scope: ownScope,
  async read(call, { kind }) {
    const address = await keepMade(call, await templateWorkbook(kind));
    return { ...address, name: `${TEMPLATE_KINDS[kind]}.xlsx` };
  },
};
