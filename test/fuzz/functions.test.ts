import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import type * as z from 'zod';
import type { Answered, Operation } from '#domain/api';
import { PROBLEMS } from '#domain/errors';
import type { PermissionRow } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import { CALLERS, isPost } from '../permission/callers';
import { openStage, type Stage } from '../permission/stage';
import { SIZES } from '../sizes';
import type { Actor } from '../support/fixture';
import { ACTING, BODIES, CANARY, HOSTILE, REQUEST_IDS } from './corpus';
import { poolOf } from './pool';
import { type Pool, requestsOf, type Spoil, spoilt } from './schema';

/** What decides a landing is no lottery; the full size tries others each time, and a failure says its seed. */
const SEEDED = process.env['PROVE'] ? {} : { seed: 20261122 };
const FOLDER = resolve(__dirname, '../../cloudfunctions');
const ROOMS = readdirSync(FOLDER).filter((room) => existsSync(join(FOLDER, room, 'index.ts')));
/** What a refusal may leave: that somebody tried, and that somebody was about to look. */
const TRACES = /^(limits|accessLog|incoming)\//;
/** Operations that count a person against a code before they look further: once each, so that a code is not a way of trying on. */
const SPENDERS = new Set(['accounts.usePhone', 'accounts.askBinding']);

interface Table {
  readonly operations: Readonly<Record<string, { readonly request: z.ZodType }>>;
}
const operationsOf = (room: string) =>
  Object.entries((require(join(FOLDER, room, 'index.ts')) as { main: Table }).main.operations);

const NEAR = CALLERS.filter((caller) => !isPost(caller) || (caller.holding === 'held' && !/0\b/.test(caller.unit)));

/** Mostly those who may, so that what lies behind the permission is met too. */
function actors(operation: string): fc.Arbitrary<Actor> {
  const row: PermissionRow = PERMISSIONS[operation as Operation];
  const may = NEAR.filter((caller) => caller.county === 'yunling' && (row[caller.who] || row.anyone));
  const any = { weight: 1, arbitrary: fc.constantFrom(...NEAR) };
  const able = { weight: 4, arbitrary: fc.constantFrom(...may) };
  return fc.oneof(any, able).map((caller) => caller.actor);
}

let stage: Stage;
let pool: Pool;
const rejected: unknown[] = [];
const onRejection = (reason: unknown): void => void rejected.push(reason);
beforeAll(async () => {
  process.on('unhandledRejection', onRejection);
  stage = await openStage();
  pool = await poolOf(stage.product);
}, 60_000);
afterAll(async () => {
  process.off('unhandledRejection', onRejection);
  await stage?.close();
});

/** Hands over what came and holds the answer against the contract. */
async function hold(room: string, event: unknown, openid: string): Promise<Answered<unknown>> {
  const answered = await stage.product.raw(room, event, openid);
  const operation = typeof event === 'object' && event !== null && 'operation' in event ? event.operation : '';
  const spends = typeof operation === 'string' && SPENDERS.has(operation);
  const changed = stage.journal.undo().filter((id) => !TRACES.test(id) && !(spends && id.startsWith('codes/')));
  expect(rejected).toEqual([]);
  if (answered.ok) {
    return answered;
  }
  expect(answered.code).not.toBe('INTERNAL');
  expect(answered.code in PROBLEMS).toBe(true);
  expect(answered.message).toMatch(/[一-龥]/);
  expect(JSON.stringify(answered)).not.toContain(CANARY);
  expect(changed).toEqual([]);
  return answered;
}

const SPOILS: readonly Spoil[] = [
  ...HOSTILE.map((make) => () => make()),
  (old) => [old],
  (old) => [old, old],
  (old) => ({ ...(typeof old === 'object' ? old : {}), [CANARY]: 1 }),
  (old) => (typeof old === 'string' ? `${old}${CANARY}` : CANARY),
  (old) => (typeof old === 'string' ? old.toUpperCase() : 0),
  (old) => (typeof old === 'number' ? String(old) : old),
];

/** A whole request, or one with one or two of its places spoilt. */
function requests(schema: z.ZodType): fc.Arbitrary<unknown> {
  const whole = requestsOf(schema, pool);
  const spoil = fc.record({ where: fc.nat(200), by: fc.constantFrom(...SPOILS) });
  const once = fc
    .tuple(whole, fc.array(spoil, { minLength: 1, maxLength: 2 }))
    .map(([request, spoils]) => spoils.reduce((value, { where, by }) => spoilt(value, where, by), request));
  const other = fc.constantFrom(...HOSTILE).map((make) => make());
  return fc.oneof({ weight: 6, arbitrary: whole }, { weight: 3, arbitrary: once }, { weight: 1, arbitrary: other });
}

function events(operation: string, schema: z.ZodType): fc.Arbitrary<{ event: unknown; openid: string }> {
  const id = fc.oneof(
    { weight: 19, arbitrary: fc.stringMatching(/^[a-f0-9]{24}$/) },
    { weight: 1, arbitrary: fc.constantFrom(...REQUEST_IDS) },
  );
  const odd = fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...ACTING) },
  );
  return fc.tuple(actors(operation), requests(schema), id, odd).map(([actor, request, requestId, as]) => ({
    event: { operation, request, requestId, as: as === undefined ? actor.as : as },
    openid: actor.openid,
  }));
}

test.each(ROOMS)(
  '%s: whatever is sent gets a typed answer, says nothing back and changes nothing that it refuses',
  async (room) => {
    const operations = operationsOf(room);
    const runs = Math.max(SIZES.fuzzRunsOfOperation, Math.ceil(SIZES.fuzzRunsOfFunction / operations.length));
    const tally: Record<string, number> = {};
    for (const [operation, { request }] of operations) {
      await fc.assert(
        fc.asyncProperty(events(operation, request), async ({ event, openid }) => {
          const answered = await hold(room, event, openid);
          const code = answered.ok ? 'ok' : answered.code;
          tally[code] = (tally[code] ?? 0) + 1;
        }),
        { numRuns: runs, endOnFailure: true, ...SEEDED },
      );
    }
    for (const body of BODIES) {
      await hold(room, body(), 'o-yunling-classTeacher');
    }
    // Half of what is sent is well formed: enough of it must come through to be worth anything.
    expect(tally['ok']).toBeGreaterThan(runs * operations.length * 0.005);
  },
  900_000,
);
