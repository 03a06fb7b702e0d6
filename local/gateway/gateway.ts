import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Store } from './actions';
import { copy } from './copy';
import { checkEnvironment, Envelope } from './envelope';
import { Files } from './files';
import { History } from './history';
import { type CallFunction, invoke } from './invoke';
import { invalid, Refusal } from './refusal';
import { type Collections, Tables } from './tables';
import { Transactions } from './transactions';
import { isObject, type Json } from './value';
import { Writer } from './writer';

export interface GatewayOptions {
  /** The SQLite file, or `:memory:`. */
  readonly file: string;
  /** The collections and their indexes; `open` also makes any other on first use (never with product data). */
  readonly collections: Collections;
  readonly open?: boolean;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The key of this start; absent: a fresh one. */
  readonly secretId?: string;
  readonly secretKey?: string;
  /** The id of the one environment that is served. */
  readonly environment?: string;
  readonly now?: () => number;
  /** After how many milliseconds an open transaction is aborted; the cloud's limit is 30 s. */
  readonly transactionLimit?: number;
  /** Calls the functions of this machine; absent: calls of functions are refused. */
  readonly functions?: CallFunction;
}

/** Where a running gateway is and what its callers must show. */
export interface GatewayAddress {
  readonly url: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly environment: string;
}

export interface Gateway extends GatewayAddress {
  close(): Promise<void>;
}

const REQUEST_LIMIT = 16 * 1024 * 1024;
const REPLY_LIMIT = 6 * 1024 * 1024;
const TRANSACTION_LIMIT = 30_000;

/**
 * The environment variables with which the unmodified SDK talks to this gateway. `TENCENTCLOUD_RUNENV=SCF` makes the SDK behave as in
 * a cloud function: it asks no metadata service (60 ms a call) and finds its environment; it also switches keep-alive off, so a
 * caller says `tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })`.
 */
export function gatewayEnvironment(address: GatewayAddress): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: address.url }),
    TENCENTCLOUD_SECRETID: address.secretId,
    TENCENTCLOUD_SECRETKEY: address.secretKey,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: address.environment,
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_ENV: address.environment,
  };
}

/** Starts the cloud's document database and file store on one machine, on a loopback port of its own. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const tables = new Tables(options.file, options.collections, options.open ?? false);
  const writer = new Writer(tables);
  const limit = options.transactionLimit ?? TRANSACTION_LIMIT;
  const store: Store = { tables, writer, transactions: new Transactions(tables, new History(), writer, limit) };
  const secretId = options.secretId ?? randomBytes(24).toString('hex');
  const secretKey = options.secretKey ?? randomBytes(24).toString('hex');
  const environment = options.environment ?? 'local';
  const now = options.now ?? (() => Date.now());
  const files = new Files(options.file, environment, now);
  const desk: Desk = { store, files, secretId, environment, now, functions: options.functions };
  const server = createServer(
    { keepAliveTimeout: 65_000 },
    (request, response) =>
      void serve(desk, request, response).catch((error: unknown) => {
        process.stderr.write(`gateway: ${stackOf(error)}\n`);
        response.destroy();
      }),
  );
  await new Promise<void>((ready, failed) => {
    server.once('error', failed).listen(options.port ?? 0, '127.0.0.1', ready);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  files.origin = origin;
  const close = async () => {
    store.transactions.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    writer.flush();
    tables.close();
    files.close();
  };
  return { url: `${origin}/admin`, secretId, secretKey, environment, close };
}

interface Desk {
  readonly store: Store;
  readonly files: Files;
  readonly secretId: string;
  readonly environment: string;
  readonly now: () => number;
  readonly functions: CallFunction | undefined;
}

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!LOOPBACK.test(request.headers.host ?? '')) {
    response.writeHead(403).end();
    return;
  }
  const [path] = (request.url ?? '').split('?');
  if (path?.startsWith('/files/')) {
    await desk.files.serve(request, response);
  } else if ((path === '/admin' || path === '/copy') && request.method === 'POST') {
    await admin(desk, request, response, path === '/copy' ? copied : handle);
  } else {
    request.resume();
    const message = 'only POST to /admin and the addresses of files are served';
    send(response, 404, JSON.stringify({ requestId: randomUUID(), code: 'INVALID_PARAM', message }));
  }
}

function send(response: ServerResponse, status: number, reply: string): void {
  const bytes = Buffer.from(reply);
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length })
    .end(bytes);
}

async function admin(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  act: typeof handle | typeof copied,
): Promise<void> {
  const requestId = randomUUID();
  let reply: string;
  try {
    reply = JSON.stringify({ requestId, ...(await act(desk, request)) });
    if (Buffer.byteLength(reply) > REPLY_LIMIT) {
      throw new Refusal('DATABASE_REQUEST_FAILED', 'the reply is larger than 6 MB');
    }
  } catch (error) {
    reply = JSON.stringify({ requestId, ...refusalOf(error) });
  }
  send(response, 200, reply);
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof Refusal) {
    return { code: error.code, message: error.message };
  }
  process.stderr.write(`gateway: ${stackOf(error)}\n`);
  return { code: 'SYS_ERR', message: 'the local gateway failed; its log says why' };
}

const stackOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : String(error);

async function askedOf(desk: Desk, request: IncomingMessage): Promise<Json> {
  if (!bearsKey(request.headers.authorization ?? '', desk.secretId)) {
    throw new Refusal('SIGN_PARAM_INVALID', 'the key of this start is missing');
  }
  return readBody(await bodyOf(request));
}

/** The one request that is not the cloud's: a copy of everything. */
const copied = async (desk: Desk, request: IncomingMessage) =>
  await copy(desk.store.tables, desk.files, await askedOf(desk, request));

async function handle(desk: Desk, request: IncomingMessage) {
  const fields = await askedOf(desk, request);
  if (!isObject(fields)) {
    throw invalid('the body must be an object');
  }
  const envelope = new Envelope(fields, desk.now());
  checkEnvironment(envelope, desk.environment);
  if (envelope.action.startsWith('storage.')) {
    return await desk.files.answer(envelope);
  }
  return envelope.action === 'functions.invokeFunction'
    ? await invoke(desk.functions, envelope)
    : await answer(desk.store, fields, envelope);
}

function bearsKey(authorization: string, secretId: string): boolean {
  const given = Buffer.from(/^TC3-HMAC-SHA256 Credential=([^/,]*)\//.exec(authorization)?.[1] ?? '');
  const known = Buffer.from(secretId);
  return given.length === known.length && timingSafeEqual(given, known);
}

function readBody(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('the body is not JSON');
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= REQUEST_LIMIT) {
        parts.push(part);
      }
    });
    request.on('end', () => {
      if (size > REQUEST_LIMIT) {
        reject(new Refusal('EXCEED_REQUEST_SIZE_LIMIT', 'the request is larger than 16 MB'));
      } else {
        resolve(Buffer.concat(parts).toString('utf8'));
      }
    });
    request.on('error', reject);
    request.on('close', () => reject(invalid('the request was cut off')));
  });
}
