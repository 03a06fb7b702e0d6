import { randomBytes } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';
import { code, gatewayWithSdk } from '../local/gateway-support';
import { aggregateEdgeRows } from './aggregate-edge-rows';
import { aggregateExpressionRows } from './aggregate-expression-rows';
import { aggregateGroupRows } from './aggregate-group-rows';
import { aggregateRows } from './aggregate-rows';
import { aggregateTextRows } from './aggregate-text-rows';
import { arrayQueryRows } from './array-query-rows';
import { arrayUpdateRows } from './array-update-rows';
import { orderRows } from './order-rows';
import { queryRows } from './query-rows';
import { regexRows } from './regex-rows';
import type { Row, Sdk } from './row';
import { sdkRows } from './sdk-rows';
import { transactionRows } from './transaction-rows';
import { updateRows } from './update-rows';

/**
 * Every row right or refused by name. With CONFORMANCE_ENV, CONFORMANCE_SECRETID and CONFORMANCE_SECRETKEY the same rows are asked of a
 * real environment, in collections of this run that are emptied again; there nothing is refused.
 */
const { CONFORMANCE_ENV: env, CONFORMANCE_SECRETID: secretId, CONFORMANCE_SECRETKEY: secretKey } = process.env;
const isReal = Boolean(env && secretId && secretKey);
const ROWS: readonly Row[] = [
  ...queryRows,
  ...arrayQueryRows,
  ...regexRows,
  ...sdkRows,
  ...updateRows,
  ...arrayUpdateRows,
  ...orderRows,
  ...aggregateRows,
  ...aggregateGroupRows,
  ...aggregateExpressionRows,
  ...aggregateTextRows,
  ...aggregateEdgeRows,
  ...transactionRows,
];

let app: Sdk;
let close: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  if (env && secretId && secretKey) {
    app = tcb.init({ env, secretId, secretKey });
    return;
  }
  const local = await gatewayWithSdk();
  app = local.app;
  close = local.gateway.close;
});
afterAll(() => close());

test.each(ROWS.map((row) => [row.name, row] as const))('%s', async (_name, { documents, ask, gives, refused }) => {
  const db = app.database();
  const name = `conformance_${randomBytes(6).toString('hex')}`;
  await db.createCollection(name);
  const collection = db.collection(name);
  if (documents.length > 0) {
    await collection.add([...documents]);
  }
  if (refused && !isReal) {
    expect(await code(ask(collection, db))).toBe(refused);
    expect(await collection.where({}).get()).toMatchObject({ data: documents });
  } else {
    expect(await ask(collection, db)).toEqual(gives);
  }
  if (isReal) {
    await collection.where({ _id: db.command.exists(true) }).remove();
  }
});

test('no two rows have the same name', () => {
  expect(new Set(ROWS.map(({ name }) => name)).size).toBe(ROWS.length);
});
