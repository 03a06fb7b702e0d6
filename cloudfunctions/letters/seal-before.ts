import { found } from '#domain/errors';
import type { LogHead } from '#domain/evidence/documents';
import type { Letter } from '#domain/letters/documents';
import { isUnsealed, sealedEvents } from '#domain/letters/event';
import type { Sealer } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';
import { persist, record } from '../kit/facts';
import { log, whereOf } from '../kit/log';
import { derivedId } from '../kit/secrets';
import type { Store } from '../kit/store';
import { eachCounty } from '../kit/tick';
import { pathsOf } from './letter-scope';
import { emptyHead, headOf } from './log-tree';
import { sealerFor } from './sealer';
import { START_KIND } from './start-job';

const LETTERS_A_CHUNK = 40;
const CHUNKS_A_TICK = 10;

/** One link more, one fact, one row for the log; a letter that an act has sealed meanwhile is left as it is. */
function sealOne(store: Store, { _id, county }: Letter, sealer: Sealer, now: Instant): Promise<null> {
  const operation = 'letters.sealed';
  const factId = derivedId(operation, _id);
  const act = { factId, county, operation, person: null, post: null, now, fingerprint: '' };
  return record(store, act, async (tx) => {
    const letter = found(await tx.read('letters', _id));
    const events = sealedEvents(letter, now, sealer);
    if (events !== letter.events) {
      await tx.replace('letters', { ...letter, events, rev: letter.rev + 1 });
    }
    return {
      reply: null,
      subject: `letters/${_id}`,
      paths: pathsOf(letter),
      change: { suite: sealer.suite, kid: sealer.kid },
      wakes: { log: [_id] },
    };
  });
}

/** A start under way may have begun before there was sealing: its letters are not in sight yet. */
async function isStarting(store: Store, county: string): Promise<boolean> {
  const list = await store.read('openJobs', county);
  return list?.jobs.some(({ id }) => id.includes(`:${START_KIND}:`)) ?? false;
}

function moveOn(store: Store, seen: LogHead, sealed: LogHead['sealed']): Promise<void> {
  return persist(() =>
    store.tx(async (tx) => {
      const present = await tx.read('logHeads', seen.county);
      const head = present ?? emptyHead(seen.county);
      if (head.sealed.cursor === seen.sealed.cursor) {
        const next = { ...head, sealed, rev: head.rev + 1 };
        await (present ? tx.replace('logHeads', next) : tx.create('logHeads', next));
      }
    }),
  );
}

/** @returns whether there is more to look through. */
async function sealChunk(store: Store, county: string, now: Instant): Promise<boolean> {
  const head = await headOf(store, county);
  if (head.sealed.done) {
    return false;
  }
  const { cursor } = head.sealed;
  const page = await store.page('letters', { equal: { county }, limit: LETTERS_A_CHUNK, cursor });
  if (await isStarting(store, county)) {
    return false;
  }
  const old = page.items.filter(isUnsealed);
  if (old.length > 0) {
    const sealer = await sealerFor(store, county, now);
    for (const letter of old) {
      await sealOne(store, letter, sealer, now);
    }
  }
  await moveOn(store, head, { cursor: page.cursor, done: page.cursor === null });
  return page.cursor !== null;
}

/** 补封: letters made before there was sealing, a chunk at a time; a chunk done twice seals nothing twice. */
export const sealBefore = (store: Store, now: Instant): Promise<void> =>
  eachCounty(store, async (county) => {
    try {
      let more = true;
      for (let n = 0; n < CHUNKS_A_TICK && more; n += 1) {
        more = await sealChunk(store, county, now);
      }
    } catch (error) {
      log({ level: 'error', event: 'sealing of before', county, where: whereOf(error) });
    }
  });
