import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { calculateObjectSize } from 'bson';
import Database from 'libsql';
import type { Ending } from '../../local/functions';
import { startGateway } from '../../local/gateway/gateway';
import type { Json } from '../../local/gateway/value';
import { code, dataFile, gatewayWithSdk, SAMPLE } from './gateway-support';

type Sdk = Awaited<ReturnType<typeof gatewayWithSdk>>;
const KB = 1024;

const open: Sdk[] = [];
const drops: (() => void)[] = [];
/** A data file that is gone when its gateways are. */
function ownFile(): string {
  const { file, drop } = dataFile();
  drops.push(drop);
  return file;
}
async function opened(...options: Parameters<typeof gatewayWithSdk>): Promise<Sdk> {
  const sdk = await gatewayWithSdk(...options);
  open.push(sdk);
  return sdk;
}
afterEach(async () => {
  for (const { gateway } of open.splice(0)) {
    await gateway.close();
  }
  for (const drop of drops.splice(0)) {
    drop();
  }
});

/** A request as no SDK would send it. */
async function raw({ gateway }: Sdk, path: string, body: object): Promise<{ code?: string; data?: { file: string } }> {
  const reply = await fetch(new URL(path, gateway.url), {
    method: 'POST',
    headers: { authorization: `TC3-HMAC-SHA256 Credential=${gateway.secretId}/`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await reply.json()) as { code?: string };
}

describe('the size of a document', () => {
  /** A document of exactly so many bytes of BSON, with letters that have two bytes each. */
  const sized = (bytes: number, _id: string) => {
    const bare = calculateObjectSize({ _id, list: [1], text: '' });
    const left = bytes - bare;
    return { _id, list: [1], text: 'é'.repeat(left >> 1) + 'x'.repeat(left % 2) };
  };

  it.each([
    ['add', (sdk: Sdk, document: { _id: string }) => sdk.db.collection('things').add(document)],
    ['set', (sdk: Sdk, { _id, ...fields }: { _id: string }) => sdk.db.collection('things').doc(_id).set(fields)],
  ])('is 512 KB of BSON, to the byte: %s', async (_name, act) => {
    const sdk = await opened();
    const limit = 512 * KB;
    expect(calculateObjectSize(sized(limit, 'at'))).toBe(limit);
    expect(await code(act(sdk, sized(limit, 'at')))).toBe('done');
    expect(await code(act(sdk, sized(limit + 1, 'over')))).toBe('INVALID_PARAM');
    expect((await sdk.db.collection('things').doc('over').get()).data).toEqual([]);
  });

  it('is kept by updates, which change nothing when it would be passed', async () => {
    const sdk = await opened();
    const whole = sized(512 * KB, 'a');
    await sdk.db.collection('things').add(whole);
    expect(await code(sdk.db.collection('things').doc('a').update({ more: true }))).toBe('INVALID_PARAM');
    expect((await sdk.db.collection('things').doc('a').get()).data).toEqual([whole]);
  });
});

describe('an answer', () => {
  it('has 1,000 rows at most, and says so to who asks for more', async () => {
    const sdk = await opened();
    await sdk.db.collection('things').add(Array.from({ length: 1001 }, (_, n) => ({ _id: `t${n}` })));
    expect((await sdk.db.collection('things').limit(1000).get()).data).toHaveLength(1000);
    expect((await sdk.db.collection('things').get()).data).toHaveLength(100);
    const asked = { action: 'database.getDocument', envName: 'local', collectionName: 'things', query: '{}' };
    expect((await raw(sdk, '/admin', { ...asked, limit: 1001 })).code).toBe('INVALID_PARAM');
  });

  it('has 6 MB at most', async () => {
    const sdk = await opened();
    const text = 'x'.repeat(500 * KB);
    await sdk.db.collection('things').add(Array.from({ length: 13 }, (_, n) => ({ _id: `t${n}`, text })));
    expect((await sdk.db.collection('things').limit(12).get()).data).toHaveLength(12);
    expect(await code(sdk.db.collection('things').get())).toBe('DATABASE_REQUEST_FAILED');
  });
});

describe('app.callFunction', () => {
  it('calls the functions of this machine, and tells how they ended', async () => {
    const asked: [string, Json][] = [];
    const endings: Record<string, Ending> = {
      gone: { kind: 'unknown' },
      slow: { kind: 'late' },
      bad: { kind: 'threw' },
    };
    const sdk = await opened({
      functions: async (name, event) => {
        asked.push([name, event]);
        return endings[name] ?? { kind: 'answered', value: { ok: true, 名: '云岭' } };
      },
    });
    expect((await sdk.app.callFunction({ name: 'county', data: { operation: 'x' } })).result).toEqual({
      ok: true,
      名: '云岭',
    });
    expect((await sdk.app.callFunction({ name: 'county', data: '' })).result).toEqual({ ok: true, 名: '云岭' });
    expect(asked).toEqual([
      ['county', { operation: 'x' }],
      ['county', {}],
    ]);
    const codes = ['gone', 'slow', 'bad'].map((name) => code(sdk.app.callFunction({ name, data: {} })));
    expect(await Promise.all(codes)).toEqual([
      'FUNCTION_NOT_FOUND',
      'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      'FUNCTIONS_EXECUTE_FAIL',
    ]);
  });

  it('is refused by name where there are no functions', async () => {
    const sdk = await opened();
    expect(await code(sdk.app.callFunction({ name: 'county', data: {} }))).toBe('INVALID_ACTION');
  });
});

describe('a copy while running', () => {
  it('opens, and holds every write that was answered before it began, with its file', async () => {
    const [source, target] = [ownFile(), ownFile()];
    const sdk = await opened({ file: source });
    const { fileID } = await sdk.app.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('kept') });
    const answered: string[] = [];
    let isOver = false;
    const writer = async (who: number) => {
      for (let n = 0; !isOver; n += 1) {
        const _id = `w${who}-${n}`;
        await sdk.db.runTransaction(async (tx: Awaited<ReturnType<typeof sdk.db.startTransaction>>) => {
          await tx.collection('things').add({ _id, text: 'x'.repeat(2000) });
          await tx.collection('facts').add({ _id, county: 'e', at: n });
        });
        answered.push(_id);
      }
    };
    const writers = [0, 1, 2, 3].map(writer);
    while (answered.length < 200) {
      await new Promise((go) => setImmediate(go));
    }
    const before = [...answered];
    const made = raw(sdk, '/copy', { to: target });
    const removed = sdk.app.deleteFile({ fileList: [fileID] });
    expect((await made).data?.file).toBe(target);
    await removed;
    isOver = true;
    await Promise.all(writers);
    const copied = await opened({ file: target });
    const idsOf = async (name: string) => {
      const ids: string[] = [];
      for (let at = 0; ; at += 1000) {
        const { data } = await copied.db.collection(name).orderBy('_id', 'asc').skip(at).limit(1000).get();
        ids.push(...data.map(({ _id }: { _id: string }) => _id));
        if (data.length < 1000) {
          return ids;
        }
      }
    };
    const [things, facts] = [await idsOf('things'), await idsOf('facts')];
    expect(things).toEqual(facts);
    expect(before.filter((id) => !things.includes(id))).toEqual([]);
    expect(readdirSync(`${target}.files`).map((name) => readFileSync(`${target}.files/${name}`, 'utf8'))).toEqual([
      'kept',
    ]);
    expect(existsSync(`${source}-wal`)).toBe(true);
    await expect(startGateway({ file: source, collections: SAMPLE })).rejects.toThrow(/in use/);
    expect((await raw(sdk, '/copy', { to: target })).code).toBe('INVALID_PARAM');
  });

  it('asks for the key, and for a file', async () => {
    const sdk = await opened();
    expect((await raw(sdk, '/copy', { to: '/nowhere' })).code).toBe('DATABASE_REQUEST_FAILED');
    expect((await raw(sdk, '/copy', { to: 'relative' })).code).toBe('INVALID_PARAM');
    const stranger = { ...sdk, gateway: { ...sdk.gateway, secretId: 'guess' } };
    expect((await raw(stranger, '/copy', { to: '/nowhere' })).code).toBe('SIGN_PARAM_INVALID');
  });
});

describe('a data file of another kind is refused, and left as it was', () => {
  const made = (sql: string) => {
    const { file, drop } = dataFile();
    const db = new Database(file);
    db.exec(sql);
    db.close();
    return { file, drop };
  };
  const CATALOG = 'CREATE TABLE catalog (name TEXT PRIMARY KEY, indexes TEXT NOT NULL, complex TEXT NOT NULL)';

  it.each([
    ['a newer version', `${CATALOG}; PRAGMA user_version = 2`, /version 2/],
    ['a foreign SQLite file', 'CREATE TABLE notes (text TEXT)', /another program/],
    ['a foreign file with our version', 'CREATE TABLE notes (text TEXT); PRAGMA user_version = 1', /another program/],
    ['a foreign catalog', 'CREATE TABLE catalog (name TEXT); PRAGMA user_version = 1', /another program/],
    ['a catalog without a version', CATALOG, /another program/],
  ])('%s', async (_name, sql, message) => {
    const { file, drop } = made(sql);
    const before = readFileSync(file);
    await expect(startGateway({ file, collections: SAMPLE })).rejects.toThrow(message);
    expect(readFileSync(file).equals(before)).toBe(true);
    drop();
  });

  it('no SQLite file at all', async () => {
    const { file, drop } = dataFile();
    writeFileSync(
      file,
      'a letter, not a database, and rather longer than one header of one hundred bytes would be, or so',
    );
    await expect(startGateway({ file, collections: SAMPLE })).rejects.toThrow(/no data file/);
    expect(readFileSync(file, 'utf8')).toMatch(/^a letter/);
    drop();
  });
});
