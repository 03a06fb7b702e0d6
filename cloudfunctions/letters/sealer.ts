import { refuse } from '#domain/errors';
import { SEAL_SUITES, type Sealer, type SealSuite } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';
import { dayOf } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import { policyFor } from '../kit/rulebook';
import { sealerOf } from '../kit/sealing';
import type { Store } from '../kit/store';

/** The county's suite with its newest key. @throws {Refusal} SEAL_KEY_MISSING, POLICY_MISSING */
export function sealerIn(policy: Policy, now: Instant): Sealer {
  const suite = policy.get('seal.suite');
  return sealerOf(suite in SEAL_SUITES ? (suite as SealSuite) : refuse('POLICY_MISSING'), now);
}

/** 封存 as the county's rules say today, read before a transaction. */
export async function sealerFor(store: Store, county: string, now: Instant): Promise<Sealer> {
  return sealerIn(await policyFor(store, county, dayOf(now)), now);
}
