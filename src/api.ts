import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import { type ErrorCode, type FieldProblem, PROBLEMS } from '#domain/errors';
import { acting } from './acting';
import { platform } from './platform';
import { Unreachable } from './platform/contract';

/** What went wrong with a call: a code of the server's contract, or OFFLINE when no answer came. */
export class ApiProblem extends Error {
  readonly code: ErrorCode | 'OFFLINE';
  /** 编号 to quote to the administrator; empty when no answer came. */
  readonly reqId: string;
  readonly retryable: boolean;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSec: number | undefined;

  constructor(given: {
    code: ErrorCode | 'OFFLINE';
    message: string;
    reqId?: string;
    retryable: boolean;
    fields?: readonly FieldProblem[];
    retryAfterSec?: number | undefined;
  }) {
    super(given.message);
    this.name = 'ApiProblem';
    this.code = given.code;
    this.reqId = given.reqId ?? '';
    this.retryable = given.retryable;
    this.fields = given.fields ?? [];
    this.retryAfterSec = given.retryAfterSec;
  }
}

interface CallOptions {
  /** Made when the person's intent starts and kept with the draft; a read needs none. */
  readonly requestId?: string;
  /** Another standing than the current one; undefined = the current. */
  readonly as?: string | undefined;
}

let writes = 0;

/** How many writes of this phone have been answered: a read that one of them overtook may not know it. */
export function writesAnswered(): number {
  return writes;
}

/** Less is the time that an answer takes. */
const CLOCK_DRIFT_MS = 60_000;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CLOCK = 'clock';
let offset: number | undefined;

/** How far the server's clock is ahead; kept, so that the right day is known without network too. */
function ahead(): number {
  offset ??= Number(platform.storage.get(CLOCK) ?? 0);
  return offset;
}

function heardClock(at: number): void {
  const now = at - Date.now();
  if (Math.abs(now - ahead()) > CLOCK_DRIFT_MS) {
    platform.storage.set(CLOCK, now);
  }
  offset = now;
}

/** A request id (26 characters, time first): made once for an intent, sent again unchanged with every try. */
export function newRequestId(): string {
  const time = Date.now().toString(32).padStart(10, '0').slice(-10);
  const random = Array.from({ length: 16 }, () => ALPHABET[Math.floor(Math.random() * 32)]);
  return time + random.join('');
}

/** The server's clock in ms, as the last reply told it: the demo's day may differ from the phone's. */
export function serverNow(): number {
  return Date.now() + ahead();
}

function problemFrom(reply: Record<string, unknown>): ApiProblem {
  const code =
    typeof reply['code'] === 'string' && reply['code'] in PROBLEMS ? (reply['code'] as ErrorCode) : 'INTERNAL';
  return new ApiProblem({
    code,
    message: typeof reply['message'] === 'string' ? reply['message'] : PROBLEMS[code].message,
    reqId: String(reply['reqId'] ?? ''),
    retryable: reply['retryable'] === true || PROBLEMS[code].retryable,
    fields: Array.isArray(reply['fields']) ? (reply['fields'] as FieldProblem[]) : [],
    retryAfterSec: typeof reply['retryAfterSec'] === 'number' ? reply['retryAfterSec'] : undefined,
  });
}

/** Any thrown thing as a problem that a screen can show. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) {
    return error;
  }
  return error instanceof Unreachable
    ? new ApiProblem({ code: 'OFFLINE', message: '没有连上网络，请稍后再试。', retryable: true })
    : new ApiProblem({ code: 'INTERNAL', message: PROBLEMS.INTERNAL.message, retryable: false });
}

/**
 * Calls one operation of a cloud function, e.g. `call('letters.read', { letter })`.
 * @throws {ApiProblem} with a sentence for the person.
 */
export async function call<O extends Operation>(
  operation: O,
  request: RequestOf<O>,
  options: CallOptions = {},
): Promise<ReplyOf<O>> {
  const name: string = operation;
  const functionName = name.slice(0, name.indexOf('.'));
  const as = options.as ?? acting().as;
  const body = { operation, request, requestId: options.requestId ?? newRequestId(), ...(as ? { as } : {}) };
  const reply = await platform.send(functionName, body).catch((error: unknown) => {
    throw asProblem(error);
  });
  const answer: Record<string, unknown> = { ...Object(reply) };
  if (answer['ok'] !== true) {
    throw problemFrom(answer);
  }
  writes += options.requestId === undefined ? 0 : 1;
  if (typeof answer['at'] === 'number') {
    heardClock(answer['at']);
  }
  return answer['data'] as ReplyOf<O>;
}
