import type { Case, Contact } from '#domain/cases/documents';
import { lastStep, thisRound } from '#domain/cases/steps';

/** Persuading and what comes before it: where a visit that brought nobody back counts. */
const SOUGHT: readonly Case['state'][] = [
  'lead',
  'verifying',
  'suspected',
  'dropped',
  'persuading',
  'noticeIssued',
  'noticeServed',
];

/**
 * 该会商了 (R69): after as many home visits without return as the pack says, school, village and township sit together. Counted from the last
 * conference on. @returns how many visits, or null where none is due.
 */
export function conferDue(one: Case, contacts: readonly Pick<Contact, 'kind' | 'at'>[], visits: number): number | null {
  const since = lastStep(thisRound(one.steps), 'confer')?.at ?? 0;
  const made = contacts.filter(({ kind, at }) => kind === 'homeVisit' && at > since).length;
  return SOUGHT.includes(one.state) && made >= visits ? made : null;
}
