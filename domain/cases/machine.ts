import type { CASE_STATES, CaseState } from '#domain/cases/documents';

/**
 * 个案状态表: what can be done in which state and where it leads. The one table: the server refuses by it and the screens offer by it.
 * The states follow R13, R14, R73 and 《义务教育法》第五十八条; exclusion and closing need a second person.
 */
export const CASE_ACTIONS = {
  report: { title: '上报线索', built: true },
  assign: { title: '指派包保责任人', built: true },
  contact: { title: '记一次联系', built: true },
  verify: { title: '开始核实', built: false },
  exclude: { title: '排除', built: false },
  suspect: { title: '列为疑似辍学', built: false },
  confirm: { title: '认定辍学', built: false },
  persuade: { title: '开始劝返', built: false },
  issueNotice: { title: '制发通知书', built: false },
  serveNotice: { title: '登记送达', built: false },
  review: { title: '法制审核', built: false },
  decide: { title: '作出决定', built: false },
  bringToCourt: { title: '移送、起诉', built: false },
  transfer: { title: '移交外地', built: false },
  bounce: { title: '移交退回', built: false },
  suspend: { title: '缓学、休学', built: false },
  expire: { title: '缓学、休学到期', built: false },
  loseTrack: { title: '登记失联', built: false },
  find: { title: '找到孩子', built: false },
  returned: { title: '登记返校', built: false },
  relapse: { title: '再次辍学', built: false },
  close: { title: '销号', built: false },
  reopen: { title: '重新打开', built: false },
  end: { title: '超过义务教育年龄', built: false },
} as const satisfies Record<string, { title: string; built: boolean }>;
export type CaseAction = keyof typeof CASE_ACTIONS;

type Moves = Readonly<Partial<Record<CaseAction, CaseState>>>;

/** What every open case allows, on the way to anywhere: the state stays, or leaves for where it may come back from. */
const ALWAYS = (state: CaseState): Moves => ({
  report: state,
  assign: state,
  contact: state,
  transfer: 'transferred',
  suspend: 'suspended',
  loseTrack: 'unreachable',
  end: 'ended',
});

/** State → action → state. A pair that is not here is refused. */
export const CASE_MOVES: Readonly<Record<CaseState, Moves>> = {
  none: { report: 'lead' },
  lead: { ...ALWAYS('lead'), verify: 'verifying' },
  verifying: { ...ALWAYS('verifying'), exclude: 'excluded', suspect: 'suspected' },
  suspected: { ...ALWAYS('suspected'), confirm: 'dropped', returned: 'followUp' },
  dropped: { ...ALWAYS('dropped'), persuade: 'persuading', returned: 'followUp' },
  persuading: { ...ALWAYS('persuading'), issueNotice: 'noticeIssued', returned: 'followUp' },
  noticeIssued: { ...ALWAYS('noticeIssued'), serveNotice: 'noticeServed', returned: 'followUp' },
  noticeServed: { ...ALWAYS('noticeServed'), review: 'enforcementReview', returned: 'followUp' },
  enforcementReview: {
    ...ALWAYS('enforcementReview'),
    persuade: 'persuading',
    decide: 'decision',
    returned: 'followUp',
  },
  decision: { ...ALWAYS('decision'), bringToCourt: 'court', returned: 'followUp' },
  court: { ...ALWAYS('court'), persuade: 'persuading', returned: 'followUp' },
  transferred: { report: 'transferred', assign: 'transferred', contact: 'transferred', bounce: 'verifying' },
  suspended: { report: 'suspended', assign: 'suspended', contact: 'suspended', expire: 'verifying' },
  unreachable: {
    report: 'unreachable',
    assign: 'unreachable',
    contact: 'unreachable',
    find: 'verifying',
    end: 'ended',
  },
  followUp: { report: 'followUp', assign: 'followUp', contact: 'followUp', relapse: 'persuading', close: 'closed' },
  closed: { report: 'lead', reopen: 'verifying' },
  excluded: { report: 'lead' },
  ended: {},
};

/** Where an action leads from a state, or null when the table does not allow it or nothing is built for it yet. */
export function nextState(state: CaseState, action: CaseAction): CaseState | null {
  return CASE_ACTIONS[action].built ? (CASE_MOVES[state][action] ?? null) : null;
}

/** What can be done in a state, in the order of the table: what the screen offers. */
export function actionsIn(state: CaseState): CaseAction[] {
  return (Object.keys(CASE_ACTIONS) as CaseAction[]).filter((action) => nextState(state, action) !== null);
}

/** 状态名称 */
export const STATE_TITLES = {
  none: '无需跟进',
  lead: '线索',
  verifying: '核实中',
  suspected: '疑似辍学',
  dropped: '辍学',
  persuading: '劝返中',
  noticeIssued: '通知已制发',
  noticeServed: '限期中',
  enforcementReview: '法制审核',
  decision: '处理决定',
  court: '移送、诉讼',
  transferred: '移交外地',
  suspended: '缓学、休学',
  unreachable: '失联',
  followUp: '已返校·跟踪中',
  closed: '已销号',
  excluded: '已排除',
  ended: '已结束',
} as const satisfies Record<(typeof CASE_STATES)[number], string>;
