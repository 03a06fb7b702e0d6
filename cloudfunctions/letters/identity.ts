import type { SignerIdentity } from '#domain/letters/documents';
import type { Call } from '../kit/handler';
import { blind } from '../kit/secrets';

/** Whose phone this is: 手机核验 where WeChat vouched for its number, 约定 otherwise. */
export async function identityOf(call: Call): Promise<SignerIdentity> {
  const person = await call.store.read('people', call.person);
  return {
    openidDigest: blind('openid', call.county, call.openid),
    phoneDigest: person?.phoneBlind ?? null,
    phoneVerifiedAt: person?.phoneVerifiedAt ?? null,
    level: person?.phoneVerifiedAt ? 'phone' : 'agreed',
  };
}
