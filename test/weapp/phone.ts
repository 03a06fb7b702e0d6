import type { Browser, BrowserContext, Page } from 'playwright-core';
import { writeWithFinger } from '../support/finger';
import { foundByWords, tapByWords, until } from '../support/found';
import type { Strokes } from '../support/handwriting';
import { answerOf, type Person, REFUSES } from './person';
import type { Setup } from './stage/messages';
import { stagePage } from './stage-page';

const ADDRESS = 'https://phone.test/';

export interface PhoneOptions extends Partial<Person> {
  readonly browser: Browser;
  /** Whose WeChat this is. */
  readonly openid: string;
  /** A cloud function: gets what the phone sent, as WeChat would hand it to `main`. */
  readonly call: (openid: string, functionName: string, event: unknown) => Promise<unknown>;
  /** 小程序码 it was opened by. */
  readonly scene?: string;
  /** Page to open at, `home/index` when left out. */
  readonly page?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
  /** WeChat's font factor. */
  readonly fontFactor?: number;
}

interface Happening {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A phone with the built mini-program on it, used by words on the screen and real touches. */
export class Phone {
  /** What WeChat did for it: calls, clipboard, documents, shares, subscriptions. */
  readonly happened: Happening[] = [];
  /** Names of the operations sent, in order. */
  readonly sent: string[] = [];
  /** Errors on the page; a test that means well ends with none. */
  readonly errors: string[] = [];
  readonly person: Person;
  private readonly context: BrowserContext;
  private readonly options: PhoneOptions;
  private setup: Setup;
  private page: Page;

  private constructor(context: BrowserContext, page: Page, options: PhoneOptions) {
    this.context = context;
    this.page = page;
    this.options = options;
    const { scene, query = {}, page: path = 'home/index', fontFactor = 1 } = options;
    this.setup = {
      path,
      query: scene ? { ...query, scene: encodeURIComponent(scene) } : query,
      fontFactor,
      online: true,
    };
    this.person = { ...REFUSES, ...options };
  }

  static async open(options: PhoneOptions): Promise<Phone> {
    const { browser, width = 375, height = 720 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    const phone = new Phone(context, page, options);
    await phone.connect();
    await phone.start();
    return phone;
  }

  /** Waits until these words stand on the screen. @param patience ms; more than usual where a picture is read on the way */
  async see(words: string, patience?: number): Promise<void> {
    await this.until(`see ${words}`, async () => (await this.text()).includes(words), patience);
  }

  /** Waits until these words are gone. */
  async gone(words: string): Promise<void> {
    await this.until(`no longer see ${words}`, async () => !(await this.text()).includes(words));
  }

  /** Everything that can be read on the top page and in dialogs. */
  text(): Promise<string> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.wx-top, .wx-dialog, .wx-toast')]
        .map((part) => part.innerText)
        .join('\n'),
    );
  }

  /** Taps what bears exactly these words, else what contains them, else what is labelled so. `nth` from 0. */
  tap(words: string, nth = 0): Promise<void> {
    return tapByWords(this.page.locator('.wx-top, .wx-dialog'), words, nth, () => this.screen());
  }

  /** Where what bears these words stands on the screen, in px from its top. */
  async placeOf(words: string): Promise<{ readonly top: number; readonly bottom: number } | undefined> {
    const box = await (await foundByWords(this.page.locator('.wx-top'), words, 0))?.boundingBox();
    return box ? { top: box.y, bottom: box.y + box.height } : undefined;
  }

  /** Fills the field with this label; a date or time picker is set to the value. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.page.locator(`.wx-top :is(input, textarea)[aria-label="${label}"]`).first();
    await this.until(`field ${label}`, async () => {
      if (await this.page.evaluate(([name, text]) => window.stage.pick(name, text), [label, value] as const)) {
        return true;
      }
      if ((await field.count()) === 0) {
        return false;
      }
      await field.fill(value);
      return true;
    });
  }

  /** Writes on the signature pad with a finger: strokes in parts of its width and height (0 to 1). */
  draw(strokes?: Strokes): Promise<void> {
    return writeWithFinger(this.page, this.page.locator('.wx-top canvas').first(), strokes);
  }

  /** The arrow at the top left. */
  back(): Promise<void> {
    return this.page.evaluate(() => window.stage.back());
  }

  /** Path of the page on top, e.g. `letters/sign/index`. */
  path(): Promise<string> {
    return this.page.evaluate(() => window.stage.path());
  }

  /** Classes of the page's root: which text size is on. */
  rootClass(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('.wx-top [class*="page-module__page"]')?.className ?? '');
  }

  async offline(): Promise<void> {
    this.setup = { ...this.setup, online: false };
    await this.page.evaluate(() => window.stage.online(false));
  }

  async online(): Promise<void> {
    this.setup = { ...this.setup, online: true };
    await this.page.evaluate(() => window.stage.online(true));
  }

  /** Another app comes to the front, then this one again. */
  hideAndShow(): Promise<void> {
    return this.page.evaluate(() => window.stage.hideAndShow());
  }

  /** The system ends the app without a word; what is stored stays. */
  async kill(): Promise<void> {
    await this.page.close();
  }

  /** Opens it again after a kill, at the page given or where it was opened first. */
  async reopen(path?: string, query: Readonly<Record<string, string>> = {}): Promise<void> {
    this.setup = path ? { ...this.setup, path, query } : this.setup;
    this.page = await this.context.newPage();
    await this.start();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async connect(): Promise<void> {
    const html = await stagePage();
    await this.context.route('**/*', (route) =>
      route.request().url() === ADDRESS
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
    await this.context.exposeFunction('__setup', () => this.setup);
    await this.context.exposeFunction('__callFunction', (name: string, data: unknown) => this.callFunction(name, data));
    await this.context.exposeFunction('__happened', (kind: string, detail: Happening['detail']) => {
      this.happened.push({ kind, detail });
    });
    await this.context.exposeFunction('__wechat', (dialog: string, detail: Happening['detail']) => {
      if (dialog === 'subscribe') {
        this.happened.push({ kind: dialog, detail });
      }
      return answerOf(this.person, dialog, detail);
    });
  }

  private async start(): Promise<void> {
    this.page.on('pageerror', (error) => this.errors.push(String(error.stack ?? error.message)));
    await this.page.goto(ADDRESS);
    await this.until('start', () => this.page.evaluate(() => window.stage?.ready === true));
  }

  private async callFunction(name: string, data: unknown): Promise<{ result?: unknown; fail?: string }> {
    this.sent.push(String(Object(data).operation));
    try {
      return { result: await this.options.call(this.options.openid, name, data) };
    } catch (error) {
      return { fail: `-501000 ${String(error)}` };
    }
  }

  private until(what: string, holds: () => Promise<boolean>, patience?: number): Promise<void> {
    return until(what, holds, () => this.screen(), patience);
  }

  private async screen(): Promise<string> {
    return `${await this.text()}\n--- errors ---\n${this.errors.join('\n')}`;
  }
}

/** Opens the built mini-program on a phone. */
export function openPhone(options: PhoneOptions): Promise<Phone> {
  return Phone.open(options);
}
