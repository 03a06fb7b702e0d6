import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { PlainDate } from '#domain/plain-date';
import { openStore, type Store } from '../cloudfunctions/kit/store';
import type { DataFolder } from './data-folder';
import { type DatabaseProcess, startDatabase } from './database';
import { type DemoClock, startDemoClock } from './demo-clock';
import { type Functions, startFunctions, timeOf } from './functions';
import { type GatewayAddress, gatewayEnvironment } from './gateway/gateway';
import { type Seats, seatsOf } from './seats';
import { TEMPLATES, templateIds } from './wechat/templates';
import { startWechat, type Wechat } from './wechat/wechat';

/** The app id of the demo, as WeChat would put it into every call. */
export const APPID = 'wx0000000000000000';

/** The cloud and WeChat on one machine: everything that runs, before anything is seeded or served. */
export interface Machine {
  readonly folder: DataFolder;
  readonly clock: DemoClock;
  readonly database: DatabaseProcess;
  readonly wechat: Wechat;
  readonly functions: Functions;
  readonly store: Store;
  seats(): Seats;
  /** Takes over the people that were just seeded. */
  reseat(): void;
  log(text: string): void;
  close(): Promise<void>;
}

export interface MachineOptions {
  readonly folder: DataFolder;
  readonly dist: string;
  readonly firstDay: PlainDate;
  readonly instances: number | null;
  /** The address of the desk, for codes. */
  readonly origin: () => string;
}

/** Everything the functions take from their environment. */
function functionEnvironment(folder: DataFolder, address: GatewayAddress, wechatUrl: string): Record<string, string> {
  const { fieldKeyId, fieldKey, indexKey, wechatSecret, sealKeys } = folder.keys;
  return {
    ...gatewayEnvironment(address),
    FIELD_KEY_ID: fieldKeyId,
    FIELD_KEY: fieldKey,
    INDEX_KEY: indexKey,
    SEAL_KEYS: sealKeys,
    WECHAT_API: wechatUrl,
    WECHAT_APPID: APPID,
    WECHAT_SECRET: wechatSecret,
    WECHAT_TEMPLATES: JSON.stringify(templateIds()),
    MINIPROGRAM_STATE: 'developer',
    SILENCE: 'true',
  };
}

/** Starts gateway, WeChat's stand-in and the functions on the data of one folder. */
export async function startMachine({ folder, dist, firstDay, instances, origin }: MachineOptions): Promise<Machine> {
  const logFile = createWriteStream(folder.log, { flags: 'a' });
  const log = (text: string): void => void logFile.write(text);
  const program = (name: string): string => join(dist, 'local', `${name}.js`);
  const clock = startDemoClock({ kept: folder.instant(), firstDay, keep: folder.setInstant });
  const database = startDatabase({
    program: program('gateway'),
    file: folder.database,
    output: log,
    functions: (name, event) => functions.call(name, event, {}, timeOf(name)),
  });
  let seats = seatsOf(folder.people(), folder.keys.cookieKey);
  const wechat = await startWechat({
    appid: APPID,
    secret: folder.keys.wechatSecret,
    templates: TEMPLATES,
    codeAddress: (scene) => `${origin()}/app/?scene=${encodeURIComponent(scene)}`,
    knows: (openid) => seats.byOpenid(openid) !== undefined,
    now: clock.now,
    file: folder.wechatBook,
  });
  const environment = functionEnvironment(folder, await database.address(), wechat.url);
  // This process reads the database too, through the same store, for the menus of the desk.
  Object.assign(process.env, environment);
  const functions = startFunctions({
    program: program('functions'),
    folder: join(dist, 'cloudfunctions'),
    env: () => environment,
    output: log,
    ...(instances === null ? {} : { instances }),
  });
  clock.follow(functions.shift);
  return {
    folder,
    clock,
    database,
    wechat,
    functions,
    store: openStore('kit'),
    seats: () => seats,
    reseat: () => {
      seats = seatsOf(folder.people(), folder.keys.cookieKey);
    },
    log,
    async close() {
      clock.stop();
      await functions.close();
      await Promise.all([database.close(), wechat.close()]);
      await new Promise<void>((done) => logFile.end(done));
      folder.unlock();
    },
  };
}
