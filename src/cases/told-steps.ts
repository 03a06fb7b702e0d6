import { CASE_ACTIONS } from '#domain/cases/machine';
import { PAPER_KINDS } from '#domain/cases/papers';
import {
  CASE_CAUSES,
  type CaseStep,
  CONFIRMERS,
  ENDINGS,
  EXCLUSIONS,
  MEASURES,
  PAUSE_REASONS,
} from '#domain/cases/steps';
import { spokenDate } from '../spoken';

/** What a step says of itself beyond its name. */
export function stepDetail(step: CaseStep): string {
  switch (step.action) {
    case 'plan':
      return [...step.causes.map((one) => CASE_CAUSES[one].title), ...step.measures.map((one) => MEASURES[one])].join(
        '、',
      );
    case 'proposeExclusion':
      return `${EXCLUSIONS[step.reason]}，等第二人审核`;
    case 'proposeReopening':
      return '等第二人审核';
    case 'pause':
      return `${PAUSE_REASONS[step.reason]}，${spokenDate(step.from)}到${spokenDate(step.to)}`;
    case 'transfer':
      return step.path === null ? '到本县以外，等对方的回执' : '等对方接收';
    case 'issueNotice':
      return PAPER_KINDS[step.kind].ofChain || step.kind === 'order' ? PAPER_KINDS[step.kind].title : '';
    case 'nameOfficers':
      return `${step.officers} 名持证人员`;
    case 'answerStatement':
      return step.received ? '收到陈述申辩，已书面答复' : '期限内没有提出';
    case 'legalReview':
      return step.agrees ? '同意' : '不同意，退回补充';
    case 'suspend':
      return `到${spokenDate(step.until)}`;
    case 'claimReturn':
      return `${spokenDate(step.on)}返校，等班级确认`;
    case 'confirmReturn':
      return `${CONFIRMERS[step.as]}确认`;
    case 'check':
      return `第 ${step.day} 天：到校 ${step.present} 天，没到 ${step.absent} 天`;
    case 'end':
      return ENDINGS[step.reason];
    default:
      return '';
  }
}

export const stepTitle = (step: CaseStep): string => CASE_ACTIONS[step.action].title;
