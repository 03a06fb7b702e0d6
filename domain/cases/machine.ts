import type { CASE_STATES, CaseState } from '#domain/cases/documents';

/**
 * 个案状态表: what can be done in which state and where it leads. The one table: the server refuses by it and the screens offer by it.
 * States follow R13, R14, R37 to R44, R73 and 《义务教育法》第五十八条; the ledger (销号) and the follow-up are two facts (law.md 10).
 */
export const CASE_ACTIONS = {
  report: { title: '上报线索' },
  assign: { title: '指派包保责任人' },
  contact: { title: '记一次联系' },
  plan: { title: '填一生一案' },
  confer: { title: '记一次会商' },
  verify: { title: '开始核实' },
  proposeExclusion: { title: '提出排除' },
  exclude: { title: '同意排除' },
  rejectProposal: { title: '不同意' },
  suspect: { title: '列为疑似辍学' },
  confirm: { title: '认定辍学' },
  persuade: { title: '开始劝返' },
  issueNotice: { title: '制发通知书' },
  serveNotice: { title: '登记送达' },
  strikeService: { title: '更正送达' },
  voidPaper: { title: '作废文书' },
  pause: { title: '中止计时' },
  review: { title: '转法制审核' },
  nameOfficers: { title: '指定执法人员' },
  answerStatement: { title: '登记陈述申辩' },
  legalReview: { title: '法制审核意见' },
  admonish: { title: '批评教育、责令改正后继续劝返' },
  decide: { title: '登记处理决定' },
  goToCourt: { title: '移送、起诉' },
  transfer: { title: '移交外地' },
  acceptTransfer: { title: '接收移交' },
  bounce: { title: '退回移交' },
  suspend: { title: '缓学、休学' },
  expire: { title: '缓学、休学到期' },
  loseTrack: { title: '登记失联' },
  find: { title: '找到孩子' },
  claimReturn: { title: '登记返校' },
  confirmReturn: { title: '确认返校' },
  strikeOff: { title: '台账销号' },
  check: { title: '返校跟踪检查' },
  relapse: { title: '再次辍学' },
  close: { title: '结束跟踪' },
  proposeReopening: { title: '提出重新打开' },
  reopen: { title: '重新打开' },
  end: { title: '办结' },
} as const satisfies Record<string, { title: string }>;
export type CaseAction = keyof typeof CASE_ACTIONS;

/** `before`: back to the state that the case had before it was handed over. */
export type Target = CaseState | 'before';
type Moves = Readonly<Partial<Record<CaseAction, Target>>>;

/** What every open case allows and stays where it is. */
const RECORDS = (state: CaseState): Moves => ({
  report: state,
  assign: state,
  contact: state,
  plan: state,
  confer: state,
  pause: state,
});

/** What every open case on the way allows: it may leave for where it can come back from. */
const ALWAYS = (state: CaseState): Moves => ({
  ...RECORDS(state),
  claimReturn: state,
  confirmReturn: 'followUp',
  transfer: 'transferred',
  suspend: 'suspended',
  loseTrack: 'unreachable',
  end: 'ended',
});

/** Excluding and rejecting, where nobody has been called a dropout yet. */
const DOUBTED = (state: CaseState): Moves => ({
  proposeExclusion: state,
  exclude: 'excluded',
  rejectProposal: state,
});

/** A notice that is out can be followed by the order, and is served to one guardian after another. */
const SERVING: Moves = {
  issueNotice: 'noticeIssued',
  serveNotice: 'noticeServed',
  strikeService: 'noticeIssued',
  voidPaper: 'persuading',
};

/** Papers of the chain are made and served where it stands; they lead nowhere by themselves. */
const CHAIN = (state: CaseState): Moves => ({
  issueNotice: state,
  serveNotice: state,
  strikeService: state,
  voidPaper: state,
});

/** State → action → state. A pair that is not here is refused. */
export const CASE_MOVES: Readonly<Record<CaseState, Moves>> = {
  none: { report: 'lead' },
  lead: { ...ALWAYS('lead'), ...DOUBTED('lead'), verify: 'verifying' },
  verifying: { ...ALWAYS('verifying'), ...DOUBTED('verifying'), suspect: 'suspected' },
  suspected: {
    ...ALWAYS('suspected'),
    ...DOUBTED('suspected'),
    confirm: 'dropped',
    persuade: 'persuading',
  },
  dropped: { ...ALWAYS('dropped'), ...DOUBTED('dropped'), persuade: 'persuading' },
  persuading: { ...ALWAYS('persuading'), ...DOUBTED('persuading'), confirm: 'persuading', issueNotice: 'noticeIssued' },
  noticeIssued: { ...ALWAYS('noticeIssued'), ...SERVING, confirm: 'noticeIssued' },
  noticeServed: {
    ...ALWAYS('noticeServed'),
    ...SERVING,
    confirm: 'noticeServed',
    review: 'enforcementReview',
  },
  enforcementReview: {
    ...ALWAYS('enforcementReview'),
    ...CHAIN('enforcementReview'),
    nameOfficers: 'enforcementReview',
    answerStatement: 'enforcementReview',
    legalReview: 'enforcementReview',
    admonish: 'persuading',
    decide: 'decision',
  },
  decision: { ...ALWAYS('decision'), ...CHAIN('decision'), admonish: 'persuading', goToCourt: 'court' },
  court: { ...ALWAYS('court'), admonish: 'persuading' },
  transferred: { ...RECORDS('transferred'), acceptTransfer: 'before', bounce: 'before' },
  suspended: {
    ...RECORDS('suspended'),
    suspend: 'suspended',
    expire: 'verifying',
    claimReturn: 'suspended',
    confirmReturn: 'followUp',
  },
  unreachable: { ...RECORDS('unreachable'), find: 'verifying', end: 'ended' },
  followUp: {
    ...RECORDS('followUp'),
    confirmReturn: 'followUp',
    strikeOff: 'followUp',
    check: 'followUp',
    relapse: 'relapsed',
    transfer: 'transferred',
    suspend: 'suspended',
    end: 'ended',
    close: 'closed',
  },
  relapsed: {},
  closed: { report: 'lead', proposeReopening: 'closed', rejectProposal: 'closed', reopen: 'verifying' },
  excluded: { report: 'lead', proposeReopening: 'excluded', rejectProposal: 'excluded', reopen: 'verifying' },
  ended: {},
};

/** Where an action leads from a state; null when the table does not allow it. @param before The state before a hand-over. */
export function nextState(state: CaseState, action: CaseAction, before: CaseState = 'verifying'): CaseState | null {
  const target = CASE_MOVES[state][action];
  return target === 'before' ? before : (target ?? null);
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
  relapsed: '再次辍学',
  closed: '已结束跟踪',
  excluded: '已排除',
  ended: '已办结',
} as const satisfies Record<(typeof CASE_STATES)[number], string>;
