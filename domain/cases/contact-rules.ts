import type { Case, Contact } from '#domain/cases/documents';
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

/** 自相矛盾的联系: who says that nobody was reached has met no parent, carer or child; null where both halves agree. */
export function contradiction({ met, outcome }: Pick<Contact, 'met' | 'outcome'>): string | null {
  const isFamily = met.some((kind) => kind !== 'nobody' && kind !== 'neighbour');
  if (outcome === 'unreachable' && isFamily) {
    return '结果是“没有联系上”，就不能同时选联系到了家里人。请改一处。';
  }
  return outcome !== 'unreachable' && met.includes('nobody') ? '没有见到人，结果只能是“没有联系上”。请改一处。' : null;
}

/** 算数的联系: somebody was reached, or a photo shows that somebody was there. What no one can check is no 动员. */
export const isCounted = ({ met, outcome, photos = [] }: Pick<Contact, 'met' | 'outcome' | 'photos'>): boolean =>
  photos.length > 0 || (outcome !== 'unreachable' && !met.includes('nobody'));
