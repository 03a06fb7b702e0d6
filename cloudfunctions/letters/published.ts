import { fingerprint } from '#domain/evidence/fingerprint';
import type { PublishedKey } from '#domain/letters/api-evidence';
import { scope } from '#domain/permission';
import type { Instant } from '#domain/plain-date';
import type { Reading } from '../kit/handler';
import { sealKeys } from '../kit/seal-keys';
import { digest, publicKeys } from '../kit/sealing';
import { checkpointShown } from './checkpoints';
import { publishedRequest } from './requests-evidence';

/** Until when a key signs: until the next one of its suite begins; null for the one that signs. */
function endOf(key: { readonly suite: string; readonly from: Instant }): Instant | null {
  const later = sealKeys().filter(({ suite, from }) => suite === key.suite && from > key.from);
  return later.length === 0 ? null : Math.min(...later.map(({ from }) => from));
}

/** Every key that signs, has signed or is going to, the newest first. */
export function publishedKeys(): PublishedKey[] {
  const begins = new Map(sealKeys().map((key) => [key.kid, key]));
  return publicKeys()
    .flatMap((key) => {
      const own = begins.get(key.kid);
      return own ? [{ ...key, fingerprint: fingerprint(key, digest), from: own.from, until: endOf(own) }] : [];
    })
    .sort((a, b) => b.from - a.from || (a.kid < b.kid ? -1 : 1));
}

/** 公布: public keys and the newest checkpoint, to anybody: what a verifier has to hold apart from the file. */
export const published: Reading<'letters.published'> = {
  request: publishedRequest,
  async scope({ store, county }, request) {
    const asked = request.county ?? county;
    return asked !== null && (await store.read('counties', asked)) ? scope(asked) : null;
  },
  read: async ({ store, county }) => ({
    county,
    keys: publishedKeys(),
    checkpoint: await checkpointShown(store, county),
  }),
};
