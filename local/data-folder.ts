import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainDate } from '#domain/plain-date';
import type { DemoPerson } from './demo/cast';
import { lockFolder } from './folder-lock';
import { BadSetting, type Profile } from './settings';

/** The secrets of one data folder, made once: without them its encrypted fields cannot be read again. */
interface Keys {
  readonly fieldKeyId: string;
  readonly fieldKey: string;
  readonly indexKey: string;
  readonly cookieKey: string;
  readonly wechatSecret: string;
  /** `SEAL_KEYS`: one key of each suite. */
  readonly sealKeys: string;
}

/** What was seeded, and how far it came. */
interface Seeded {
  readonly profile: Profile;
  readonly today: PlainDate;
  readonly state: 'seeding' | 'ready';
}

/** Where everything of one running product lies. */
export interface DataFolder {
  readonly keys: Keys;
  readonly database: string;
  readonly wechatBook: string;
  readonly log: string;
  seeded(): Seeded | undefined;
  setSeeded(seeded: Seeded): void;
  people(): readonly DemoPerson[];
  setPeople(people: readonly DemoPerson[]): void;
  /** The instant at which the demo's clock stood last. */
  instant(): number | undefined;
  setInstant(instant: number): void;
  /** Removes what a seeding that was cut short has left. */
  clear(): void;
  unlock(): void;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

function readJson<T>(file: string): T | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes whole or not at all. */
function writeJson(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** One key of each suite, good for whatever day the demo's clock shows. Every 32 bytes below the order of the curve are a key of SM2. */
function newSealKeys(): string {
  const from = '2020-01-01T00:00:00Z';
  const key = (suite: string, kid: string, privateKey: string) => ({ kid, suite, privateKey, from });
  const below = `7f${hex(31)}`;
  return JSON.stringify([key('sm3-ed25519', 'demo-ed25519', hex(32)), key('sm3-sm2', 'demo-sm2', below)]);
}

function keysIn(file: string): Keys {
  const known = readJson<Keys>(file);
  if (known?.sealKeys) {
    return known;
  }
  if (known) {
    // A folder of the time before sealing: its other keys stay.
    const keys = { ...known, sealKeys: newSealKeys() };
    writeJson(file, keys);
    return keys;
  }
  const keys = {
    fieldKeyId: 'demo1',
    fieldKey: hex(32),
    indexKey: hex(32),
    cookieKey: hex(32),
    wechatSecret: hex(16),
    sealKeys: newSealKeys(),
  };
  writeJson(file, keys);
  return keys;
}

/** Opens a data folder for this process alone. @throws {BadSetting} when another one has it */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const unlock = await lockFolder(folder);
  if (!unlock) {
    throw new BadSetting(`数据目录 ${folder} 正被另一个进程使用。请先停下它，或换一个 DATA_DIR。`);
  }
  const database = at('county.db');
  return {
    keys: keysIn(at('keys.json')),
    database,
    wechatBook: at('wechat.jsonl'),
    log: at('product.log'),
    seeded: () => readJson<Seeded>(at('seeded.json')),
    setSeeded: (seeded) => writeJson(at('seeded.json'), seeded),
    people: () => readJson<DemoPerson[]>(at('people.json')) ?? [],
    setPeople: (people) => writeJson(at('people.json'), people),
    instant: () => readJson<number>(at('clock.json')),
    setInstant: (instant) => writeJson(at('clock.json'), instant),
    clear() {
      for (const end of ['', '-wal', '-shm', '.files']) {
        rmSync(database + end, { recursive: true, force: true });
      }
      for (const name of ['wechat.jsonl', 'people.json', 'clock.json', 'seeded.json']) {
        rmSync(at(name), { force: true });
      }
    },
    unlock,
  };
}
