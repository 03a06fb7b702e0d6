import { isPlainDate, type PlainDate } from '#domain/plain-date';

const PROFILES = ['tiny', 'demo', 'county'] as const;
/** How large the demo county is. */
export type Profile = (typeof PROFILES)[number];

/** What the person who starts the product may choose. */
export interface Settings {
  readonly port: number;
  readonly dataDir: string;
  /** The demo's first day; null: the nearest school day up to today. */
  readonly today: PlainDate | null;
  /** Null: what is there already, else `demo`. */
  readonly profile: Profile | null;
  /** So many instances of the functions, each with one event at a time as in the cloud; null: one for all events at once. */
  readonly instances: number | null;
  /** Folder of everything built. */
  readonly dist: string;
}

/** A setting that cannot be used; the message is shown to the person as it is. */
export class BadSetting extends Error {}

const PORT = 8787;
const MAX_PORT = 65_535;
const MAX_INSTANCES = 16;

function portOf(text: string | undefined): number {
  const port = Number(text ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > MAX_PORT) {
    throw new BadSetting('PORT 应是 0 到 65535 的整数。');
  }
  return port;
}

function instancesOf(text: string | undefined): number | null {
  const instances = Number(text);
  if (!text) {
    return null;
  }
  if (!Number.isInteger(instances) || instances < 1 || instances > MAX_INSTANCES) {
    throw new BadSetting(`INSTANCES 应是 1 到 ${MAX_INSTANCES} 的整数。`);
  }
  return instances;
}

function todayOf(text: string | undefined): PlainDate | null {
  if (!text) {
    return null;
  }
  if (!isPlainDate(text)) {
    throw new BadSetting('TODAY 应是日期，写成 2026-11-20 这样。');
  }
  return text;
}

function profileOf(text: string | undefined): Profile | null {
  if (!text) {
    return null;
  }
  return PROFILES.find((profile) => profile === text) ?? badProfile();
}

function badProfile(): never {
  throw new BadSetting(`PROFILE 只能是 ${PROFILES.join('、')}。`);
}

/** `PORT`, `DATA_DIR`, `TODAY`, `PROFILE`, `INSTANCES` and where the built programs are. @throws {BadSetting} */
export function settingsOf(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: portOf(env['PORT']),
    dataDir: env['DATA_DIR'] || '.data',
    today: todayOf(env['TODAY']),
    profile: profileOf(env['PROFILE']),
    instances: instancesOf(env['INSTANCES']),
    dist: env['DIST'] || 'dist',
  };
}
