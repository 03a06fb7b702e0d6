import type { StepFigure } from '#domain/county/api';
import type { County, OnboardingStep } from '#domain/county/documents';
import { offeredHolidays } from '#domain/county/national-holidays';
import type { UnitKind } from '#domain/jurisdiction';
import { type PlainDate, schoolYearOf } from '#domain/plain-date';
import { inForce, packOf, policyRows } from '#domain/policy/rows';
import type { Role } from '#domain/posts';
import { termPeriod } from '#domain/statistics/targets';
import type { Call } from '../kit/handler';
import { calendarsFor } from '../kit/rulebook';
import { calendarId } from './calendar';
import { versionsOf } from './policy';

const UNITS_CAP = 1000;
const POST_PAGES = 6;

/** What a step has and lacks, from the documents as they are. */
export interface Standing {
  readonly figures: readonly StepFigure[];
  readonly missing: readonly string[];
}

const figure = (label: string, value: number, unit: string): StepFigure => ({ label, value, unit });

/** Units of a kind; a thousand stands for that and more. */
async function unitsOfKind(
  { store, county }: Call,
  kind: UnitKind,
): Promise<readonly { readonly _id: string; readonly path: string }[]> {
  const { items } = await store.page('units', { equal: { county, kind }, range: { key: 'path' }, limit: UNITS_CAP });
  return items;
}

/** The two trees by kind, read once for the steps that need them. */
export interface Trees {
  readonly schools: readonly { readonly _id: string; readonly path: string }[];
  readonly classes: readonly { readonly _id: string; readonly path: string }[];
  readonly townships: readonly { readonly _id: string }[];
  readonly villages: readonly { readonly _id: string }[];
}

export async function treesOf(call: Call): Promise<Trees> {
  const [schools, classes, townships, villages] = await Promise.all([
    unitsOfKind(call, 'school'),
    unitsOfKind(call, 'class'),
    unitsOfKind(call, 'township'),
    unitsOfKind(call, 'village'),
  ]);
  return { schools, classes, townships, villages };
}

const lacking = (count: number, words: string): string[] => (count > 0 ? [words] : []);

function unitsStep({ schools, classes, townships, villages }: Trees): Standing {
  const bare = schools.filter((school) => !classes.some((one) => one.path.startsWith(school.path)));
  return {
    figures: [
      figure('乡镇', townships.length, '个'),
      figure('村', villages.length, '个'),
      figure('学校', schools.length, '所'),
      figure('班级', classes.length, '个'),
    ],
    missing: [
      ...lacking(townships.length === 0 ? 1 : 0, '还没有乡镇，请在组织里建立，或随表导入。'),
      ...lacking(schools.length === 0 ? 1 : 0, '还没有学校，请在组织里建立。'),
      ...lacking(schools.length > 0 ? bare.length : 0, `有 ${bare.length} 所学校还没有班级，导入学生名册时会一起建。`),
    ],
  };
}

async function calendarStep(call: Call, county: County): Promise<Standing> {
  const year = schoolYearOf(call.today);
  const calendar = await call.store.read('calendars', calendarId(county.educationRoot, year));
  // Years whose arrangement no table knows: only the office can say, so it is asked for until it has said something.
  const unblessed = offeredHolidays(year).unverified.filter(
    (one) => calendar !== null && !calendar.holidays.some((range) => range.from.startsWith(one)),
  );
  return {
    figures: [
      figure('学期', calendar?.terms.length ?? 0, '个'),
      figure('节假日', calendar?.holidays.length ?? 0, '段'),
      figure('补课', calendar?.makeUpDays.length ?? 0, '天'),
    ],
    missing: [
      ...lacking(calendar ? 0 : 1, `${year} 学年还没有校历，点名和预警都不能开始。`),
      ...unblessed.map((one) => `${one} 年的节假日还没有填，请按国务院的放假通知填写。`),
    ],
  };
}

async function policyStep(call: Call): Promise<Standing> {
  const current = inForce(await versionsOf(call), call.today);
  const pack = current && packOf(current.base);
  const rows = current && pack ? policyRows(pack, current.overrides) : [];
  const open = rows.filter((row) => row.unverified).length;
  return {
    figures: [
      figure('标准', rows.length, '项'),
      figure('县里改过', current?.overrides.length ?? 0, '项'),
      figure('待核对', open, '项'),
    ],
    missing: lacking(current ? 0 : 1, '还没有预警标准，请先保存一版。'),
  };
}

async function rosterStep(call: Call, county: County): Promise<Standing> {
  const calendars = await calendarsFor(call.store, `${county.educationRoot}/`, call.today);
  const period = calendars.length > 0 ? termPeriod(calendars, call.today) : null;
  const node = period === null ? null : await call.store.read('nodes', `roster:${county.educationRoot}:${period}`);
  const { items } = await call.store.page('children', {
    equal: { county: call.county },
    range: { key: 'pinyin' },
    limit: 1,
  });
  return {
    figures: [figure('在册学生', node?.counts['enrolled'] ?? 0, '人')],
    missing: lacking(items.length === 0 ? 1 : 0, '还没有学生。请各校导入学籍系统的表。'),
  };
}

interface Held {
  readonly unit: string;
  readonly role: Role;
  readonly waiting: boolean;
}

async function postsOf(call: Call, today: PlainDate): Promise<Held[]> {
  const held: Held[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < POST_PAGES; n += 1) {
    const page: Awaited<ReturnType<typeof call.store.page<'posts'>>> = await call.store.page('posts', {
      equal: { county: call.county },
      range: { key: 'path' },
      limit: UNITS_CAP,
      cursor,
    });
    for (const { unit, role, holder, name, to } of page.items) {
      if ((to === null || today <= to) && (holder !== null || name !== '')) {
        held.push({ unit, role, waiting: holder === null });
      }
    }
    cursor = page.cursor;
    if (cursor === null) {
      break;
    }
  }
  return held;
}

async function staffStep(call: Call, { schools, classes, villages }: Trees): Promise<Standing> {
  const posts = await postsOf(call, call.today);
  const has = (role: Role): ReadonlySet<string> =>
    new Set(posts.filter((one) => one.role === role).map((one) => one.unit));
  const without = (units: readonly { readonly _id: string }[], role: Role): number => {
    const there = has(role);
    return units.filter((unit) => !there.has(unit._id)).length;
  };
  const noTeacher = without(classes, 'classTeacher');
  const noPrincipal = without(schools, 'principal');
  const noHead = without(villages, 'villageHead');
  return {
    figures: [
      figure('岗位', posts.length, '个'),
      figure('已绑定', posts.filter((one) => !one.waiting).length, '个'),
      figure('等待绑定', posts.filter((one) => one.waiting).length, '个'),
    ],
    missing: [
      ...lacking(noTeacher, `有 ${noTeacher} 个班没有班主任。`),
      ...lacking(noPrincipal, `有 ${noPrincipal} 所学校没有校长。`),
      ...lacking(noHead, `有 ${noHead} 个村没有村党支部书记、村委会主任。`),
    ],
  };
}

async function lettersStep(call: Call, county: County): Promise<Standing> {
  const { items } = await call.store.page('campaigns', {
    equal: { county: call.county },
    range: { key: 'path', under: `${county.educationRoot}/` },
    limit: UNITS_CAP,
  });
  const open = items.filter((one) => one.state === 'open' && one.until >= call.today);
  return {
    figures: [figure('正在签订', open.length, '次')],
    missing: lacking(items.length === 0 ? 1 : 0, '还没有班级发起责任书。由班主任发起，家长扫码签。'),
  };
}

async function trialStep(call: Call): Promise<Standing> {
  const list = await call.store.read('onboarding', call.county);
  return {
    figures: [],
    missing: lacking(list?.trial ? 0 : 1, '还没有试发过。'),
  };
}

/** Each of the seven steps, in the order of the issue. */
export async function standingOf(call: Call, county: County): Promise<Readonly<Record<OnboardingStep, Standing>>> {
  const trees = await treesOf(call);
  const [calendar, policy, roster, staff, letters, trial] = await Promise.all([
    calendarStep(call, county),
    policyStep(call),
    rosterStep(call, county),
    staffStep(call, trees),
    lettersStep(call, county),
    trialStep(call),
  ]);
  return { units: unitsStep(trees), calendar, policy, roster, staff, letters, trial };
}
