import { dayOf, type Instant, timeOf } from '#domain/plain-date';
import type { Board, BoardFigures, ListKind } from '#domain/statistics/api';
import { signedOf } from '#domain/statistics/figures';
import type { Tone } from '../ui/status-tag';

/** What the bars of a board compare. */
export const VIEWS = [
  { value: 'attendance', label: '出勤' },
  { value: 'letters', label: '责任书' },
  { value: 'leads', label: '线索' },
  { value: 'roster', label: '学生' },
] as const;
export type View = (typeof VIEWS)[number]['value'];

export interface BarWords {
  readonly value: number;
  readonly total: number;
  readonly figure: string;
  readonly detail: string;
  readonly tone: Tone;
  /** The list that a line without a board of its own opens. */
  readonly list: ListKind;
}

const joined = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join('，');

/** How many classes have called their roll; none = nothing is known of the day, which is not the same as nobody absent. */
export function calledOf({ classesDue, rollMissing, present, absent }: BoardFigures): number {
  return Math.max(classesDue - rollMissing, present + absent > 0 ? 1 : 0);
}

/** What stands under the number of those absent. */
export function absentWords(figures: BoardFigures): string {
  const called = calledOf(figures);
  if (called === 0) {
    return '还没有班点名';
  }
  const share = figures.rollMissing > 0 ? `已点名 ${called} / ${figures.classesDue} 个班` : '';
  const excused = figures.unexcused > 0 ? `${figures.unexcused} 人没请假` : '都请了假';
  return joined(figures.absent > 0 && excused, share);
}

function attendanceBar(figures: BoardFigures, late: boolean): BarWords {
  const { present, absent, unexcused, rollMissing, enrolled } = figures;
  return {
    value: present,
    total: Math.max(enrolled, present),
    figure: `${present} / ${enrolled}`,
    detail: joined(
      rollMissing > 0 && `${rollMissing} 个班没点名`,
      absent > 0 ? `${absent} 人没到校` : rollMissing === 0 && present > 0 && '都到了',
      unexcused > 0 && `${unexcused} 人没请假`,
    ),
    tone: unexcused > 0 || (late && rollMissing > 0) ? 'warn' : 'good',
    list: 'absent',
  };
}

function lettersBar(figures: BoardFigures): BarWords {
  const { letters } = figures;
  const signed = signedOf(figures);
  return {
    value: signed,
    total: letters.total,
    figure: `${signed} / ${letters.total}`,
    detail: joined(
      letters.unsigned > 0 && `${letters.unsigned} 份没签`,
      letters.declined > 0 && `${letters.declined} 份不签`,
      letters.assisted > 0 && `协助 ${letters.assisted}`,
      letters.paper > 0 && `纸质 ${letters.paper}`,
    ),
    tone: letters.total > 0 && signed === letters.total ? 'good' : 'act',
    list: 'letters',
  };
}

function leadsBar({ leads }: BoardFigures): BarWords {
  return {
    value: leads.withContact,
    total: leads.open,
    figure: `${leads.open} 个`,
    detail: joined(
      leads.urgent > 0 && `${leads.urgent} 个可能走失`,
      leads.unassigned > 0 && `${leads.unassigned} 个没有责任人`,
      leads.open > 0 && `${leads.withContact} 个联系过`,
    ),
    tone: leads.urgent > 0 ? 'danger' : leads.unassigned > 0 ? 'warn' : 'act',
    list: 'open',
  };
}

function rosterBar({ children, enrolled, unlisted, boarding }: BoardFigures): BarWords {
  return {
    value: enrolled,
    total: children,
    figure: `${children} 人`,
    detail: joined(unlisted > 0 && `${unlisted} 人不在册`, boarding > 0 && `住校 ${boarding}`),
    tone: unlisted > 0 ? 'warn' : 'act',
    list: 'children',
  };
}

/** One line of a board in the words of a view. `late`: rolls should have been called by now. */
export function barOf(view: View, figures: BoardFigures, late: boolean): BarWords {
  switch (view) {
    case 'attendance':
      return attendanceBar(figures, late);
    case 'letters':
      return lettersBar(figures);
    case 'leads':
      return leadsBar(figures);
    default:
      return rosterBar(figures);
  }
}

/** What a list is called. */
export const LIST_TITLES: Readonly<Record<ListKind, string>> = {
  children: '学生',
  unlisted: '不在册的孩子',
  boarding: '住校的孩子',
  absent: '没到校的孩子',
  unexcused: '没到校也没请假',
  rollMissing: '还没点名的班',
  letters: '责任书',
  self: '本人手机签的责任书',
  assisted: '协助签的责任书',
  paper: '纸质责任书',
  declined: '不签的责任书',
  unsigned: '没签的责任书',
  open: '线索与个案',
  urgent: '可能走失的孩子',
  unassigned: '没有责任人的线索',
};

/** Nothing in a list, said so that one knows whether it is good. */
export const LIST_EMPTY: Readonly<Partial<Record<ListKind, string>>> = {
  unlisted: '每个孩子都在册。',
  absent: '点过名的班，孩子都到了。',
  unexcused: '没到校的都请了假。',
  rollMissing: '该点名的班都点了名。',
  declined: '没有人不签。',
  unsigned: '都签了。',
  open: '没有要跟进的孩子。',
  urgent: '没有可能走失的孩子。',
  unassigned: '每条线索都有责任人。',
};

/** 过了最晚点名时间: what is missing of a day that is over, or after that time, asks for attention. */
export function isLate({ date, dueAt }: Pick<Board, 'date' | 'dueAt'>, now: Instant): boolean {
  return date < dayOf(now) || timeOf(now) >= dueAt;
}
