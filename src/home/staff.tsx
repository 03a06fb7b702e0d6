import type { Me, MyPost, Todo } from '#domain/accounts/me';
import type { UnitKind } from '#domain/jurisdiction';
import { spokenDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';
import { BigButton } from '../ui/big-button';
import { Notice } from '../ui/notice';
import { type Door, Doors, go, inboxDoor, meDoor } from './doors';

const count = (n: number | null, word: string, tone: 'act' | 'warn' | 'danger' = 'act'): Door['waits'] =>
  n ? { tone, word: `${n >= 99 ? '99+' : n} ${word}` } : undefined;

const here = (url: string, unit: string): string => `${url}?unit=${encodeURIComponent(unit)}`;

function rollDoor({ todo }: Me, unit: string): Door {
  const waits = todo.schoolDay && todo.rollTaken === false ? ({ tone: 'warn', word: '还没点' } as const) : undefined;
  return { icon: 'list-checks', title: '今日点名', url: here('/attendance/roll-call/index', unit), waits };
}

/** What can be opened on a class, by its teachers. */
function classDoors(me: Me, { unit, role }: MyPost): Door[] {
  const roll = rollDoor(me, unit);
  if (role === 'rollCaller' || role === 'subjectTeacher') {
    return [roll];
  }
  return [
    roll,
    {
      icon: 'file-text',
      title: '班级责任书',
      url: here('/letters/class/index', unit),
      waits: count(me.todo.unsigned, '份没签'),
    },
    { icon: 'qr-code', title: '家长码', url: here('/accounts/class-code/index', unit) },
    {
      icon: 'user-plus',
      title: '待确认的家长',
      url: here('/accounts/waiting/index', unit),
      waits: count(me.todo.waiting, '人'),
    },
    { icon: 'users-round', title: '我的班级', url: `/roster/class/index?unit=${encodeURIComponent(unit)}` },
    leadsDoor(me.todo),
  ];
}

const leadsDoor = (todo: Todo): Door => ({
  icon: 'triangle-alert',
  title: '线索和个案',
  url: '/cases/list/index',
  waits: count(todo.leads, '件', 'warn'),
});
const boardDoor = (unit: string): Door => ({
  icon: 'landmark',
  title: '看板',
  url: here('/statistics/board/index', unit),
});
const staffDoor: Door = {
  icon: 'id-card',
  title: '工作人员',
  detail: '名单、交接、邀请',
  url: '/accounts/staff/index',
};
const searchDoor: Door = { icon: 'search', title: '查找孩子', url: '/roster/search/index' };

function schoolDoors(me: Me, { unit, role }: MyPost): Door[] {
  const absent: Door = {
    icon: 'clock',
    title: '今天没到校',
    url: here('/attendance/absent/index', unit),
    waits: count(me.todo.absent, '人', 'warn'),
  };
  const roll: Door = { icon: 'list-checks', title: '各班点名', url: here('/attendance/roll-call/index', unit) };
  const letters: Door = { icon: 'file-text', title: '没签的责任书', url: here('/letters/progress/index', unit) };
  const common = [boardDoor(unit), absent, roll, letters, leadsDoor(me.todo), searchDoor];
  if (role === 'principal') {
    return [...common, staffDoor, { icon: 'calendar-days', title: '校历', url: here('/county/calendar/index', unit) }];
  }
  if (role === 'rosterClerk') {
    return [searchDoor, { icon: 'upload', title: '导入学生名册', url: '/roster/import/index' }, boardDoor(unit)];
  }
  return common;
}

function villageDoors(me: Me, { unit, role }: MyPost): Door[] {
  const doors: Door[] = [
    { icon: 'house', title: '我的户', detail: '今天没到校的、没签责任书的', url: '/roster/households/index' },
    { icon: 'user-plus', title: '上报名册上没有的孩子', url: '/roster/unlisted/index' },
    leadsDoor(me.todo),
    { icon: 'file-text', title: '没签的责任书', url: here('/letters/progress/index', unit) },
    boardDoor(unit),
  ];
  return role === 'villageHead' ? [...doors, staffDoor] : doors;
}

function townshipDoors(me: Me, { unit }: MyPost): Door[] {
  return [
    leadsDoor(me.todo),
    boardDoor(unit),
    { icon: 'clock', title: '今天没到校', url: here('/attendance/absent/index', unit) },
    { icon: 'file-text', title: '没签的责任书', url: here('/letters/progress/index', unit) },
    { icon: 'house', title: '村组和住户', url: '/roster/households/index' },
    { icon: 'user-plus', title: '上报名册上没有的孩子', url: '/roster/unlisted/index' },
    searchDoor,
    staffDoor,
  ];
}

/** Posts that set the product up. */
const OFFICE: readonly Role[] = ['bureauOfficer', 'systemAdmin'];

function officeDoors(me: Me, { unit, role }: MyPost): Door[] {
  const setup: Door = {
    icon: 'settings',
    title: '启用步骤',
    detail: '组织、校历、标准、名册、人员',
    url: '/county/setup/index',
  };
  if (role === 'systemAdmin') {
    return [setup, staffDoor];
  }
  const doors = [boardDoor(unit), leadsDoor(me.todo), searchDoor];
  return OFFICE.includes(role)
    ? [...doors, setup, staffDoor, { icon: 'upload', title: '导入学生名册', url: '/roster/import/index' }]
    : doors;
}

const DOORS: Readonly<Record<UnitKind, (me: Me, post: MyPost) => Door[]>> = {
  class: classDoors,
  grade: schoolDoors,
  school: schoolDoors,
  centre: schoolDoors,
  group: villageDoors,
  village: villageDoors,
  township: townshipDoors,
  bureau: officeDoors,
  county: officeDoors,
};

/** The first thing to do at this post today. */
function Next({ me, post }: { me: Me; post: MyPost }) {
  const { todo } = me;
  if (todo.urgent > 0) {
    return (
      <BigButton icon="octagon-alert" says="有孩子可能走失，请先处理。" onPress={() => go('/reminders/inbox/index')}>
        看 {todo.urgent} 条紧急消息
      </BigButton>
    );
  }
  if (post.unitKind === 'class' && todo.schoolDay && todo.rollTaken === false) {
    return (
      <BigButton
        icon="list-checks"
        says="全到的话，两下就好。"
        onPress={() => go(here('/attendance/roll-call/index', post.unit))}
      >
        开始点名
      </BigButton>
    );
  }
  return todo.schoolDay === false ? <Notice tone="calm" title="今天不上课" /> : null;
}

/** 工作人员首页: the doors of the acting post, with what waits behind each. */
export function StaffHome({ me, post }: { readonly me: Me; readonly post: MyPost }) {
  return (
    <>
      <Next me={me} post={post} />
      <Doors title={spokenDate(me.today)} doors={DOORS[post.unitKind](me, post)} />
      <Doors doors={[inboxDoor(me.todo), meDoor]} />
    </>
  );
}
