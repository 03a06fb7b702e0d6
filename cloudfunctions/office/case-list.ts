import type { Case } from '#domain/cases/documents';
import { byPressure, isAmong, isOverdue, type Looking } from '#domain/cases/listing';
import { STATE_TITLES } from '#domain/cases/machine';
import { CLOCKS } from '#domain/clock/clocks';
import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import { dayOf } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { maskedName } from '#domain/roster/mask';
import { logAccess } from '../kit/access-log';
import { keepMade } from '../kit/files';
import type { Asking, Call, Reading } from '../kit/handler';
import { lateReferrals, openUnder } from '../kit/open-cases';
import { readMany } from '../kit/read-many';
import { caseListRequest } from './requests';
import { writeWorkbook } from './sheet-writer';

const ROWS_CAP = 5000;
const VILLAGE_AT = 2;
const HEADER = [
  '姓名',
  '班级',
  '乡镇',
  '村',
  '状态',
  '走失',
  '立线索日期',
  '第几轮',
  '联系次数',
  '其中家访',
  '最近联系',
  '下一个期限',
  '到期日',
  '是否超期',
] as const;

const YES = '是';

interface Known {
  readonly children: ReadonlyMap<string, Child>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly isNamed: boolean;
}

function cellsOf(one: Case, { children, units, isNamed }: Known, call: Call): string[] {
  const child = children.get(one.child);
  const [, township = '', village = ''] = unitsOf(one.dutyPath ?? '');
  const name = child?.name ?? '';
  return [
    isNamed ? name : maskedName(name),
    child?.className ?? '',
    units.get(township)?.name ?? '',
    units.get(village)?.name ?? '',
    STATE_TITLES[one.state],
    one.urgent ? YES : '',
    one.openedOn,
    String(one.round),
    String(one.contacts),
    String(one.homeVisits),
    one.lastContactOn ?? '',
    one.nextClock === null ? '' : CLOCKS[one.nextClock].title,
    one.nextDueAt === null ? '' : dayOf(one.nextDueAt),
    isOverdue(one, call.now) ? YES : '',
  ];
}

/** Whoever works on cases reads the names on the screen too; who inspects gets the sheet without them. */
const isNamedFor = ({ post }: Call): boolean =>
  post !== null && (PERMISSIONS['cases.plan'][post.role] ?? PERMISSIONS['cases.confirm'][post.role]) !== undefined;

async function knownOf(call: Call, cases: readonly Case[]): Promise<Known> {
  const places = cases.flatMap((one) => unitsOf(one.dutyPath ?? '').slice(1, VILLAGE_AT + 1));
  const [children, units] = await Promise.all([
    readMany(call.store, 'children', [...new Set(cases.map((one) => one.child))]),
    readMany(call.store, 'units', [...new Set(places)]),
  ]);
  return {
    children: new Map(children.map((child) => [child._id, child])),
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
