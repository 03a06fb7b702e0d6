import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Store } from '../../../local/gateway/actions';
import { Envelope } from '../../../local/gateway/envelope';
import { type Gateway, type GatewayOptions, startGateway } from '../../../local/gateway/gateway';
import { History } from '../../../local/gateway/history';
import { Refusal } from '../../../local/gateway/refusal';
import { lockOf, type Scope } from '../../../local/gateway/scope';
import { Tables } from '../../../local/gateway/tables';
import { Transactions } from '../../../local/gateway/transactions';
import { Writer } from '../../../local/gateway/writer';

type Parts = ConstructorParameters<typeof Transactions>;
type Write = Parameters<Scope['write']>;

/** The clients write no more than these. */
const MOST_DOCUMENTS = 7;

/** Transactions that see and do something else than they ought to. */
class Bent extends Transactions {
  protected readonly parts: Parts;

  constructor(...parts: Parts) {
    super(...parts);
    this.parts = parts;
  }

  protected bend(_id: string, scope: Scope): Scope {
    return scope;
  }

  override within<T>(id: string, act: (scope: Scope) => T): T {
    return super.within(id, (scope) => act(this.bend(id, scope)));
  }
}

/** A plain write does not wait for the transaction that has the document. */
class Impatient extends Bent {
  override plainly<T>(act: (scope: Scope) => T): Promise<T> {
    return this.parts[2].run(() => act(this.committed()));
  }
}

/** An aborted transaction is committed all the same. */
class Stubborn extends Bent {
  override abort(id: string): void {
    void this.commit(id).catch(() => undefined);
  }
}

/** What a transaction writes is seen by all before its commit. */
class Loud extends Bent {
  protected override bend(_id: string, scope: Scope): Scope {
    const write = (...written: Write) => {
      scope.write(...written);
      void this.parts[2].run(() => this.committed().write(...written));
    };
    return { ...scope, write };
  }
}

/** A transaction does not see what it has written. */
class Forgetful extends Bent {
  protected override bend(id: string, scope: Scope): Scope {
    const [tables, history] = this.parts;
    return {
      ...scope,
      overlay: (collection) => history.before(id, collection),
      read: (collection, key) => tables.get(collection, key),
    };
  }
}

/** A commit is done in pieces. */
class Piecemeal extends Bent {
  private readonly written = new Map<string, Map<string, Write>>();

  protected override bend(id: string, scope: Scope): Scope {
    const pieces = this.written.get(id) ?? new Map<string, Write>();
    this.written.set(id, pieces);
    const write = (...one: Write) => {
      scope.write(...one);
      pieces.set(lockOf(one[0], one[1]), one);
    };
    return { ...scope, write };
  }

  override async commit(id: string): Promise<void> {
    for (const piece of this.written.get(id)?.values() ?? []) {
      await this.parts[2].run(() => this.committed().write(...piece));
      for (let turns = 0; turns < 20; turns += 1) {
        await new Promise((next) => setImmediate(next));
      }
    }
    await super.commit(id);
  }
}

/** Every document may be written by many at once. */
class Lockless extends Bent {
  protected override bend(_id: string, scope: Scope): Scope {
    return { ...scope, claim: () => undefined };
  }

  /** Nothing bars, whoever asks. */
  override committed(): Scope {
    return super.committed();
  }
}

/** One plain write of twenty is acknowledged and not done. */
class Lazy extends Bent {
  private count = 0;

  override async plainly<T>(act: (scope: Scope) => T): Promise<T> {
    this.count += 1;
    return this.count % 20 === 0 ? act({ ...this.committed(), write: () => undefined }) : await super.plainly(act);
  }
}

/** One plain write of twenty that met with a transaction is done twice. */
class Double extends Bent {
  private count = 0;

  override async plainly<T>(act: (scope: Scope) => T): Promise<T> {
    this.count += 1;
    const answered = await super.plainly(act);
    return this.count % 20 === 0 ? await super.plainly(act).then(() => answered) : answered;
  }
}

/** Transactions see what is committed after they began. */
class Shortsighted extends History {
  override before(): Map<string, string | null> {
    return new Map();
  }
}

/** Nobody is told that a document has changed since. */
class Trusting extends History {
  override changed(): boolean {
    return false;
  }
}

/** Acknowledges before it is on disk. */
class Hasty extends Writer {
  private isOpen = false;

  constructor(private readonly file: Tables) {
    super(file);
  }

  override async run<T>(work: () => T): Promise<T> {
    if (!this.isOpen) {
      this.isOpen = true;
      this.file.control('BEGIN IMMEDIATE');
      setTimeout(() => this.flush(), 300);
    }
    this.file.control('SAVEPOINT hasty');
    try {
      return work();
    } catch (error) {
      this.file.control('ROLLBACK TO hasty');
      throw error;
    } finally {
      this.file.control('RELEASE hasty');
    }
  }

  override flush(): void {
    if (this.isOpen) {
      this.isOpen = false;
      this.file.control('COMMIT');
      this.file.settle();
    }
  }
}

/** A read of several documents is done one after the other, each of them right. */
const readInPieces =
  (action: string, of: RegExp): typeof answer =>
  async (store, fields, envelope) => {
    const { query } = fields;
    if (fields['action'] !== action || 'transactionId' in fields || typeof query !== 'string' || !of.test(query)) {
      return await answer(store, fields, envelope);
    }
    const list: unknown[] = [];
    let total = 0;
    for (let at = 0; at < MOST_DOCUMENTS; at += 1) {
      const one = { ...fields, query: `{"$and":[${query},{"_id":"d${at}"}]}` };
      const { data } = (await answer(store, one, new Envelope(one, Date.now()))) as Partial<Read>;
      list.push(...(data?.list ?? []));
      total += data?.total ?? 0;
      for (let turns = 0; turns < 20; turns += 1) {
        await new Promise((next) => setImmediate(next));
      }
    }
    return { data: { list, total } };
  };

interface Read {
  readonly data: { readonly list?: readonly string[]; readonly total?: number };
}

interface Plant {
  readonly answer?: typeof answer;
  readonly transactions?: new (...parts: Parts) => Transactions;
  readonly history?: new () => History;
  readonly writer?: new (tables: Tables) => Writer;
  /** Seen only when the gateway is killed. */
  readonly kill?: boolean;
}

/** Faults from the outside, by what goes wrong. */
export const FAULTS: Readonly<Record<string, Plant>> = {
  'a plain write does not wait for the lock': { transactions: Impatient },
  'a snapshot sees a later commit': { history: Shortsighted },
  'an aborted transaction is committed': { transactions: Stubborn },
  'a write is seen before its commit': { transactions: Loud },
  'no conflict with what has changed since': { history: Trusting },
  'no lock': { transactions: Lockless },
  'own writes are not read': { transactions: Forgetful },
  'a commit in pieces': { transactions: Piecemeal },
  'an acknowledged write is not done': { transactions: Lazy },
  'a write is done twice': { transactions: Double },
  'a count in pieces': { answer: readInPieces('database.calculateDocument', /gte|in/) },
  'a find in pieces': { answer: readInPieces('database.getDocument', /in/) },
  'an acknowledged commit is lost in a kill': { writer: Hasty, kill: true },
};

/** A gateway, with a fault or as it is. */
export async function gatewayWith(fault: string | undefined, options: GatewayOptions): Promise<Gateway> {
  const plant = fault === undefined ? undefined : FAULTS[fault];
  if (plant === undefined) {
    return await startGateway(options);
  }
  const tables = new Tables(options.file, options.collections, false);
  const writer = new (plant.writer ?? Writer)(tables);
  const history = new (plant.history ?? History)();
  const limit = options.transactionLimit ?? 30_000;
  const transactions = new (plant.transactions ?? Transactions)(tables, history, writer, limit);
  const store: Store = { tables, writer, transactions };
  const server = createServer((request, response) => {
    void reply(plant.answer ?? answer, store, request).then((body) =>
      response.end(JSON.stringify({ requestId: randomUUID(), ...body })),
    );
  });
  await new Promise<void>((ready) => {
    server.listen(options.port ?? 0, '127.0.0.1', ready);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  const close = async () => {
    transactions.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    writer.flush();
    tables.close();
  };
  return { url, secretId: 'id', secretKey: 'key', environment: 'local', close };
}

async function reply(act: typeof answer, store: Store, request: IncomingMessage): Promise<object> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  try {
    const fields = JSON.parse(Buffer.concat(parts).toString());
    return await act(store, fields, new Envelope(fields, Date.now()));
  } catch (error) {
    return error instanceof Refusal
      ? { code: error.code, message: error.message }
      : { code: 'SYS_ERR', message: String(error) };
  }
}
