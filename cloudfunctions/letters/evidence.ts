import type { Checkpoint } from '#domain/evidence/documents';
import { type EvidenceBody, type EvidenceContent, sealedEvidence } from '#domain/evidence/format';
import { consistencyRanges, inclusionRanges, type Range } from '#domain/evidence/merkle';
import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter } from '#domain/letters/parties';
import { logAccess } from '../kit/access-log';
import type { Call, Reading } from '../kit/handler';
import { publicKeys, TREE } from '../kit/sealing';
import { decrypt } from '../kit/secrets';
import { newestCheckpoint } from './checkpoints';
import { isOwn, letterScope, seenLetter } from './letter-scope';
import { tilesFor } from './log-tree';
import { statementOf } from './read';
import { evidenceRequest } from './requests-evidence';
import { sealerFor } from './sealer';

/** The handwriting goes to who wrote it, and to staff, who leave a line in 查看登记 for the whole file. */
async function inksOf(call: Call, letter: Letter): Promise<EvidenceBody['inks']> {
  if (call.post) {
    const child = isGuardianLetter(letter) ? letter.child : null;
    await logAccess(call.store, call, { child, fields: ['evidence', 'ink'], reason: '下载证据文件' });
  } else if (!isOwn(call, letter)) {
    return [];
  }
  const ids = letter.events.filter(({ type }) => type === 'signed').map(({ seq }) => `${letter._id}:${seq}`);
  const inks = await call.store.readAll('inks', ids);
  return inks.map(({ _id, points }) => ({
    seq: Number(_id.slice(_id.lastIndexOf(':') + 1)),
    points: decrypt(points, { collection: 'inks', field: 'points', id: _id }),
  }));
}

type Proofs = Pick<EvidenceBody, 'checkpoint' | 'inclusion' | 'consistency'>;

/** Every root that the proofs name, from one look at the tiles. */
async function proofsOf(call: Call, letter: Letter, newest: Checkpoint, since: number | undefined): Promise<Proofs> {
  const { store, county } = call;
  const { size, text, suite, kid, sig } = newest;
  const hashes = letter.events.map(({ hash }) => hash);
  const leaves = new Map((await store.readAll('logLeaves', hashes)).map(({ _id, n }) => [_id, n]));
  const places = hashes.map((hash) => leaves.get(hash) ?? size);
  const ways = places.map((n): Range[] | null => (n < size ? inclusionRanges(n, size) : null));
  const back = since !== undefined && since < size ? consistencyRanges(since, size) : null;
  const tiles = await tilesFor(store, county, [...ways.flatMap((way) => way ?? []), ...(back ?? [])]);
  const roots = (ranges: readonly Range[]): string[] => ranges.map((range) => tiles.rootOfRange(range, TREE));
  return {
    checkpoint: { text, suite, kid, sig },
    inclusion: ways.map((way, n) => way && { n: places[n] ?? 0, path: roots(way) }),
    consistency: back && since !== undefined ? { size: since, path: roots(back) } : null,
  };
}

const unproved = (letter: Letter): Proofs => ({
  checkpoint: null,
  inclusion: letter.events.map(() => null),
  consistency: null,
});

/** 下载证据文件: for any party of the letter, sealed as it is now. */
export const evidence: Reading<'letters.evidence'> = {
  request: evidenceRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const { store, county, now } = call;
    const letter = await seenLetter(call, request.letter);
    const newest = await newestCheckpoint(store, county);
    const body = {
      county,
      madeAt: now,
      content: { ...letter.content } as EvidenceContent,
      statement: await statementOf(call, letter),
      events: letter.events,
      inks: await inksOf(call, letter),
      ...(newest ? await proofsOf(call, letter, newest, request.since) : unproved(letter)),
    };
    const text = sealedEvidence(body, publicKeys(), await sealerFor(store, county, now));
    return { name: `${letter.checkCode ?? letter.digest.sm3.slice(0, 12)}.json`, text };
  },
};
