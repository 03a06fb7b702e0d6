import { type DoorPlan, VILLAGE } from './door-plan';

/** Doors to what is done for a child who stays away. */
export const CASE_PLANS: readonly DoorPlan[] = [
  {
    group: 'daily',
    title: '今天去看谁',
    icon: 'list-checks',
    needs: 'cases.contact',
    on: ['class', 'township', ...VILLAGE],
    url: () => '/cases/list/index?filter=today',
    detail: '走失、超期、今天到期的',
  },
  {
    group: 'daily',
    title: '苗头',
    icon: 'heart-handshake',
    needs: 'cases.signs',
    url: (unit) => `/cases/signs/index?unit=${unit}`,
    detail: '要留心的孩子，先去家里看看',
  },
  {
    group: 'daily',
    title: '线索与个案',
    icon: 'triangle-alert',
    needs: 'cases.list',
    url: () => '/cases/list/index',
    count: (todo) => todo.leads,
    detail: '连续缺勤、失联和上报的孩子',
  },
  {
    group: 'daily',
    title: '强制报告',
    icon: 'lock',
    needs: 'cases.dangers',
    url: () => '/cases/danger/index',
    detail: '只有写进名单的人能看',
  },
  {
    group: 'daily',
    title: '缓学、休学',
    icon: 'hand-heart',
    needs: 'cases.deferrals',
    url: (unit) => `/cases/deferrals/index?unit=${unit}`,
    detail: '家长因孩子生病申请的',
  },
  {
    group: 'daily',
    title: '委托我们送达的',
    icon: 'send',
    needs: 'cases.entrustedServices',
    on: ['township'],
    url: () => '/cases/papers/entrusted/index',
    detail: '别的乡镇请我们送的文书',
  },
  {
    group: 'daily',
    title: '法制审核',
    icon: 'list-checks',
    needs: 'cases.reviews',
    url: () => '/cases/papers/reviews/index',
    detail: '转来审核的个案',
  },
];
