import { View } from '@tarojs/components';
import type { CaseEvent, PaperNamed, PostRef } from '#domain/cases/api';
import type { ReferralEvent } from '#domain/cases/api-referral';
import { REPORT_REASONS } from '#domain/cases/documents';
import { SERVICE_METHODS } from '#domain/cases/papers';
import { MATTERS, REFERRAL_STATES } from '#domain/cases/referral';
import { ANSWERS, type MessageKind } from '#domain/reminders/documents';
import { UNLISTED_NOTES } from '#domain/roster/api';
import { spokenDate, spokenInstant } from '../spoken';
import type { TimelineEvent } from '../ui/timeline';
import { contactWords } from './contact-told';
import { stepDetail, stepTitle } from './told-steps';
import { signalWords } from './words';

const MESSAGES: Readonly<Partial<Record<MessageKind, string>>> = {
  returnToSchool: '返校提醒',
  absenceDay1: '提醒班主任',
  absenceDay2: '提醒年级和校长',
  missingChild: '走失告知',
  childFound: '孩子找到了，告知',
  leadOpened: '线索告知',
};

const nameOf = ({ title, name }: PostRef): string => [title, name].filter(Boolean).join(' ') || '工作人员';

type Told = Omit<TimelineEvent, 'key' | 'when'>;

function messageWords({ message, toFamily, sent, read, answers }: Extract<CaseEvent, { kind: 'message' }>): Told {
  const what = MESSAGES[message] ?? '消息';
  const seen = read === 0 ? '还没有人看' : `${read} 人已看`;
  const said = [...new Set(answers)].map((answer) => `回复：${ANSWERS[answer]}`);
  const isAlarm = answers.includes('leftNotArrived') || answers.includes('cannotReach');
  return {
    title: toFamily ? `给家长发了${what}` : what,
    detail: [`${sent} 人，${seen}`, ...said].join('。'),
    tone: isAlarm ? 'danger' : 'calm',
  };
}

const paperWords = ({ title, number }: PaperNamed): string => (number ? `${title}（${number}）` : title);

/** 送达: which try, by which way, and why it was none. */
function serviceWords(event: Extract<CaseEvent, { kind: 'service' }>): Told {
  const { by, method, name, n, paper, servedOn, wanting } = event;
  return {
    title: `${nameOf(by)} ${SERVICE_METHODS[method]}${servedOn === null ? '，没有送到' : ''}`,
    detail: [
      <View key="what">{`${paperWords(paper)}，给${name}，第 ${n} 次`}</View>,
      <View key="how">{servedOn === null ? wanting : `${spokenDate(servedOn)}送达`}</View>,
    ],
    tone: servedOn === null ? 'warn' : 'good',
  };
}

/** 部门转介: what went where, and what came back. */
function referralWords({ by, department, dueOn, matter, to, words }: ReferralEvent): Told {
  const { title } = MATTERS[matter];
  return to === 'sent'
    ? { title: `${nameOf(by)} 转给${department}`, detail: `${title}，${spokenDate(dueOn)}以前办结` }
    : {
        title: to === 'revoked' ? `${nameOf(by)} 撤回给${department}的转介` : `${department}：${REFERRAL_STATES[to]}`,
        detail: [title, words].filter(Boolean).join('。'),
        tone: to === 'done' ? 'good' : to === 'rejected' ? 'warn' : 'act',
      };
}

function told(event: CaseEvent): Told {
  switch (event.kind) {
    case 'opened':
      return { title: '立为线索', detail: event.signals.map(signalWords).join('；'), tone: 'warn' };
    case 'withdrawn':
      return { title: '线索撤回', detail: '点名已更正', tone: 'calm' };
    case 'reported':
      return { title: `${nameOf(event.by)} 上报`, detail: REPORT_REASONS[event.reason], tone: 'warn' };
    case 'unlisted':
      return { title: `${nameOf(event.by)} 上报不在册的孩子`, detail: UNLISTED_NOTES[event.note], tone: 'warn' };
    case 'assigned':
      return { title: `${nameOf(event.by)} 指派了责任人`, detail: `${nameOf(event.to)}（${event.to.place}）` };
    case 'contact':
      return contactWords(event);
    case 'service':
      return serviceWords(event);
    case 'referral':
      return referralWords(event);
    case 'step':
      return {
        title: event.by ? `${nameOf(event.by)} ${stepTitle(event.step)}` : stepTitle(event.step),
        detail: event.paper ? paperWords(event.paper) : stepDetail(event.step),
        tone: event.step.action === 'relapse' ? 'danger' : 'act',
      };
    default:
      return messageWords(event);
  }
}

/** One line of 经过. */
export function eventOf(event: CaseEvent, place: number): TimelineEvent {
  return { key: `${event.kind}:${event.at}:${place}`, when: spokenInstant(event.at), ...told(event) };
}
