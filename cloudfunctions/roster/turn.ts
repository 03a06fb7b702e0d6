import { found } from '#domain/errors';
import { termPeriod } from '#domain/statistics/targets';
import type { Call } from '../kit/handler';
import { calendarsFor, policyFor } from '../kit/rulebook';

/** What a change of the roster needs to know beside the child: the county's term for the counts, and by which group it is counted. */
export interface Turn {
  readonly term: string;
  readonly duty: string;
  readonly policy: string;
  readonly countyRoot: string;
}

/** @throws {Refusal} CALENDAR_MISSING, POLICY_MISSING */
export async function turnOf(call: Call): Promise<Turn> {
  const county = found(await call.store.read('counties', call.county));
  const calendars = await calendarsFor(call.store, `${county.educationRoot}/`, call.today);
  const policy = await policyFor(call.store, call.county, call.today);
  return {
    term: termPeriod(calendars, call.today),
    duty: policy.get('duty.village'),
    policy: policy.version,
    countyRoot: `${county.governmentRoot}/`,
  };
}
