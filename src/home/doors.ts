import type { MyPost, Todo } from '#domain/accounts/me';
import type { UnitKind } from '#domain/jurisdiction';
import type { PermissionRow } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { IconName } from '../ui/icon';
import { CASE_PLANS } from './case-doors';
import { type DoorGroup, type DoorPlan, VILLAGE } from './door-plan';

/** A room of the product as it stands on the home screen of a post. */
export interface Door {
  readonly title: string;
  readonly icon: IconName;
  readonly url: string;
  /** What waits behind it; nothing is said where it is not known. */
  readonly count?: number | undefined;
  readonly detail?: string | undefined;
}

const GOVERNMENT: readonly UnitKind[] = ['township', ...VILLAGE];
const ABOVE_CLASS: readonly UnitKind[] = ['grade', 'school', 'centre', 'bureau', 'township', 'county'];
const OFFICES: readonly UnitKind[] = ['bureau', 'county'];

/** Every door, in the order in which it stands: what is done daily comes first. */
const PLANS: readonly DoorPlan[] = [
  {
    group: 'daily',
    title: '责任书',
    icon: 'pen-line',
    needs: 'letters.classProgress',
    on: ['class'],
    url: (unit) => `/letters/class/index?unit=${unit}`,
    count: (todo) => todo.unsigned,
    detail: '谁签了，谁还没签',
  },
  {
    group: 'daily',
    title: '我的岗位责任书',
    icon: 'file-text',
    needs: 'letters.atPost',
    url: () => '/letters/post/index',
    count: (todo) => todo.ownLetters,
    detail: '和上级签的，等我签的',
  },
  {
    group: 'daily',
    title: '家长码',
    icon: 'qr-code',
    needs: 'accounts.makeMeetingCode',
    on: ['class'],
    url: (unit) => `/accounts/meeting-code/index?unit=${unit}`,
    detail: '家长会时给家长扫',
  },
  {
    group: 'daily',
    title: '会议码',
    icon: 'qr-code',
    needs: 'accounts.makeMeetingCode',
    on: VILLAGE,
    url: (unit) => `/accounts/meeting-code/index?unit=${unit}`,
    detail: '开会时家长扫码签责任书',
  },
  {
    group: 'daily',
    title: '待确认的家长',
    icon: 'user-plus',
    needs: 'accounts.waitingBindings',
    on: ['class'],
    url: (unit) => `/accounts/waiting/index?unit=${unit}`,
    count: (todo) => todo.waiting,
  },
  {
    group: 'daily',
    title: '班级学生',
    icon: 'users-round',
    needs: 'roster.classChildren',
    on: ['class'],
    url: (unit) => `/roster/class/index?unit=${unit}`,
  },
  {
    group: 'daily',
    title: '委托照护告知',
    icon: 'hand-heart',
    needs: 'letters.entrusted',
    on: ['class', ...VILLAGE],
    url: (unit) => `/letters/entrust/index?unit=${unit}`,
    detail: '父母外出，谁在照顾孩子',
  },
  ...CASE_PLANS,
  {
    group: 'daily',
    title: '我的户',
    icon: 'house',
    needs: 'roster.myHouseholds',
    on: VILLAGE,
    url: () => '/roster/households/index',
  },
  {
    group: 'daily',
    title: '看板',
    icon: 'sheet',
    needs: 'statistics.board',
    on: [...ABOVE_CLASS, ...VILLAGE],
    url: (unit) => `/statistics/board/index?unit=${unit}`,
    detail: '学生、到校、签订、线索',
  },
  {
    group: 'daily',
    title: '今天没到校',
    icon: 'calendar-days',
    needs: 'attendance.absent',
    on: [...ABOVE_CLASS, ...VILLAGE],
    url: (unit) => `/attendance/absent/index?unit=${unit}`,
  },
  {
    group: 'daily',
    title: '各班点名',
    icon: 'list-checks',
    needs: 'attendance.classes',
    on: ['grade', 'school'],
    url: () => '/attendance/roll-call/index',
  },
  {
    group: 'daily',
    title: '责任书进度',
    icon: 'pen-line',
    needs: 'letters.unsigned',
    on: [...ABOVE_CLASS, ...GOVERNMENT],
    url: (unit) => `/letters/progress/index?unit=${unit}`,
  },
  {
    group: 'daily',
    title: '签订工作',
    icon: 'send',
    needs: 'letters.campaigns',
    on: ['county', 'bureau', 'school', 'class', 'township', ...VILLAGE],
    url: () => '/letters/campaigns/index',
    detail: '发起、看进度、提醒、延期',
  },
  {
    group: 'daily',
    title: '查找学生',
    icon: 'search',
    needs: 'roster.search',
    on: [...ABOVE_CLASS, ...VILLAGE],
    url: () => '/roster/search/index',
  },
  {
    group: 'daily',
    title: '上报不在册的孩子',
    icon: 'user-plus',
    needs: 'roster.reportUnlisted',
    on: GOVERNMENT,
    url: () => '/roster/unlisted/index',
  },
  {
    group: 'setup',
    title: '启用步骤',
    icon: 'list-checks',
    needs: 'county.onboarding',
    on: OFFICES,
    url: () => '/county/setup/index',
  },
  {
    group: 'setup',
    title: '导入学生名册',
    icon: 'upload',
    needs: 'roster.planImport',
    url: () => '/roster/import/index?kind=children',
  },
  { group: 'setup', title: '工作人员', icon: 'id-card', needs: 'accounts.staff', url: () => '/accounts/staff/index' },
  {
    group: 'setup',
    title: '组织',
    icon: 'landmark',
    needs: 'roster.saveUnit',
    on: OFFICES,
    url: () => '/county/units/index',
  },
  {
    group: 'setup',
    title: '校历',
    icon: 'calendar-days',
    needs: 'county.saveCalendar',
    url: () => '/county/calendar/index',
  },
  {
    group: 'setup',
    title: '放假安排',
    icon: 'calendar-days',
    needs: 'county.saveHolidays',
    url: () => '/county/holidays/index',
  },
  {
    group: 'setup',
    title: '责任书模板',
    icon: 'file-text',
    needs: 'letters.saveTemplate',
    url: () => '/letters/templates/index',
  },
  {
    group: 'setup',
    title: '文书样式',
    icon: 'file-text',
    needs: 'cases.savePaperTemplate',
    on: ['county'],
    url: () => '/cases/papers/wordings/index',
  },
  {
    group: 'setup',
    title: '预警标准',
    icon: 'settings',
    needs: 'county.savePolicy',
    url: () => '/county/policy/index',
  },
];

/** The doors of a post, from the one permission table and the level it stands on. */
export function doorsOf(group: DoorGroup, post: MyPost, todo: Todo): Door[] {
  return PLANS.filter((plan) => {
    const { needs, on } = plan;
    const row: PermissionRow = PERMISSIONS[needs];
    const stands = !plan.rare || (plan.count?.(todo) ?? 0) > 0;
    return plan.group === group && row[post.role] !== undefined && (on?.includes(post.unitKind) ?? true) && stands;
  }).map(({ title, icon, url, count, detail }) => ({
    title,
    icon,
    url: url(encodeURIComponent(post.unit)),
    count: count?.(todo) ?? undefined,
    detail,
  }));
}

/** Whether this post calls the roll of a class. */
export function callsRoll(post: MyPost): boolean {
  const row: PermissionRow = PERMISSIONS['attendance.submit'];
  return post.unitKind === 'class' && row[post.role] !== undefined;
}
