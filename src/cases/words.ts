import type { CaseRow, Terms } from '#domain/cases/api';
import type { CaseSignal } from '#domain/cases/documents';
import { isOpen, REPORT_REASONS } from '#domain/cases/documents';
import { STATE_TITLES } from '#domain/cases/machine';
import { MISSING_WHY } from '#domain/cases/missing';
import { CLOCKS, type ClockName } from '#domain/clock/clocks';
import { dayOf, type Instant, lastDayBefore } from '#domain/plain-date';
import { spokenDate, spokenEnd } from '../spoken';
import type { Tone } from '../ui/status-tag';

const UNCOUNTED = {
  HOLIDAYS_MISSING: '期限算不出：缺放假安排',
  CALENDAR_MISSING: '期限算不出：缺校历',
} as const;
const BY = { school: '学校上报', village: '村里上报', township: '乡镇上报' } as const;

/** 连续 3 天没到校: one signal in a few words. */
export function signalWords({ kind, days, reason, corrected, why }: CaseSignal): string {
  const words = () => {
    switch (kind) {
      case 'absence':
        return `连续 ${days ?? 0} 天没到校，也没请假`;
      case 'missing':
        return why ? MISSING_WHY[why] : '按走失找过';
      case 'familyUnwilling':
        return '家里说孩子不愿上学';
      case 'unlisted':
        return '不在任何学校的名册上';
      case 'deferralOver':
        return '缓学、休学期满，还没有到校';
      default:
        return reason ? `${BY[kind]}：${REPORT_REASONS[reason]}` : BY[kind];
    }
  };
  return corrected ? `${words()}（点名已更正）` : words();
}

/** Why a case is followed now: a child that was found is sought no more. */
export const needWords = (signal: CaseSignal | null): string =>
  signal === null ? '线索' : signal.found ? '按走失找过，孩子找到了' : signalWords(signal);

/** The state of a case in its list: a word with its tone. */
export function standing(row: Pick<CaseRow, 'urgent' | 'overdue' | 'contacts' | 'state' | 'termOver'>): {
  readonly tone: Tone;
  readonly word: string;
} {
  if (row.urgent) {
    return { tone: 'danger', word: '可能走失' };
  }
  if (row.termOver) {
    return { tone: 'danger', word: '期限已过' };
  }
  if (row.overdue) {
    return { tone: 'danger', word: '已超期' };
  }
  if (!isOpen(row.state)) {
    return { tone: 'calm', word: STATE_TITLES[row.state] };
  }
  if (row.state === 'suspended' || row.state === 'transferred') {
    return { tone: 'calm', word: row.state === 'suspended' ? '缓学、休学' : '移交中' };
  }
  if (row.state === 'followUp') {
    return { tone: 'good', word: STATE_TITLES.followUp };
  }
  return row.contacts === 0 ? { tone: 'warn', word: '待联系' } : { tone: 'act', word: '跟进中' };
}

/** What, and until when; over: since when. A term of law ends with a day, work at an hour of it. */
function termWords(clock: ClockName | null, dueAt: Instant, isOver: boolean): string {
  const title = clock === null ? '联系' : CLOCKS[clock].title;
  return isOver ? `${title}，${spokenDate(lastDayBefore(dueAt))}已到期` : `${title}，${spokenEnd(dueAt)}`;
}

type Due = Pick<CaseRow, 'nextDueAt' | 'nextClock' | 'clockProblem' | 'overdue' | 'urgent' | keyof Terms>;

/** Until when what has to be done: the term of law first, then what is due before it. */
export function dueWords({ urgent, nextClock, nextDueAt, clockProblem, overdue, ...terms }: Due): string {
  if (urgent) {
    return '现在就联系';
  }
  const { legalClock, legalDueAt, legalOver } = terms;
  const isSame = nextClock === legalClock;
  const words = [
    legalDueAt === null || legalDueAt === undefined ? [] : termWords(legalClock, legalDueAt, legalOver),
    nextDueAt === null || (legalDueAt && isSame) ? [] : termWords(nextClock, nextDueAt, overdue),
  ].flat();
  return words.join('；') || (clockProblem === null ? '没有期限' : UNCOUNTED[clockProblem]);
}

/** What was done so far, for the list. */
export function doneWords(row: Pick<CaseRow, 'contacts' | 'lastContactOn' | 'assignee'>): string {
  const who = row.assignee ?? '还没有责任人';
  return row.lastContactOn === null
    ? `${who}，还没有联系过`
    : `${who}，已联系 ${row.contacts} 次，最近 ${spokenDate(row.lastContactOn)}`;
}

/** 11 岁: from the month of birth; the day is not shown to anybody without need. */
export function ageWords(birthMonth: string, now: Instant): string {
  const [thisYear = 0, thisMonth = 1] = dayOf(now).split('-').map(Number);
  const [year = 0, month = 1] = birthMonth.split('-').map(Number);
  const age = thisYear - year - (thisMonth < month ? 1 : 0);
  return age >= 0 && age < 30 ? `${age} 岁` : '';
}
