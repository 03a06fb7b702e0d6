import type { Browser } from 'playwright-core';
import { nextSchoolDay } from '#domain/calendar';
import { dayOf, instantAt } from '#domain/plain-date';
import { TEMPLATES, templateIds } from '../../local/wechat/templates';
import { startWechat, type Wechat } from '../../local/wechat/wechat';
import { advance, setNow } from '../support/clock';
import { calendarOfYear, phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { slowly } from '../support/slow';
import type { Hand, Who, World } from './hand';

/** Cast of the fixture; the parents are people whom nobody knows yet. */
const CAST: Readonly<Record<Exclude<Who, 'parent'>, string>> = {
  otherParent: 'guardian.c',
  teacher: 'classTeacher',
  principal: 'principal',
  village: 'villageHead',
  officer: 'townshipEducationOfficer',
  county: 'bureauOfficer',
};
const CLASS = 'yunling-s1-y5-k1';
const MOTHER = 'o-new-mother';
const MOTHERS_PHONE = phoneOf('a'.charCodeAt(0));
const MINUTE_MS = 60_000;
const SCHOOL_BEGINS = '08:15';

/** A page as the story names it: `accounts/bind/index?scene=…`. */
export interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

export function placeOf(route: string): Place {
  const [path = '', query = ''] = route.replace(/^\//, '').split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** What a phone is connected to. */
export interface Line {
  readonly who: Who;
  readonly openid: string;
  readonly browser: Browser;
  /** A function of the product, called by this person. */
  call(name: string, event: unknown): Promise<unknown>;
  /** What WeChat gives for the button 手机号. */
  phoneCode(): Promise<string>;
}

/** Hands somebody a phone of one kind, opened at this place. */
export type HandOver = (line: Line, place: Place) => Promise<Hand>;

export interface StoryWorld extends World {
  readonly hands: ReadonlyMap<Who, Hand>;
  readonly product: Product;
  close(): Promise<void>;
}

/** WeChat's server for the functions of this process. */
async function wechatOf(): Promise<Wechat> {
  const secret = 'secret-of-the-test';
  const wechat = await startWechat({
    appid: 'local',
    secret,
    templates: TEMPLATES,
    codeAddress: (scene) => `https://phone.test/?scene=${scene}`,
    knows: () => true,
    now: () => Date.now(),
  });
  Object.assign(process.env, {
    WECHAT_API: wechat.url,
    WECHAT_APPID: 'local',
    WECHAT_SECRET: secret,
    WECHAT_TEMPLATES: JSON.stringify(templateIds()),
    MINIPROGRAM_STATE: 'developer',
  });
  return wechat;
}

function openidOf(product: Product, who: Who): string {
  return who === 'parent' ? MOTHER : product.actor(CAST[who]).openid;
}

/** What a story begins with: how the product is opened, and what is done to its counties before anybody sits down. */
interface Beginning {
  readonly begun?: Parameters<typeof openProduct>[0];
  readonly arrange?: (product: Product) => Promise<void>;
}

/** The real functions of this process, and phones of one kind in Chromium. */
export async function openWorld(
  browser: Browser,
  handOver: HandOver,
  { begun, arrange }: Beginning = {},
): Promise<StoryWorld> {
  const wechat = await wechatOf();
  const product = await openProduct(begun);
  await arrange?.(product);
  const openids = (Object.keys({ ...CAST, parent: '' }) as Who[]).map((who) => openidOf(product, who));
  wechat.beginWith(openids, Object.values(templateIds()), 20);
  const hands = new Map<Who, Hand>();
  const sit = async (who: Who, route = 'home/index'): Promise<Hand> => {
    const known = hands.get(who);
    if (known) {
      await known.kill();
      await known.reopen(route);
      return known;
    }
    const openid = openidOf(product, who);
    const line: Line = {
      who,
      openid,
      browser,
      call: (name, event) => slowly(() => product.raw(name, event, openid)),
      phoneCode: async () => wechat.phoneCode(MOTHERS_PHONE),
    };
    const hand = await handOver(line, placeOf(route));
    hands.set(who, hand);
    return hand;
  };
  return {
    child: '娃a',
    otherChild: '娃c',
    hands,
    product,
    sit,
    hand: async (who) => hands.get(who) ?? sit(who),
    async sheet() {
      const { items } = await product.store.page('rollSheets', { equal: { county: 'yunling' }, limit: 100 });
      return items.find(({ classId, date }) => classId === CLASS && date === dayOf(Date.now()));
    },
    scene: async () => wechat.codes().at(-1)?.scene ?? '',
    card: async (who) => {
      const mine = wechat.messages().filter(({ openid }) => openid === openidOf(product, who));
      return mine.at(-1)?.page ?? '';
    },
    settle: () => product.settle(),
    async minutes(minutes) {
      advance(minutes * MINUTE_MS);
      await product.settle();
    },
    async nextSchoolDay() {
      const next = nextSchoolDay([calendarOfYear('yunling', '2026-2027')], dayOf(Date.now()));
      setNow(instantAt(next ?? dayOf(Date.now()), SCHOOL_BEGINS));
    },
    async close() {
      for (const hand of hands.values()) {
        await hand.close();
      }
      await product.close();
      await wechat.close();
    },
  };
}
