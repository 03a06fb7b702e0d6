import type { Evidence } from '#domain/evidence/format';
import type { LetterEvent } from '#domain/letters/documents';
import { isMembers } from '#domain/letters/event-body';

/** 乙方签字: none in the file, taken back by a later event, or by which method the last one that stands was made. */
export type Standing = 'none' | 'takenBack' | 'self' | 'assisted' | 'paper';

/** 笔迹: whether the file holds all handwriting that its signatures name. */
export type InksHeld = 'none' | 'all' | 'missing';

const ENDS: readonly LetterEvent['type'][] = ['voided', 'superseded'];

/** Nothing that is proved of a file makes a letter signed: this is asked of its events. */
export function standingOf({ events }: Pick<Evidence, 'events'>): Standing {
  const signature = events.findLast(({ type }) => type === 'signed');
  if (!signature) {
    return 'none';
  }
  const isOver = events.some(({ type, seq }) => ENDS.includes(type) && seq > signature.seq);
  return isOver ? 'takenBack' : (signature.body['method'] as 'self' | 'assisted' | 'paper');
}

export function inksHeld({ events, inks }: Pick<Evidence, 'events' | 'inks'>): InksHeld {
  const named = events.filter(({ type, body }) => type === 'signed' && isMembers(body['ink']));
  if (named.length === 0) {
    return 'none';
  }
  return named.every(({ seq }) => inks.some((ink) => ink.seq === seq)) ? 'all' : 'missing';
}
