import type { Code } from '#domain/accounts/documents';
import { isMeeting, meetingOf } from '#domain/accounts/meetings';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';

/** How long a code lives and how many it lets in: rules of the county. */
export const LIVES = { classMeeting: 'code.classDays', villageMeeting: 'code.villageDays' } as const;
export const SCANS = { classMeeting: 'code.classCap', villageMeeting: 'code.villageCap' } as const;

/** The codes of a unit's meetings that are open now, the one that lives longest first. */
export async function openCodes({ store, county, now }: Call, unit: Unit): Promise<Code[]> {
  const purpose = found(meetingOf(unit.kind));
  const { items } = await store.page('codes', { equal: { county, target: unit._id, purpose }, limit: 100 });
  return items.filter((code) => code.until > now).sort((a, b) => b.until - a.until);
}

/** Where the families meet whose code was scanned; null for a code of another kind, or none. */
export async function meetingUnit(store: Store, code: Code | null): Promise<Unit | null> {
  return code && isMeeting(code.purpose) ? store.read('units', code.target) : null;
}
