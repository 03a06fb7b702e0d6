import type { Post } from '#domain/accounts/documents';
import type { Case } from '#domain/cases/documents';
import { byPressure, isAmong, isOverdue, isTermOver, type Looking } from '#domain/cases/listing';
import { STATE_TITLES } from '#domain/cases/machine';
import { stateSince } from '#domain/cases/state-since';
import { CLOCKS, type ClockName } from '#domain/clock/clocks';
import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import { type Instant, lastDayBefore } from '#domain/plain-date';
import { POSTS } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import { maskedId, maskedName } from '#domain/roster/mask';
import { logAccess } from '../kit/access-log';
import { keepMade } from '../kit/files';
import type { Asking, Call, Reading } from '../kit/handler';
import { lateReferrals, openUnder } from '../kit/open-cases';
import { readMany } from '../kit/read-many';
import { decrypt } from '../kit/secrets';
import { caseListRequest } from './requests';
import { writeWorkbook } from './sheet-writer';

const ROWS_CAP = 5000;
const VILLAGE_AT = 2;
const HEADER = [
  '姓名',
  '学校',
  '年级',
  '班级',
  '学籍号',
  '乡镇',
  '村',
  '责任人',
  '状态',
  '这个状态从哪天起',
  '走失',
  '立线索日期',
  '第几轮',
  '联系次数',
  '其中家访',
  '最近联系',
  '法定期限',
  '法定期限到哪天',
  '通知书期限已过',
  '下一个期限',
  '到哪天',
  '是否超期',
] as const;

const YES = '是';

interface Known {
  readonly children: ReadonlyMap<string, Child>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly isNamed: boolean;
}

/** 学校, 年级, 班级 of the child; empty where it is on no roll. */
function placeCells(child: Child | undefined, units: Known['units']): string[] {
  const along = unitsOf(child?.eduPath ?? '').flatMap((id) => units.get(id) ?? []);
  const of = (kind: Unit['kind']): string => along.find((unit) => unit.kind === kind)?.name ?? '';
  return [of('school'), of('grade'), child?.className ?? ''];
}

/** 学籍号 tells two of one name apart: masked for everybody, since the roster shows it one at a time only, with a reason. */
const numberCell = (child: Child | undefined): string =>
  child?.registerNumber
    ? maskedId(decrypt(child.registerNumber, { collection: 'children', field: 'registerNumber', id: child._id }))
    : '';

function responsibleCell(id: string | null, { posts, units }: Known): string {
  const post = id === null ? undefined : posts.get(id);
  return post ? [units.get(post.unit)?.name, POSTS[post.role].title, post.name].filter(Boolean).join(' ') : '';
}

const termCells = (clock: ClockName | null | undefined, dueAt: Instant | null | undefined): [string, string] => [
  clock ? CLOCKS[clock].title : '',
  typeof dueAt === 'number' ? lastDayBefore(dueAt) : '',
];

function cellsOf(one: Case, known: Known, call: Call): string[] {
  const { children, units, isNamed } = known;
  const child = children.get(one.child);
  const [, township = '', village = ''] = unitsOf(one.dutyPath ?? '');
  const name = child?.name ?? '';
  return [
    isNamed ? name : maskedName(name),
    ...placeCells(child, units),
    isNamed ? numberCell(child) : '',
    units.get(township)?.name ?? '',
    units.get(village)?.name ?? '',
    responsibleCell(one.assignee, known),
    STATE_TITLES[one.state],
    stateSince(one),
    one.urgent ? YES : '',
    one.openedOn,
    String(one.round),
    String(one.contacts),
    String(one.homeVisits),
    one.lastContactOn ?? '',
    ...termCells(one.legalClock, one.legalDueAt),
    isTermOver(one, call.now) ? YES : '',
    ...(one.urgent ? ['现在就联系', ''] : termCells(one.nextClock, one.nextDueAt)),
    isOverdue(one, call.now) ? YES : '',
  ];
}

/** Whoever works on cases reads the names on the screen too; who inspects gets the sheet without them. */
const isNamedFor = ({ post }: Call): boolean =>
  post !== null && (PERMISSIONS['cases.plan'][post.role] ?? PERMISSIONS['cases.confirm'][post.role]) !== undefined;

async function knownOf(call: Call, cases: readonly Case[]): Promise<Known> {
  const { store } = call;
  const [children, posts] = await Promise.all([
    readMany(store, 'children', [...new Set(cases.map((one) => one.child))]),
    readMany(store, 'posts', [...new Set(cases.flatMap((one) => one.assignee ?? []))]),
  ]);
  const places = [
    ...cases.flatMap((one) => unitsOf(one.dutyPath ?? '').slice(1, VILLAGE_AT + 1)),
    ...children.flatMap(({ eduPath }) => unitsOf(eduPath ?? '')),
    ...posts.map(({ unit }) => unit),
  ];
  const units = await readMany(store, 'units', [...new Set(places)]);
  return {
    children: new Map(children.map((child) => [child._id, child])),
    posts: new Map(posts.map((post) => [post._id, post])),
    units: new Map(units.map((unit) => [unit._id, unit])),
    isNamed: isNamedFor(call),
  };
}

const unitAsked = async ({ store, post }: Asking | Call, id: string | undefined): Promise<Unit | null> =>
  store.read('units', id ?? post?.unit ?? '');

/** 导出在办个案 of a unit, as the list shows them; that it was done stands in the access log. */
export const caseList: Reading<'office.caseList'> = {
  request: caseListRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, { unit: asked, filter = 'open', state, clock, place }) {
    const unit = found(await unitAsked(call, asked));
    const [open, late] = await Promise.all([openUnder(call.store, unit), lateReferrals(call)]);
    const looking: Looking = { now: call.now, post: call.post?.id, unit, lateReferrals: late };
    const cases = open
      .filter((one) => isAmong(one, { filter, state, clock, place }, looking))
      .sort(byPressure(call.now))
      .slice(0, ROWS_CAP);
    const known = await knownOf(call, cases);
    await logAccess(call.store, call, {
      child: null,
      fields: ['cases'],
      reason: `导出${unit.name}在办个案 ${cases.length} 个`,
    });
    const rows = cases.map((one) => ({ cells: cellsOf(one, known, call) }));
    const content = await writeWorkbook([{ name: '在办个案', header: HEADER, rows }]);
    return { ...(await keepMade(call, content)), name: `${unit.name}在办个案${call.today}.xlsx`, rows: rows.length };
  },
};
