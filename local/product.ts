import { nextSchoolDay } from '#domain/calendar';
import { addDays, type PlainDate } from '#domain/plain-date';
import { calendarsFor } from '../cloudfunctions/kit/rulebook';
import { fileStore } from '../cloudfunctions/kit/sdk';
import { type DataFolder, openDataFolder } from './data-folder';
import { GRANTS_AT_FIRST } from './demo/accounts';
import { firstDayOf } from './demo/calendar';
import { seed } from './demo/seed';
import type { DemoClock } from './demo-clock';
import { type Figures, figuresOf } from './figures';
import { type Functions, timeOf } from './functions';
import type { GatewayAddress } from './gateway/gateway';
import { APPID, type Machine, startMachine } from './machine';
import { chosenFrom, type ListedPerson, listPeople } from './people';
import type { Seats } from './seats';
import { BadSetting, type Profile, type Settings } from './settings';
import { startTicks, type Ticks, tickOnce } from './ticks';
import { templateIds } from './wechat/templates';
import type { Wechat } from './wechat/wechat';

/** The whole product on one machine, as the dispatcher serves it. */
export interface Product {
  readonly dist: string;
  readonly countyName: string;
  readonly profile: Profile;
  readonly functions: Functions;
  readonly ticks: Ticks;
  readonly wechat: Wechat;
  readonly clock: DemoClock;
  seats(): Seats;
  gateway(): Promise<GatewayAddress>;
  databasePid(): number | undefined;
  /** The menu of the desk, or everybody who is found by these words. */
  listPeople(search?: string): Promise<ListedPerson[]>;
  nextSchoolDay(): Promise<PlainDate | null>;
  figures(): Promise<Figures>;
  log(text: string): void;
  close(): Promise<void>;
}

const COUNTY = 'yunling';
const COUNTY_NAME = '云岭县';
const EDUCATION_ROOT = `${COUNTY}-edu`;
const AHEAD_DAYS = 60;

function profileFor(settings: Settings, folder: DataFolder): Profile {
  const there = folder.seeded();
  if (there && settings.profile && there.state === 'ready' && there.profile !== settings.profile) {
    throw new BadSetting(
      `数据目录里已经是 ${there.profile} 规模的演示县。要换成 ${settings.profile}，请换一个 DATA_DIR 或删掉它。`,
    );
  }
  return settings.profile ?? there?.profile ?? 'demo';
}

/** Seeds on the first run, or again when the first was cut short. */
async function seedOnce(
  machine: Machine,
  profile: Profile,
  today: PlainDate,
  say: (text: string) => void,
): Promise<void> {
  const { folder, functions, store, clock } = machine;
  if (folder.seeded()?.state === 'ready') {
    return;
  }
  folder.setSeeded({ profile, today, state: 'seeding' });
  const names = await functions.names();
  const tick = async (): Promise<void> => {
    for (const name of names) {
      await tickOnce(functions, name, clock.now());
    }
  };
  const templates = Object.values(templateIds());
  const begin = clock.now();
  await seed({
    store,
    profile,
    today,
    county: COUNTY,
    countyName: COUNTY_NAME,
    templates,
    setClock: clock.pretend,
    now: clock.now,
    cast: (people) => {
      folder.setPeople(people);
      machine.reseat();
      const openids = people.map(({ openid }) => openid);
      machine.wechat.beginWith(openids, templates, GRANTS_AT_FIRST);
    },
    functions: names,
    act: async (openid, envelope) => {
      const name = envelope.operation.split('.')[0] ?? '';
      const ending = await functions.call(name, envelope, { WX_OPENID: openid, WX_APPID: APPID }, timeOf(name));
      const answered = ending.kind === 'answered' ? Object(ending.value) : { code: ending.kind };
      const isDone = answered.ok === true || ending.kind === 'unknown';
      return { code: isDone ? null : String(answered.code), data: answered.data };
    },
    putFile: async (cloudPath, fileContent) => {
      await fileStore().uploadFile({ cloudPath, fileContent });
    },
    tick,
    say,
  });
  clock.pretend(Math.max(begin, clock.now()));
  folder.setSeeded({ profile, today, state: 'ready' });
}

async function comingSchoolDay(machine: Machine): Promise<PlainDate | null> {
  const today = machine.clock.today();
  const near = await calendarsFor(machine.store, `${EDUCATION_ROOT}/`, today);
  const ahead = await calendarsFor(machine.store, `${EDUCATION_ROOT}/`, addDays(today, AHEAD_DAYS));
  return nextSchoolDay([...near, ...ahead], today);
}

function opened(folder: DataFolder, settings: Settings): { readonly profile: Profile; readonly firstDay: PlainDate } {
  const profile = profileFor(settings, folder);
  if (folder.seeded()?.state === 'seeding') {
    folder.clear();
  }
  return { profile, firstDay: folder.seeded()?.today ?? firstDayOf(settings.today, Date.now()) };
}

/** Starts everything but the address itself, and seeds the demo county where there is none. */
export async function openProduct(
  settings: Settings,
  origin: () => string,
  say: (text: string) => void,
): Promise<Product> {
  const folder = await openDataFolder(settings.dataDir);
  const { profile, firstDay } = opened(folder, settings);
  const machine = await startMachine({ folder, dist: settings.dist, firstDay, origin, instances: settings.instances });
  try {
    await seedOnce(machine, profile, firstDay, say);
  } catch (error) {
    await machine.close();
    throw error;
  }
  if (settings.today) {
    machine.clock.moveTo(settings.today);
  }
  const { functions, wechat, clock, store, database, seats, log } = machine;
  const everybody = folder.people();
  const ticks = startTicks({ functions, names: await functions.names(), now: clock.now });
  return {
    dist: settings.dist,
    countyName: COUNTY_NAME,
    profile,
    functions,
    ticks,
    wechat,
    clock,
    seats,
    log,
    gateway: () => database.address(),
    databasePid: database.pid,
    listPeople: (search) => listPeople(store, chosenFrom(everybody, search), [COUNTY, EDUCATION_ROOT]),
    nextSchoolDay: () => comingSchoolDay(machine),
    figures: figuresOf(functions, everybody),
    async close() {
      await ticks.stop();
      await machine.close();
    },
  };
}
