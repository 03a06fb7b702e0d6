import { checkpointText, printedCheckpoint } from '#domain/evidence/checkpoint';
import { type Checkpoint, checkpointId, type LogHead } from '#domain/evidence/documents';
import { fingerprint } from '#domain/evidence/fingerprint';
import type { Range } from '#domain/evidence/merkle';
import type { CheckpointShown } from '#domain/letters/api-evidence';
import type { Instant } from '#domain/plain-date';
import { persist } from '../kit/facts';
import { digest, publicKeys, TREE } from '../kit/sealing';
import type { Store } from '../kit/store';
import { headOf, tilesFor } from './log-tree';
import { sealerFor } from './sealer';

const HOUR_MS = 3_600_000;
const LEAVES = 500;

function isDue({ size, checkpoint }: LogHead, now: Instant): boolean {
  if (checkpoint === null) {
    return size > 0;
  }
  const added = size - checkpoint.size;
  return added >= LEAVES || (added > 0 && now - checkpoint.at >= HOUR_MS);
}

async function signedCheckpoint(
  store: Store,
  { county, size, checkpoint }: LogHead,
  now: Instant,
): Promise<Checkpoint> {
  const whole: Range = [0, size];
  const root = (await tilesFor(store, county, [whole])).rootOfRange(whole, TREE);
  const at = Math.max(now, checkpoint?.at ?? now);
  const { suite, kid, sign } = await sealerFor(store, county, now);
  const text = checkpointText({ county, size, root, at });
  // Papers print the fingerprints, and who makes papers does not hold the keys.
  const keys = publicKeys().map((key) => ({ kid: key.kid, fingerprint: fingerprint(key, digest) }));
  return { _id: checkpointId(county, size), county, size, at, text, suite, kid, sig: sign(text), keys };
}

/** 检查点: hourly while the log grows, and after every 500 leaves. Once made it stays as it is. */
export async function issueCheckpoint(store: Store, county: string, now: Instant): Promise<void> {
  const seen = await headOf(store, county);
  if (!isDue(seen, now)) {
    return;
  }
  const checkpoint = await signedCheckpoint(store, seen, now);
  await persist(() =>
    store.tx(async (tx) => {
      const head = await tx.read('logHeads', county);
      if (head?.rev === seen.rev) {
        await tx.create('checkpoints', checkpoint);
        await tx.replace('logHeads', {
          ...head,
          checkpoint: { size: checkpoint.size, at: checkpoint.at },
          rev: head.rev + 1,
        });
      }
    }),
  );
}

/** The county's newest checkpoint; null while nothing is logged. */
export async function newestCheckpoint(store: Store, county: string): Promise<Checkpoint | null> {
  const { checkpoint } = await headOf(store, county);
  return checkpoint === null ? null : store.read('checkpoints', checkpointId(county, checkpoint.size));
}

/** What everybody may keep of the county log, so that nobody can change it later. */
export async function checkpointShown(store: Store, county: string): Promise<CheckpointShown | null> {
  const newest = await newestCheckpoint(store, county);
  return newest && { size: newest.size, at: newest.at, printed: printedCheckpoint(newest) };
}
