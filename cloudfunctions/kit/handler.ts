import type { ZodType } from 'zod';
import type { Binding } from '#domain/accounts/documents';
import type { Answered, Envelope, Operation, ReplyOf, RequestOf } from '#domain/api';
import { type ErrorCode, type FieldProblem, PROBLEMS, Refusal, refuse } from '#domain/errors';
import type { ActingPost, Scope } from '#domain/permission';
import { dayOf, type Instant, type PlainDate } from '#domain/plain-date';
import type { Owner } from './documents';
import { readEnvelope, shapeProblems } from './envelope';
import { factIdOf, fingerprintOf, type Outcome, record } from './facts';
import { type Acting, actingAs, caller, heldPost, onlyCounty } from './identity';
import { log, whereOf } from './log';
import { type Authority, requireActor, requirePerson, requirePost, touchAuthority } from './permission';
import { personIdOf, randomId } from './secrets';
import { isTransient, openStore, type Store, type Transaction } from './store';

/** Everything an operation may know of the call. Ids and times are fixed before the first try. */
export interface Call {
  readonly operation: Operation;
  readonly reqId: string;
  /** Empty for reads. */
  readonly requestId: string;
  readonly openid: string;
  /** The county of what the call is about. */
  readonly county: string;
  /** The caller in that county, whether or not they are known there yet. */
  readonly person: string;
  /** The acting post; null for families and for people not bound. */
  readonly post: ActingPost | null;
  /** The binding by which a guardian acts; in a write as its transaction found it. Null for posts and for people as themselves. */
  readonly binding: Binding | null;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly store: Store;
  /** A fresh id that stays the same over the tries of this call: `id('child')`. */
  readonly id: (name: string) => string;
}

/** What `scope` may use: the store, the time, and who is calling. */
export type Asking = Pick<Call, 'openid' | 'now' | 'today' | 'store'> & {
  /** County that the caller acts in, where it is known before the subject is. */
  readonly county: string | null;
  readonly post: ActingPost | null;
};

interface Shared<O extends Operation> {
  readonly request: ZodType<RequestOf<O>>;
  /** What the call is about; null answers NOT_FOUND. */
  readonly scope: (asking: Asking, request: RequestOf<O>) => Promise<Scope | null>;
}

export interface Reading<O extends Operation> extends Shared<O> {
  readonly read: (call: Call, request: RequestOf<O>) => Promise<ReplyOf<O>>;
}

export interface Writing<O extends Operation> extends Shared<O> {
  /** Plain reads before the transaction: policy, calendar, lists. What it returns is handed to `write`. */
  readonly prepare?: (call: Call, request: RequestOf<O>) => Promise<unknown>;
  /** Inside the transaction; may run several times. */
  readonly write: (
    tx: Transaction,
    call: Call,
    request: RequestOf<O>,
    prepared: unknown,
  ) => Promise<Outcome<ReplyOf<O>>>;
}

type Handled<O extends Operation> = Reading<O> | Writing<O>;
/** The table of operations of one function. */
export type Operations<F extends string> = {
  readonly [O in Operation as O extends `${F}.${string}` ? O : never]: Handled<O>;
};

interface Prepared {
  readonly call: Call;
  readonly authority: Authority;
}

async function counties(store: Store): Promise<string[]> {
  // The one list without a county; it holds the counties of this deployment, and no person's data.
  const { items } = await store.page('counties', { equal: {}, limit: 100 });
  return items.map((county) => county._id);
}

async function askingFor(store: Store, acting: Acting, openid: string, now: Instant): Promise<Asking> {
  const today = dayOf(now);
  const post = acting.postId ? await heldPost(store, acting.postId, openid, today) : null;
  const county = post?.county ?? acting.county ?? (await onlyCounty(store, openid, await counties(store)));
  return { openid, now, today, store, county, post };
}

async function permit(operation: Operation, asking: Asking, about: Scope | null, requestId: string): Promise<Prepared> {
  const scope = about ?? refuse('NOT_FOUND');
  const person = personIdOf(scope.county, asking.openid);
  const authority = asking.post
    ? requirePost(operation, asking.post, scope, person)
    : await requirePerson(asking.store, operation, person, scope, asking.now);
  const ids = new Map<string, string>();
  const id = (name: string): string => {
    const known = ids.get(name) ?? randomId();
    ids.set(name, known);
    return known;
  };
  const { openid, post, now, today, store } = asking;
  const call: Call = {
    operation,
    reqId: randomId(),
    requestId,
    openid,
    county: scope.county,
    person,
    post,
    binding: authority.kind === 'binding' ? authority.binding : null,
    now,
    today,
    store,
    id,
  };
  return { call, authority };
}

async function write<O extends Operation>(
  handled: Writing<O>,
  prepared: Prepared,
  request: RequestOf<O>,
): Promise<ReplyOf<O>> {
  const { call, authority } = prepared;
  const before = handled.prepare ? await handled.prepare(call, request) : undefined;
  const act = {
    factId: factIdOf(call.person, call.operation, call.requestId),
    county: call.county,
    operation: call.operation,
    person: call.person,
    post: call.post?.id ?? null,
    now: call.now,
    fingerprint: fingerprintOf(request),
  };
  return record(call.store, act, async (tx) => {
    const binding = await touchAuthority(tx, authority, call.person, call);
    return handled.write(tx, { ...call, binding }, request, before);
  });
}

async function answer<O extends Operation>(
  handled: Handled<O>,
  operation: O,
  envelope: Envelope,
  context: { readonly openid: string; readonly store: Store; readonly now: Instant },
): Promise<ReplyOf<O>> {
  const parsed = handled.request.safeParse(envelope.request);
  if (!parsed.success) {
    refuse('INVALID_ARGUMENT', { fields: shapeProblems(parsed.error, handled.request) });
  }
  const isWrite = 'write' in handled;
  if (isWrite && !envelope.requestId) {
    refuse('IDEMPOTENCY_KEY_REQUIRED');
  }
  const asking = await askingFor(context.store, actingAs(envelope.as), context.openid, context.now);
  requireActor(operation, asking.post);
  const about = await handled.scope(asking, parsed.data);
  const prepared = await permit(operation, asking, about, envelope.requestId ?? '');
  return isWrite ? write(handled, prepared, parsed.data) : handled.read(prepared.call, parsed.data);
}

function refusal(code: ErrorCode, reqId: string, details: Refusal['details'] = {}): Answered<never> {
  const problem = PROBLEMS[code];
  const fields: readonly FieldProblem[] | undefined = details.fields;
  return {
    ok: false,
    code,
    message: details.message ?? problem.message,
    reqId,
    retryable: problem.retryable,
    ...(details.retryAfterSec === undefined ? {} : { retryAfterSec: details.retryAfterSec }),
    ...(fields ? { fields } : {}),
  };
}

/** What a function does besides answering people: its queue and its jobs, on its own minute timer. */
export type Tick = (store: Store, now: Instant) => Promise<void>;

/** The refusal of whatever went wrong; what nobody expected is logged by where it happened. */
function refusalOf(error: unknown, operation: string, reqId: string): Answered<never> {
  if (error instanceof Refusal) {
    return refusal(error.code, reqId, error.details);
  }
  if (isTransient(error)) {
    // The database gave no answer to a read either: the same as a write that found no way through.
    return refusal('BUSY', reqId);
  }
  log({ level: 'error', event: 'unexpected', operation, reqId, where: whereOf(error) });
  return refusal('INTERNAL', reqId);
}

async function dispatch(
  table: ReadonlyMap<string, unknown>,
  envelope: Envelope,
  context: { readonly openid: string; readonly store: Store; readonly now: Instant },
): Promise<unknown> {
  const handled = table.get(envelope.operation) as Handled<Operation> | undefined;
  return handled ? answer(handled, envelope.operation as Operation, envelope, context) : refuse('UNKNOWN_OPERATION');
}

/** 入口: makes a function's `main`, which bears its table. The only try/catch; never throws to the platform, since a throw may be retried. */
export function serve<F extends Owner>(name: F, operations: Operations<F>, tick?: Tick) {
  const table = new Map(Object.entries<unknown>(operations));
  async function main(event: unknown, context: unknown): Promise<Answered<unknown>> {
    const now = Date.now();
    const reqId = randomId();
    let operation = '';
    try {
      const { openid, timer } = caller(context);
      const store = openStore(name);
      if (timer) {
        await tick?.(store, now);
        return { ok: true, data: null, at: now };
      }
      const envelope = readEnvelope(event);
      operation = envelope.operation;
      const data = await dispatch(table, envelope, { openid: openid || refuse('UNAUTHENTICATED'), store, now });
      return { ok: true, data, at: now };
    } catch (error) {
      return refusalOf(error, operation, reqId);
    }
  }
  return Object.assign(main, { operations });
}
