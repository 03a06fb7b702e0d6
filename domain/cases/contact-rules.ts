import { type Case, CHILD_HEARD, type ChildHeard, type Contact, MET_KINDS } from '#domain/cases/documents';
import { addDays, type PlainDate } from '#domain/plain-date';

/** The first days without the child lie before the case: whoever went there then writes it down here. */
const BEFORE_DAYS = 14;
/** How long ago something may lie that somebody tells of now. */
export const BACK_DAYS = 60;

/** 联系的日子最早哪天: two weeks before the case was opened, and never before the return that ended the round before. */
export function contactFrom({ openedOn, since }: Pick<Case, 'openedOn' | 'since'>, today: PlainDate): PlainDate {
  const earliest = [
    addDays(openedOn, -BEFORE_DAYS),
    addDays(today, -BACK_DAYS),
    ...(since === undefined ? [] : [since]),
  ];
  return earliest.sort().at(-1) ?? openedOn;
}

/** How far ahead the next contact may be agreed. */
export const AHEAD_DAYS = 90;

/** 下次联系的日子: why it cannot be that day; null where it can. */
export const nextProblem = (nextOn: PlainDate, on: PlainDate): string | null =>
  nextOn < on || nextOn > addDays(on, AHEAD_DAYS)
    ? `下次联系请选 ${AHEAD_DAYS} 天以内的一天，不能在这次联系以前。`
    : null;

interface Said extends Pick<Contact, 'met' | 'outcome'> {
  readonly heard?: ChildHeard | null | undefined;
}

/** 自相矛盾的联系: who did not meet the child has not heard it (《未成年人保护法》第四条); who says that nobody was reached has met no parent, carer or child; null where both halves agree. */
export function contradiction({ met, outcome, heard = null }: Said): string | null {
  if ((heard === 'alone' || heard === 'together') && !met.includes('child')) {
    return `没有选“${MET_KINDS.child}”，就没有问到孩子。见到了孩子请选上，没有见到就选“${CHILD_HEARD.notAsked}”。`;
  }
  const isFamily = met.some((kind) => kind !== 'nobody' && kind !== 'neighbour');
  if (outcome === 'unreachable' && isFamily) {
    return '结果是“没有联系上”，就不能同时选联系到了家里人。请改一处。';
  }
  return outcome !== 'unreachable' && met.length === 1 && met.includes('nobody')
    ? '没有见到人，结果只能是“没有联系上”。请改一处。'
    : null;
}

/** 算数的联系: somebody was reached, or a photo shows that somebody was there. What no one can check is no 动员. */
export const isCounted = ({ met, outcome, photos = [] }: Pick<Contact, 'met' | 'outcome' | 'photos'>): boolean =>
  photos.length > 0 || (outcome !== 'unreachable' && !met.includes('nobody'));
