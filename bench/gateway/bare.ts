import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'libsql';

interface Wire {
  readonly action: string;
  readonly data?: string | readonly string[];
  readonly query?: string;
  readonly limit?: number;
  readonly transactionId?: string;
}

/** The bare server: a switch over five actions, a table with the indexed fields beside the document. */
export function bare(file: string): void {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE children (id TEXT PRIMARY KEY, doc TEXT, county TEXT, class TEXT, pinyin TEXT)');
  db.exec('CREATE INDEX page ON children (county, class, pinyin, id)');
  const read = db.prepare('SELECT doc FROM children WHERE id = ?').raw();
  const page = db
    .prepare(
      'SELECT doc FROM children WHERE county = ? AND class = ? AND (pinyin, id) > (?, ?) ORDER BY pinyin, id LIMIT ?',
    )
    .raw();
  const put = db.prepare('INSERT OR REPLACE INTO children VALUES (?, ?, ?, ?, ?)');
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const open = new Map<string, [string, Record<string, unknown>][]>();
  const store = (text: string, fields: Record<string, unknown>) =>
    put.run(fields['_id'], text, fields['county'], fields['classId'], fields['pinyin']);
  const write = (rows: readonly [string, Record<string, unknown>][]) => {
    begin.run();
    for (const row of rows) {
      store(...row);
    }
    commit.run();
  };
  const answer = (asked: Wire): object => {
    const query = JSON.parse(asked.query || '{}');
    switch (asked.action) {
      case 'database.getDocument': {
        const [equal, { $or } = { $or: undefined }] = query.$and ?? [];
        const rows = equal
          ? page.all(equal.county, equal.classId, $or[1].pinyin, $or[1]._id.$gt, asked.limit)
          : read.all(query._id);
        return { data: { list: rows.map((row) => (row as [string])[0]) } };
      }
      case 'database.insertDocument': {
        const rows = (asked.data as string[]).map((text): [string, Record<string, unknown>] => [
          text,
          JSON.parse(text),
        ]);
        const later = open.get(asked.transactionId ?? '');
        later ? later.push(...rows) : write(rows);
        return { data: { insertedIds: rows.map(([, fields]) => fields['_id']) } };
      }
      case 'database.modifyDocument': {
        const fields = { _id: query._id, ...JSON.parse(asked.data as string) };
        open.get(asked.transactionId ?? '')?.push([JSON.stringify(fields), fields]);
        return { data: { updated: 1, upsert_id: null } };
      }
      case 'database.startTransaction': {
        const transactionId = String(Math.random());
        open.set(transactionId, []);
        return { transactionId };
      }
      default:
        write(open.get(asked.transactionId ?? '') ?? []);
        open.delete(asked.transactionId ?? '');
        return {};
    }
  };
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const reply = Buffer.from(
        JSON.stringify({ requestId: 'bare', ...answer(JSON.parse(Buffer.concat(parts).toString())) }),
      );
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
    process.stdout.write(`${JSON.stringify({ url, secretId: 'bare', secretKey: 'bare', environment: 'local' })}\n`);
  });
}
