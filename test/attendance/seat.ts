import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { serveBuilt } from '../support/built-files';
import { advance } from '../support/clock';
import type { Product } from '../support/product';
import { slowDown, slowly } from '../support/slow';

const ADDRESS = 'https://seat.test/seat/0/app/';
/** Where the built H5 app lies. */
const BUILT = process.env['H5_FOLDER'] ?? 'dist/h5';

/** Somebody at a phone: the built H5 app, wired to the real functions of this process. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  open(path: string): Promise<void>;
  /** Cuts or mends the network of this phone. */
  setOnline(online: boolean): void;
  /** The next reply of this operation is made at once and arrives only when the returned function is called. */
  hold(operation: string): () => void;
  /** Lets time pass for the product and for this phone, as when somebody reads. */
  pass(ms: number): Promise<void>;
  /** Every call that reached a function, as `operation`. */
  readonly calls: string[];
  readonly errors: string[];
  picture(name: string): Promise<void>;
  /** What stands wider than the screen. */
  tooWide(): Promise<string[]>;
  close(): Promise<void>;
}

/** In the page: what it takes for the time can be moved on. */
function giveClockAHand(): void {
  const now = Date.now.bind(Date);
  let ahead = 0;
  Date.now = () => now() + ahead;
  addEventListener('time passes', (event) => {
    ahead += Number(Object(event).detail);
  });
}

export async function takeSeat(
  browser: Browser,
  product: Product,
  who: {
    readonly name: string;
    readonly title: string;
    readonly place: string;
    readonly width?: number;
    readonly large?: boolean;
  },
): Promise<Seat> {
  if (!existsSync(`${BUILT}/index.html`)) {
    throw new Error('build the H5 app first: npm run build:h5');
  }
  const width = who.width ?? 375;
  const context = await browser.newContext({ viewport: { width, height: 720 }, locale: 'zh-CN', timezoneId: 'UTC' });
  const { openid, as } = product.actor(who.name);
  const state = { online: true };
  const held = new Map<string, Promise<void>>();
  const calls: string[] = [];
  const errors: string[] = [];
  await serveBuilt(context, ADDRESS, BUILT);
  await context.route('https://seat.test/seat/0/wx/**', (route) => route.fulfill({ status: 404, body: '' }));
  await context.route('https://seat.test/seat/0/fn/*', async (route) => {
    if (!state.online) {
      await route.abort('internetdisconnected');
      return;
    }
    const room = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const body: unknown = route.request().postDataJSON();
    const operation = String(Object(body).operation);
    calls.push(operation);
    const released = held.get(operation);
    held.delete(operation);
    const json = await slowly(() => product.raw(room, body, openid));
    await released;
    await route.fulfill({ json });
  });
  const page = await context.newPage();
  await slowDown(page);
  await page.addInitScript(giveClockAHand);
  page.on('pageerror', (error) => errors.push(error.message));
  const standing = { as, title: who.title, place: who.place };
  await page.addInitScript(
    (value) => localStorage.setItem('/seat/0/acting', value),
    JSON.stringify({ as, standings: [standing] }),
  );
  await page.addInitScript((on) => localStorage.setItem('/seat/0/large-text', String(on)), who.large === true);
  return {
    page,
    context,
    calls,
    errors,
    async open(path) {
      await page.goto(`${ADDRESS}#/${path}`);
      await page.reload();
    },
    setOnline(online) {
      state.online = online;
    },
    async pass(ms) {
      advance(ms);
      await page.evaluate((detail) => dispatchEvent(new CustomEvent('time passes', { detail })), ms);
    },
    hold(operation) {
      let release = (): void => undefined;
      held.set(operation, new Promise((resolve) => (release = resolve)));
      return () => release();
    },
    async picture(name) {
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
      );
      const height = await page.evaluate(() => document.querySelector('.taro_page')?.scrollHeight ?? 720);
      await page.setViewportSize({ width, height: Math.max(720, height) });
      await page.screenshot({ path: `dist/pictures/${name}.png` });
      await page.setViewportSize({ width, height: 720 });
    },
    async tooWide() {
      // A page that is still sliding in stands beside the screen.
      await page.waitForFunction(() =>
        document
          .getAnimations()
          .every(
            ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
          ),
      );
      return page.evaluate(() =>
        [...document.querySelectorAll('#app *')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
          .map((element) => `${element.className} ${element.textContent?.slice(0, 20)}`),
      );
    },
    close: () => context.close(),
  };
}
