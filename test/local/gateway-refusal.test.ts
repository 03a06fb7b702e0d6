import { request } from 'node:http';
import { gatewayEnvironment, startGateway } from '../../local/gateway/gateway';
import { code, dataFile, gatewayWithSdk, SAMPLE, sdkFor } from './gateway-support';

type Sdk = Awaited<ReturnType<typeof gatewayWithSdk>>;
let sdk: Sdk;
beforeAll(async () => {
  sdk = await gatewayWithSdk({ now: () => NOW });
});
afterAll(() => sdk.gateway.close());

const NOW = Date.UTC(2026, 10, 22);
const things = () => sdk.db.collection('things');

describe('refusals', () => {
  it('names what is not there', async () => {
    const { db, app } = sdk;
    expect(await code(db.collection('nowhere').add({ a: 1 }))).toBe('DATABASE_COLLECTION_NOT_EXIST');
    expect(await code(db.collection('nowhere').get())).toBe('DATABASE_COLLECTION_NOT_EXIST');
    await things().add({ _id: 'listed', list: [1] });
    expect(await code(app.callFunction({ name: 'x', data: {} }))).toBe('INVALID_ACTION');
    expect(
      await code(
        things()
          .where({ 'list.0': null, list: db.command.exists(true) })
          .get(),
      ),
    ).toBe('DATABASE_INVALID_OPERRATOR');
    expect(await code(things().add({ $bad: 1 }))).toBe('DATABASE_INVALID_OPERRATOR');
    const refused = await things()
      .where({ a: /(?=x)/ })
      .get()
      .then(
        () => undefined,
        (error: object) => error,
      );
    expect(refused).toMatchObject({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      message: expect.stringContaining('(?='),
    });
  });

  it('gives at most 1,000 rows and 6 MB', async () => {
    const { gateway, db } = await gatewayWithSdk();
    const text = 'x'.repeat(8000);
    for (let from = 0; from < 1100; from += 100) {
      await db.collection('things').add(Array.from({ length: 100 }, (_, at) => ({ _id: `${from + at}`, text })));
    }
    expect(await code(db.collection('things').limit(1000).get())).toBe('DATABASE_REQUEST_FAILED');
    const { data } = await db.collection('things').field({ _id: true }).limit(5000).get();
    expect(data).toHaveLength(1000);
    await gateway.close();
  });

  it('makes a collection once', async () => {
    expect(await code(sdk.db.createCollection('made'))).toBe('done');
    expect(await code(sdk.db.createCollection('made'))).toBe('DATABASE_COLLECTION_ALREADY_EXIST');
    await sdk.db.collection('made').add({ _id: 'x' });
    expect((await sdk.db.collection('made').get()).data).toEqual([{ _id: 'x' }]);
  });

  it('asks for the key of this start, the environment and a loopback name', async () => {
    const { gateway } = sdk;
    expect(
      await code(
        sdkFor({ ...gateway, secretId: 'guess' })
          .database()
          .collection('things')
          .get(),
      ),
    ).toBe('SIGN_PARAM_INVALID');
    expect(
      await code(
        sdkFor({ ...gateway, environment: 'other' })
          .database()
          .collection('things')
          .get(),
      ),
    ).toBe('INVALID_ENV');
    const status = await new Promise((done) => {
      const { port } = new URL(gateway.url);
      request({ port, host: '127.0.0.1', path: '/admin', method: 'POST', headers: { host: 'evil.example' } }, (reply) =>
        done(reply.statusCode),
      ).end('{}');
    });
    expect(status).toBe(403);
  });
});

/** A request as no SDK would send it. */
async function raw(fields: object, path = '/admin', method = 'POST') {
  const { gateway } = sdk;
  const reply = await fetch(new URL(path, gateway.url), {
    method,
    headers: { authorization: `TC3-HMAC-SHA256 Credential=${gateway.secretId}/` },
    ...(method === 'POST' ? { body: JSON.stringify({ envName: 'local', collectionName: 'things', ...fields }) } : {}),
  });
  return { status: reply.status, ...((await reply.json()) as { code?: string; message?: string; data?: object }) };
}

const stages = (...given: object[]) => ({ action: 'database.aggregateDocuments', stages: given });
const find = { action: 'database.getDocument', query: '{"_id":"typed"}' };
const nested = (depth: number) => `${'{"$and":['.repeat(depth)}{}${']}'.repeat(depth)}`;

describe('a request of no SDK', () => {
  it.each([
    ['a stage with more than a key and a value', stages({ stageKey: '$match', stageValue: '{}', more: 1 })],
    ['a type of query that is not known', { ...find, queryType: 'ALL' }],
    ['a query nested 3,000 deep', { ...find, query: nested(3000) }],
    ['a stage nested 3,000 deep', stages({ stageKey: '$match', stageValue: nested(3000) })],
  ])('is refused: %s', async (_name, fields) => {
    expect(await raw(fields)).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) });
  });

  it.each([
    ['GET', '/admin'],
    ['POST', '/elsewhere'],
  ])('is told where to go: %s %s', async (method, path) => {
    expect(await raw({}, path, method)).toMatchObject({
      status: 404,
      code: 'INVALID_PARAM',
      message: expect.any(String),
      requestId: expect.any(String),
    });
  });

  it('sees the types of numbers as MongoDB has them', async () => {
    await things().add({ _id: 'typed', i: 7, long: 2 ** 40, d: 2.5 });
    const asked = {
      int: '{"$mod":["$i",{"$divide":[{"$numberInt":"4"},{"$numberInt":"1"}]}]}',
      long: '{"$mod":["$long",{"$divide":[{"$numberInt":"3"},{"$numberInt":"1"}]}]}',
      double: '{"$mod":["$i","$d"]}',
      floor: '{"$floor":"$d"}',
      zero: '{"$ceil":{"$subtract":["$d",{"$numberInt":"3"}]}}',
    };
    const fields = Object.entries(asked).map(([name, text]) => `"${name}":${text}`);
    const { data } = await raw(
      stages(
        { stageKey: '$match', stageValue: '{"_id":"typed"}' },
        { stageKey: '$project', stageValue: `{"_id":{"$numberInt":"0"},${fields.join(',')}}` },
      ),
    );
    const [row] = (data as { list: string[] }).list;
    expect(JSON.parse(row ?? '')).toEqual({
      int: { $numberInt: '3' },
      long: { $numberLong: '1' },
      double: { $numberDouble: '2.0' },
      floor: { $numberDouble: '2.0' },
      zero: { $numberDouble: '-0.0' },
    });
  });
});

it.each([
  ['a time zone', { $hour: { date: '$at', timezone: 'secret' } }],
  ['a time zone out of a document', { $hour: { date: '$at', timezone: '$s' } }],
  ['a name out of a document', { $arrayToObject: [[['$o.k', 1]]] }],
  ['a divisor', { $divide: [1, '$s'] }],
])('a refusal does not repeat %s', async (name, value) => {
  await things()
    .doc(name)
    .set({ s: 'secret', o: { k: 'a.secret' }, at: new Date(0) });
  const asked = things()
    .aggregate()
    .match({ _id: name })
    .project({ x: value } as never)
    .end();
  await expect(asked).rejects.toThrow(/^(?!.*secret)./);
});

describe('files', () => {
  it('are uploaded, addressed for a while, downloaded and deleted', async () => {
    const { app } = sdk;
    const { fileID } = await app.uploadFile({ cloudPath: 'incoming/台账 1.png', fileContent: Buffer.from('picture') });
    expect((await app.downloadFile({ fileID })).fileContent?.toString()).toBe('picture');
    const { fileList } = await app.getTempFileURL({
      fileList: [{ fileID, maxAge: 60 }, 'cloud://local.local-files/none'],
    });
    expect(fileList.map((file) => file.code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST']);
    const reply = await fetch(fileList[0]?.tempFileURL ?? '');
    expect([reply.headers.get('content-type'), await reply.text()]).toEqual(['image/png', 'picture']);
    expect((await fetch((fileList[0]?.tempFileURL ?? '').replace(/sign=./, 'sign=_'))).status).toBe(403);
    expect((await app.deleteFile({ fileList: [fileID] })).fileList).toEqual([{ code: 'SUCCESS', fileID }]);
    expect((await app.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }]);
    await expect(app.downloadFile({ fileID })).rejects.toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
      message: expect.stringContaining('no such file'),
    });
    expect(await code(app.uploadFile({ cloudPath: '../outside', fileContent: Buffer.from('x') }))).toBe(
      'INVALID_PARAM',
    );
  });
});

describe('a data file', () => {
  it('keeps documents, and its indexes may change', async () => {
    const { file, drop } = dataFile();
    const first = await gatewayWithSdk({ file });
    await first.db.collection('children').add([
      { _id: 'x', county: 'e', n: 2 },
      { _id: 'y', county: 'e', n: [1] },
    ]);
    await expect(startGateway({ file, collections: SAMPLE })).rejects.toThrow(/in use/);
    await first.gateway.close();
    const second = await gatewayWithSdk({
      file,
      collections: { ...SAMPLE, children: { indexes: [['county', 'free'], ['n']] } },
    });
    const { data } = await second.db.collection('children').where({ n: 2 }).get();
    expect(data).toEqual([{ _id: 'x', county: 'e', n: 2 }]);
    expect((await second.db.collection('children').where({ n: 1 }).get()).data).toHaveLength(1);
    await second.gateway.close();
    drop();
  });

  it('is reached by environment variables alone', () => {
    expect(gatewayEnvironment(sdk.gateway)).toMatchObject({
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: sdk.gateway.url }),
      TENCENTCLOUD_SECRETID: sdk.gateway.secretId,
      TCB_ENV: 'local',
    });
  });
});
