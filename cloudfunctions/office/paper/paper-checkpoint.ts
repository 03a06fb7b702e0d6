import { printedCheckpoint } from '#domain/evidence/checkpoint';
import { type Checkpoint, checkpointId } from '#domain/evidence/documents';
import type { Letter } from '#domain/letters/documents';
import type { PaperCheckpoint } from '#domain/office/paper';
import type { Call } from '../../kit/handler';

/** The county's newest checkpoint; null while nothing is logged. */
async function newest({ store, county }: Call): Promise<Checkpoint | null> {
  const { checkpoint = null } = (await store.read('logHeads', county)) ?? {};
  return checkpoint && store.read('checkpoints', checkpointId(county, checkpoint.size));
}

/** 公钥指纹 with the key's name, of these keys alone. */
const printsOf = ({ keys = [] }: Checkpoint, kids: readonly (string | null)[]): string[] =>
  keys.filter(({ kid }) => kids.includes(kid)).map(({ kid, fingerprint }) => `${fingerprint}（${kid}）`);

/** 县日志检查点 for the foot of a letter: with the keys that signed what stands on it. */
export async function paperCheckpoint(call: Call, letter: Pick<Letter, 'events'>): Promise<PaperCheckpoint | null> {
  const known = await newest(call);
  if (!known) {
    return null;
  }
  const kids = [known.kid, ...letter.events.map(({ kid }) => kid)];
  return { printed: printedCheckpoint(known), size: known.size, at: known.at, fingerprints: printsOf(known, kids) };
}

/** 公钥指纹 of the key that seals now, for sheets that are signed later; empty while nothing is logged. */
export async function sealPrint(call: Call): Promise<string> {
  const known = await newest(call);
  return known ? (printsOf(known, [known.kid])[0] ?? '') : '';
}
