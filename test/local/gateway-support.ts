import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import Database from 'libsql';

// The SDK asks no metadata service and finds itself in a cloud function.
Object.assign(process.env, {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local',
  SILENCE: 'true',
});

import { type Gateway, type GatewayOptions, startGateway } from '../../local/gateway/gateway';

/** A gateway of this process with the SDK pointed at it by configuration. */
export async function gatewayWithSdk(options: Partial<GatewayOptions> = {}) {
  const gateway = await startGateway({ file: ':memory:', collections: SAMPLE, ...options });
  const app = sdkFor(gateway);
  return { gateway, app, db: app.database() };
}

/** The unmodified SDK, pointed at a gateway. */
export function sdkFor(gateway: Pick<Gateway, 'url' | 'secretId' | 'secretKey' | 'environment'>) {
  const { url, secretId, secretKey, environment } = gateway;
  return tcb.init({ env: environment, secretId, secretKey, serviceUrl: url, keepalive: true });
}

/** Collections of the tests' own. */
export const SAMPLE = {
  children: {
    indexes: [
      ['county', 'path'],
      ['county', 'class.id', 'pinyin'],
      ['county', 'n'],
    ],
  },
  facts: { indexes: [['county', 'at']] },
  things: { indexes: [] },
};

let files = 0;

/** A name for a data file that is removed by `drop`. */
export function dataFile() {
  files += 1;
  const file = join(tmpdir(), `gateway-${process.pid}-${Date.now()}-${files}.db`);
  const drop = () => {
    for (const end of ['', '-wal', '-shm', '.files']) {
      rmSync(file + end, { recursive: true, force: true });
    }
  };
  return { file, drop };
}

/** What SQLite itself says of a data file: pages, rows and indexes fit together, or what does not. */
export function integrity(file: string): string {
  const db = new Database(file);
  try {
    return (db.prepare('PRAGMA integrity_check').raw().all() as [string][]).join('; ');
  } finally {
    db.close();
  }
}

/** The code with which the gateway refuses, or `done`. */
export const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code?: string; message?: string }) => error.code ?? error.message,
  );
