import type { Case } from '#domain/cases/documents';
import { paperGuards } from '#domain/cases/guards-papers';
import { returnGuards } from '#domain/cases/guards-return';
import { clocksNamed, type Situation } from '#domain/cases/situation';
import { type Confirmer, lastStep, openProposal, sinceAfresh, stepsOf } from '#domain/cases/steps';
import { spokenDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';

/** 一条规矩: why an act is closed now, as a sentence to the person, or null when nothing stands against it. */
export interface Guard {
  readonly source: string;
  readonly closed: (situation: Situation) => string | null;
}

const CONFIRMING: Readonly<Record<Confirmer, readonly Role[]>> = {
  class: ['classTeacher', 'gradeLead', 'principal'],
  government: ['villageHead', 'townshipEducationOfficer', 'townshipApprover'],
  education: ['principal', 'centreOfficer', 'bureauOfficer', 'bureauApprover'],
};

/** For whom this post confirms a return now: the class first, then each line; null: for nobody. */
export function confirmerOf({ state }: Pick<Case, 'state'>, role: Role): Confirmer | null {
  const asked: readonly Confirmer[] = state === 'followUp' ? ['government', 'education'] : ['class'];
  return asked.find((as) => CONFIRMING[as].includes(role)) ?? null;
}

/** Over and answered by nobody: the day has come. */
function waits(situation: Situation, clock: 'suspect' | 'confirm', what: string): string | null {
  const [reading] = clocksNamed(situation, clock);
  if (!reading) {
    return null;
  }
  if (reading.counted === null) {
    return '算不出日期，请先补上校历或放假安排。';
  }
  return reading.state === 'over' ? null : `${spokenDate(reading.counted.last, situation.today)}以后才能${what}。`;
}

const caseGuards = {
  /** 提出与同意不得为同一人. */
  secondPerson: {
    source: '控辍保学分工负责，排除和重新打开由第二人审核',
    closed: ({ one, actor }) => {
      const proposal = openProposal(one.steps);
      if (!proposal) {
        return '还没有人提出。';
      }
      return proposal.by.person === actor.person ? '提出的人不能自己同意，请换一位办理。' : null;
    },
  },
  exclusionProposed: {
    source: '控辍保学分工负责，排除和重新打开由第二人审核',
    closed: ({ one }) => (openProposal(one.steps)?.action === 'proposeExclusion' ? null : '还没有人提出排除。'),
  },
  reopeningProposed: {
    source: '控辍保学分工负责，排除和重新打开由第二人审核',
    closed: ({ one }) => (openProposal(one.steps)?.action === 'proposeReopening' ? null : '还没有人提出重新打开。'),
  },
  nothingProposed: {
    source: '控辍保学分工负责，排除和重新打开由第二人审核',
    closed: ({ one }) => (openProposal(one.steps) ? '已经有人提出，等第二人审核。' : null),
  },
  suspectDays: {
    source: '各地学籍管理细则',
    closed: (situation) => waits(situation, 'suspect', '列为疑似辍学'),
  },
  confirmTerm: {
    source: '各地学籍管理细则',
    closed: (situation) => {
      const steps = sinceAfresh(situation.one.steps);
      if (!lastStep(steps, 'suspect')) {
        return '还没有列为疑似辍学。';
      }
      return lastStep(steps, 'confirm') ? '已经认定过。' : waits(situation, 'confirm', '认定辍学');
    },
  },
  bothResponsible: {
    source: '双线责任制', // R9、R16、R124
    closed: ({ evidence: { responsible } }) =>
      responsible.government && responsible.education ? null : '请先在政府线和教育线各明确一名责任人。',
  },
  mayConfirm: {
    source: '返校先由班级点名确认，再由两条线确认', // R67、R162
    closed: ({ one, actor }) => {
      const as = confirmerOf(one, actor.role);
      if (as === null) {
        return one.state === 'followUp' ? '由村、乡镇和学校、教育局确认。' : '先由班级确认孩子到校。';
      }
      const since = one.steps.slice(one.steps.findLastIndex(({ action }) => action === 'claimReturn') + 1);
      return stepsOf(since, 'confirmReturn').some((step) => step.as === as) ? '这一方已经确认过。' : null;
    },
  },
  bothLinesConfirmed: {
    source: '台账销号由两条线确认', // R67
    closed: ({ one, rules }) => {
      const steps = one.steps.slice(one.steps.findLastIndex(({ action }) => action === 'claimReturn') + 1);
      const confirmed = new Set(stepsOf(steps, 'confirmReturn').map((step) => step.as));
      if (!confirmed.has('class')) {
        return '班级还没有确认返校。';
      }
      const lines = (['government', 'education'] as const).filter((line) => confirmed.has(line)).length;
      const wanted = rules.policy.get('followUp.bothLines') === 'yes' ? 2 : 1;
      return lines >= wanted ? null : '政府线和教育线还没有都确认。';
    },
  },
  notStruckOff: {
    source: '台账销号由两条线确认', // R67
    closed: ({ one }) => {
      const back = one.steps.findLastIndex((step) => step.action === 'confirmReturn' && step.as === 'class');
      return one.steps.slice(back).some(({ action }) => action === 'strikeOff') ? '台账已经销号。' : null;
    },
  },
  followUpDone: {
    source: '复学后跟踪', // R162
    closed: (situation) => {
      const { steps } = situation.one;
      const back = steps.findLastIndex((step) => step.action === 'confirmReturn' && step.as === 'class');
      if (!steps.slice(back).some(({ action }) => action === 'strikeOff')) {
        return '台账还没有销号。';
      }
      const owed = clocksNamed(situation, 'followUp').filter(({ state }) => state !== 'met');
      return owed.length === 0 ? null : `第 ${owed.map(({ about }) => about).join('、')} 天的检查还没有做。`;
    },
  },
  absentAgain: {
    source: '连续缺勤立线索', // R73、R84
    closed: ({ evidence, rules }) =>
      evidence.unexcusedDays >= rules.policy.get('absence.leadDay') ? null : '还没有达到再次辍学的天数。',
  },
  receiver: {
    source: '转学手续由接收方确认', // R91
    closed: (situation) => {
      const { evidence, actor } = situation;
      const isOverdue = clocksNamed(situation, 'transfer').some(({ state }) => state === 'over');
      // Nobody has answered in time: the bureau settles it.
      return evidence.isReceiver || (actor.role === 'bureauOfficer' && isOverdue) ? null : '由接收的一方办理。';
    },
  },
} as const satisfies Record<string, Guard>;

/** Every guard by its name. */
export const GUARDS = { ...caseGuards, ...returnGuards, ...paperGuards } as const;
export type GuardName = keyof typeof GUARDS;
