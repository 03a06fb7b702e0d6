import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Answered, Operation, ReplyOf, RequestOf } from '#domain/api';
import { CONSUMERS } from '#domain/records';
import { COLLECTIONS } from '../../cloudfunctions/kit/collections';
import type { CollectionName, Documents } from '../../cloudfunctions/kit/documents';
import { openStore, type Store } from '../../cloudfunctions/kit/store';
import { type Gateway, gatewayEnvironment, startGateway } from '../../local/gateway/gateway';
import { advance, restoreClock, setNow } from './clock';
import { type Actor, COUNTIES, countySeed, NOW, type Seed } from './fixture';
import { keepSeed, keptSeed, writtenBy } from './standing';

type Main = (event: unknown, context: unknown) => Promise<Answered<unknown>>;

const FOLDER = resolve(__dirname, '../../cloudfunctions');
const APPEND = 100;
const ROUNDS = 60;
const MINUTE_MS = 60_000;

/** Somebody calling. `call` gives the whole answer; `done` the data, or fails the test with code and sentence. */
export interface Caller {
  call<O extends Operation>(operation: O, request: RequestOf<O>, requestId?: string): Promise<Answered<ReplyOf<O>>>;
  done<O extends Operation>(operation: O, request: RequestOf<O>, requestId?: string): Promise<ReplyOf<O>>;
}

/** The whole product in this process: gateway, real SDK, real functions, two counties. */
export interface Product {
  /** By name in the cast: `classTeacher`, `villageHead.sibling`, `guardian.a`, `stranger`; of county `qingshi` with its name. */
  as(name: string, county?: (typeof COUNTIES)[number]): Caller;
  actor(name: string, county?: (typeof COUNTIES)[number]): Actor;
  /** Any caller at all, for the tests of identity and permission. */
  by(actor: Actor): Caller;
  /** Hands an event to a function as the platform would. */
  raw(room: string, event: unknown, openid: string): Promise<Answered<unknown>>;
  /** Everything readable and writable, past every rule: for arranging and for looking. */
  readonly store: Store;
  write<C extends CollectionName>(collection: C, documents: readonly Documents[C][]): Promise<void>;
  /** Runs every function's tick until no row is due. */
  settle(): Promise<void>;
  tick(room: string): Promise<void>;
  readonly gateway: Gateway;
  close(): Promise<void>;
}

function loadFunctions(): Map<string, Main> {
  const rooms = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'index.ts')));
  return new Map(rooms.map((room) => [room, (require(join(FOLDER, room, 'index.ts')) as { main: Main }).main]));
}

const contextOf = (words: Readonly<Record<string, string>>): object => ({
  environment: JSON.stringify({
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_ENV: 'local',
    ...words,
  }),
});

/** Writes the documents of a seed, past every rule. */
export async function plant(store: Store, seed: Seed): Promise<void> {
  for (const [collection, documents] of Object.entries(seed) as [CollectionName, Documents[CollectionName][]][]) {
    for (let n = 0; n < documents.length; n += APPEND) {
      await store.append(collection, documents.slice(n, n + APPEND));
    }
  }
}

/** A request id as a phone makes it. */
export const requestId = (): string => randomBytes(12).toString('hex');

let counted: Seed | undefined;

/** The counties a minute after the first tick, which counts everybody of the term: half a thousand requests, made once for all files. */
async function countedSeed(): Promise<Seed> {
  counted ??= keptSeed();
  if (!counted) {
    counted = await writtenBy(async () => {
      const product = await openProduct();
      setNow(NOW - MINUTE_MS);
      await product.settle();
      await product.close();
    });
    keepSeed(counted);
  }
  return counted;
}

/**
 * @param begun `fresh`: nobody has been counted yet, and the first tick counts everybody. `counted`: as on any later day; of no use where
 * a test plants units or children past every rule and expects them in the counts.
 */
export async function openProduct(begun: 'fresh' | 'counted' = 'fresh'): Promise<Product> {
  const standing = begun === 'counted' ? await countedSeed() : undefined;
  setNow(NOW);
  const gateway = await startGateway({ file: ':memory:', collections: COLLECTIONS });
  Object.assign(process.env, gatewayEnvironment(gateway));
  const store = openStore('kit');
  const functions = loadFunctions();
  const casts = new Map<string, ReadonlyMap<string, Actor>>();
  for (const county of COUNTIES) {
    const { seed, cast } = countySeed(county);
    casts.set(county, cast);
    if (!standing) {
      await plant(store, seed);
    }
  }
  if (standing) {
    await plant(store, standing);
  }
  const raw = async (room: string, event: unknown, openid: string): Promise<Answered<unknown>> => {
    const main = functions.get(room);
    if (!main) {
      throw new Error(`no function ${room}`);
    }
    return main(event, contextOf({ WX_OPENID: openid, WX_APPID: 'local' }));
  };
  const by = (actor: Actor): Caller => {
    const call = async <O extends Operation>(operation: O, request: RequestOf<O>, id = requestId()) => {
      const event = { operation, request, requestId: id, ...(actor.as ? { as: actor.as } : {}) };
      return (await raw(String(operation).split('.')[0] ?? '', event, actor.openid)) as Answered<ReplyOf<O>>;
    };
    return {
      call,
      async done(operation, request, id) {
        const answered = await call(operation, request, id);
        if (!answered.ok) {
          throw new Error(
            `${operation}: ${answered.code} ${answered.message} ${JSON.stringify(answered.fields ?? [])}`,
          );
        }
        return answered.data;
      },
    };
  };
  const actor = (name: string, county: string = 'yunling'): Actor => {
    const known = casts.get(county)?.get(name);
    if (!known) {
      throw new Error(`nobody is called ${name}`);
    }
    return known;
  };
  const tick = async (room: string): Promise<void> => {
    await functions.get(room)?.({ Type: 'Timer', TriggerName: 'tick' }, contextOf({ TRIGGER_SRC: 'timer' }));
  };
  const rowsLeft = async (): Promise<number> => {
    let rows = 0;
    for (const county of COUNTIES) {
      for (const consumer of CONSUMERS) {
        rows += (await store.page('pending', { equal: { county, consumer }, range: { key: 'at' }, limit: 1 })).items
          .length;
      }
    }
    return rows;
  };
  const settle = async (): Promise<void> => {
    for (let n = 0; n < ROUNDS; n += 1) {
      for (const room of functions.keys()) {
        await tick(room);
      }
      if ((await rowsLeft()) === 0) {
        return;
      }
      advance(1000);
    }
    throw new Error('the queues do not empty');
  };
  return {
    as: (name, county) => by(actor(name, county)),
    actor,
    by,
    raw,
    store,
    write: (collection, documents) => store.append(collection, documents),
    settle,
    tick,
    gateway,
    async close() {
      await gateway.close();
      restoreClock();
    },
  };
}
