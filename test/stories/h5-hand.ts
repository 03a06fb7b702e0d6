import type { BrowserContext, Page } from 'playwright-core';
import { serveBuilt } from '../support/built-files';
import { writeWithFinger } from '../support/finger';
import { tapByWords, until } from '../support/found';
import type { Hand } from './hand';
import { pictureName } from './picture-name';
import { type Line, type Place, placeOf } from './world';

const SEAT = 'https://seat.test/seat/0/';
const ADDRESS = `${SEAT}app/`;

/** The browser of somebody: network on or off, how often WeChat's dialog for reminders was shown. */
interface Phone {
  online: boolean;
  asked: number;
  readonly errors: string[];
  page: Page;
}

function addressOf({ path, query }: Place): string {
  const { scene, ...rest } = query;
  const words = new URLSearchParams(rest).toString();
  return `${ADDRESS}${scene ? `?scene=${encodeURIComponent(scene)}` : ''}#/${path}${words ? `?${words}` : ''}`;
}

async function answerOfWechat(name: string, body: unknown, line: Line, phone: Phone): Promise<object> {
  if (name === 'phone') {
    return { code: await line.phoneCode() };
  }
  phone.asked += 1;
  const ids: string[] = Object(body).templateIds;
  return Object.fromEntries(ids.map((id) => [id, 'accept']));
}

/** The functions, and WeChat's buttons as the seat answers them. */
async function connect(context: BrowserContext, line: Line, phone: Phone): Promise<void> {
  await serveBuilt(context, ADDRESS, 'dist/h5');
  await context.route(`${SEAT}**/*`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const [door, name = ''] = pathname.replace('/seat/0/', '').split('/');
    if (door !== 'fn' && door !== 'wx') {
      await route.fallback();
      return;
    }
    const body: unknown = route.request().postDataJSON();
    if (door === 'wx') {
      // WeChat's own dialog, on the phone itself.
      await route.fulfill({ json: await answerOfWechat(name, body, line, phone) });
    } else if (phone.online) {
      await route.fulfill({ json: await line.call(name, body) });
    } else {
      await route.abort('internetdisconnected');
    }
  });
}

/** The built H5 app in a browser, wired to the real functions. */
export async function h5Hand(line: Line, place: Place): Promise<Hand> {
  const context = await line.browser.newContext({
    viewport: { width: 375, height: 720 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const phone: Phone = { online: true, asked: 0, errors: [], page: await context.newPage() };
  await connect(context, line, phone);
  const start = async (to: Place): Promise<void> => {
    phone.page.on('pageerror', (error) => phone.errors.push(String(error.stack ?? error.message)));
    await phone.page.goto(addressOf(to));
  };
  await start(place);
  const text = (): Promise<string> => phone.page.evaluate(() => document.body.innerText);
  const screen = async (): Promise<string> => `${await text()}\n--- errors ---\n${phone.errors.join('\n')}`;
  const tapped: string[] = [];
  return {
    tapped,
    errors: phone.errors,
    see: (words) => until(`see ${words}`, async () => (await text()).includes(words), screen),
    gone: (words) => until(`no longer see ${words}`, async () => !(await text()).includes(words), screen),
    async tap(words, nth = 0) {
      await tapByWords(phone.page.locator('body'), words, nth, screen);
      tapped.push(words);
    },
    draw: () => writeWithFinger(phone.page, phone.page.locator('canvas').filter({ visible: true }).first()),
    text,
    async picture(name) {
      await phone.page.screenshot({ path: pictureName('h5', line.who, name) });
    },
    async offline() {
      phone.online = false;
      await context.setOffline(true);
    },
    async online() {
      phone.online = true;
      await context.setOffline(false);
    },
    kill: () => phone.page.close(),
    async reopen(route = 'home/index') {
      phone.page = await context.newPage();
      await start(placeOf(route));
    },
    subscriptions: () => phone.asked,
    close: () => context.close(),
  };
}
