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
    expect(await code(app.downloadFile({ fileID }))).toBe('STORAGE_FILE_NONEXIST');
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
