import { conferDue } from '#domain/cases/confer-due';
import type { Case } from '#domain/cases/documents';
import type { PaperKind } from '#domain/cases/papers';
import {
  type CaseStep,
  classReturn,
  following,
  lastStep,
  servicesOf,
  sinceAfresh,
  standingPapers,
  stepsOf,
  thisRound,
} from '#domain/cases/steps';
import type { Landing, Term, TermUnit } from '#domain/clock/day-counting';
import type { PlainDate } from '#domain/plain-date';
import type { Policy, PolicyKey } from '#domain/policy/policy';
import { dayList } from '#domain/policy/rows';

/** What set a clock going, and whether it has been answered. */
export interface Start {
  /** Which of several: an addressee, a day of the follow-up; empty where there is one. */
  readonly about: string;
  /** The day of the proved event; not counted. */
  readonly on: PlainDate;
  readonly by: string;
  /** The day on which what it asks for was done; null while it is owed. */
  readonly metOn: PlainDate | null;
  /** Where the term differs from one start to the next. */
  readonly term?: Term;
}

/** One clock of the table: what starts it, how long it runs, what then. */
export interface ClockRule {
  readonly title: string;
  /** Where its length comes from: the source of this value of the pack is its own. */
  readonly key: PolicyKey;
  readonly term: (policy: Policy) => Term;
  readonly landing: Landing;
  /** Days before the end on which it is said. */
  readonly warnDays: readonly number[];
  /** Of law, hence to the end of its last day and stopped by listed reasons; otherwise work, to the end of the office day. */
  readonly isLegal: boolean;
  readonly starts: (one: Case, policy: Policy) => readonly Start[];
  /** What falls due, as a task for a person: nothing happens by itself. */
  readonly next: string;
}

const days =
  (key: PolicyKey, unit: TermUnit = 'days') =>
  (policy: Policy): Term => ({ length: Number(policy.get(key)), unit });

const PERSUADED: readonly Case['state'][] = [
  'lead',
  'verifying',
  'suspected',
  'dropped',
  'persuading',
  'noticeIssued',
  'noticeServed',
  'enforcementReview',
  'decision',
  'court',
  'unreachable',
];

const once = (start: Omit<Start, 'about'> | null): readonly Start[] =>
  start === null ? [] : [{ about: '', ...start }];

/** The day of the first of these acts that was recorded after a step; what came before it that same day answers nothing. */
function answered({ steps }: Case, asked: CaseStep, actions: readonly string[]): PlainDate | null {
  const isAnswer = (step: CaseStep): boolean =>
    actions.includes(step.action) || (step.action === 'confirmReturn' && step.as === 'class');
  return following(steps, asked).find(isAnswer)?.on ?? null;
}

function firstContact({ state, openedOn, contacts, lastContactOn }: Case): readonly Start[] {
  const isAsked = PERSUADED.includes(state);
  return isAsked ? once({ on: openedOn, by: 'opened', metOn: contacts > 0 ? lastContactOn : null }) : [];
}

function nextContact(one: Case): readonly Start[] {
  const { state, contacts, lastContactOn } = one;
  if (!PERSUADED.includes(state) || contacts === 0 || lastContactOn === null) {
    return [];
  }
  return once({ on: lastContactOn, by: 'contact', metOn: null });
}

function confer(one: Case, policy: Policy): readonly Start[] {
  const due = conferDue(one, policy);
  return once(due && { on: due.on, by: 'homeVisit', metOn: due.metOn });
}

function suspect(one: Case): readonly Start[] {
  const { state, lastAttendedOn, openedOn } = one;
  if (state !== 'lead' && state !== 'verifying') {
    return [];
  }
  const known = once({
    on: lastAttendedOn ?? openedOn,
    by: lastAttendedOn === null ? 'opened' : 'attended',
    metOn: null,
  });
  const afresh = one.steps.findLast(({ action }) => action === 'reopen' || action === 'expire' || action === 'find');
  // Taken up again after months: what is known of then says nothing of now.
  return afresh && afresh.on > (lastAttendedOn ?? openedOn)
    ? once({ on: afresh.on, by: afresh.action, metOn: null })
    : known;
}

function confirm(one: Case): readonly Start[] {
  const steps = sinceAfresh(one.steps);
  const listed = lastStep(steps, 'suspect');
  return listed && PERSUADED.includes(one.state)
    ? once({ on: listed.on, by: 'suspect', metOn: lastStep(steps, 'confirm')?.on ?? null })
    : [];
}

/**
 * One for each addressee whose service is proved: the clock of the other parent does not run yet. Whose child the organ itself excused
 * (缓学、休学) owes nothing by a paper of before.
 */
function servedPapers(one: Case, kinds: readonly PaperKind[], answers: readonly string[]): readonly Start[] {
  const steps = one.state === 'suspended' ? [] : thisRound(one.steps);
  const papers = new Set(standingPapers(steps).flatMap(({ paper, kind }) => (kinds.includes(kind) ? paper : [])));
  return servicesOf(steps)
    .filter(({ paper }) => papers.has(paper))
    .map((served) => ({
      about: served.addressee,
      on: served.on,
      by: 'serveNotice',
      metOn: answered(one, served, answers),
    }));
}

/** 责令限期改正 answers a notice that brought nobody back: from then on its own term is looked at. */
function orOrdered(one: Case, start: Start): Start {
  const order = standingPapers(thisRound(one.steps)).find(({ kind, on }) => kind === 'order' && on >= start.on);
  return start.metOn === null && order ? { ...start, metOn: order.on } : start;
}

function transfer(one: Case): readonly Start[] {
  const sent = lastStep(one.steps, 'transfer');
  return sent ? once({ on: sent.on, by: 'transfer', metOn: answered(one, sent, ['acceptTransfer', 'bounce']) }) : [];
}

function deferral(one: Case): readonly Start[] {
  const granted = one.state === 'suspended' ? lastStep(one.steps, 'suspend') : null;
  // The last day is named by the decision: nothing is counted.
  return granted ? once({ on: granted.until, by: 'suspend', metOn: null }) : [];
}

function followUp(one: Case, policy: Policy): readonly Start[] {
  const back = classReturn(one.steps);
  if (!back || one.state !== 'followUp') {
    return [];
  }
  const checks = stepsOf(following(one.steps, back), 'check');
  return dayList(policy.on(back.on).get('followUp.days')).map((day) => ({
    about: String(day),
    on: back.on,
    by: 'confirmReturn',
    metOn: checks.find((check) => check.day === day)?.on ?? null,
    term: { length: day, unit: 'days' },
  }));
}

/** 期限表 (R40, R69, R84, R162; law.md 1 to 4, 9, 10). The one table: task lists, case page and reminders read it. */
export const CLOCKS = {
  firstContact: {
    title: '第一次联系家庭',
    key: 'case.firstContactDays',
    term: days('case.firstContactDays', 'schoolDays'),
    landing: 'any',
    warnDays: [],
    isLegal: false,
    starts: firstContact,
    next: '请马上联系家庭',
  },
  nextContact: {
    title: '下次联系',
    key: 'case.againDays',
    term: days('case.againDays'),
    landing: 'any',
    warnDays: [],
    isLegal: false,
    starts: nextContact,
    next: '请再联系一次',
  },
  confer: {
    title: '会商',
    key: 'case.conferDays',
    term: days('case.conferDays'),
    landing: 'any',
    warnDays: [2],
    isLegal: false,
    starts: confer,
    next: '请学校、村和乡镇一起商量下一步',
  },
  suspect: {
    title: '核实去向',
    key: 'case.suspectDays',
    term: days('case.suspectDays'),
    landing: 'any',
    warnDays: [2],
    isLegal: false,
    starts: suspect,
    next: '请核实：列为疑似辍学，或凭材料排除',
  },
  confirm: {
    title: '认定辍学',
    key: 'case.confirmLength',
    term: (policy) => ({
      length: policy.get('case.confirmLength'),
      unit: policy.get('case.confirmUnit') === 'months' ? 'months' : 'days',
    }),
    landing: 'any',
    warnDays: [7],
    isLegal: false,
    starts: confirm,
    next: '请县教育局研究是否认定辍学',
  },
  notice: {
    title: '限期返校',
    key: 'notice.termDays',
    term: days('notice.termDays'),
    landing: 'return',
    warnDays: [3, 1],
    isLegal: true,
    starts: (one) => servedPapers(one, ['notice'], ['review', 'admonish']).map((start) => orOrdered(one, start)),
    next: '期限已过，请乡镇研究下一步；不会自动处罚',
  },
  order: {
    title: '责令限期改正',
    key: 'order.termDays',
    term: days('order.termDays'),
    landing: 'return',
    warnDays: [3, 1],
    isLegal: true,
    starts: (one) => servedPapers(one, ['order'], ['review', 'admonish']),
    next: '期限已过，请乡镇研究下一步；不会自动处罚',
  },
  statement: {
    title: '陈述申辩',
    key: 'penalty.hearingDays',
    term: days('penalty.hearingDays', 'workingDays'),
    landing: 'office',
    warnDays: [1],
    isLegal: true,
    starts: (one) => servedPapers(one, ['penaltyTold'], ['decide', 'admonish']),
    next: '可以研究是否作出决定',
  },
  demand: {
    title: '催告履行',
    key: 'penalty.demandDays',
    // 行政强制法 69: ten days of that law and fewer are working days.
    term: days('penalty.demandDays', 'workingDays'),
    landing: 'office',
    warnDays: [3, 1],
    isLegal: true,
    starts: (one) => servedPapers(one, ['demand'], ['goToCourt', 'admonish']),
    next: '可以研究是否申请强制执行',
  },
  transfer: {
    title: '接收移交',
    key: 'transfer.acceptDays',
    term: days('transfer.acceptDays', 'workingDays'),
    landing: 'office',
    warnDays: [3],
    isLegal: false,
    starts: transfer,
    next: '对方还没有接收，请电话核对或退回',
  },
  deferral: {
    title: '缓学、休学到期',
    key: 'deferral.warnDays',
    term: () => ({ length: 0, unit: 'days' }),
    landing: 'any',
    warnDays: [30],
    isLegal: true,
    starts: deferral,
    next: '期满，请重新核实孩子能不能返校',
  },
  followUp: {
    title: '返校跟踪',
    key: 'followUp.days',
    term: () => ({ length: 0, unit: 'days' }),
    landing: 'any',
    warnDays: [3],
    isLegal: false,
    starts: followUp,
    next: '请看这段时间的到校情况',
  },
} as const satisfies Record<string, ClockRule>;
export type ClockName = keyof typeof CLOCKS;
