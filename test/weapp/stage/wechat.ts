import { choose, type ModalOptions, modal, toast } from './dialogs';
import type { Setup } from './messages';
import type { Pages, Query } from './pages';
import { elementById } from './touches';

interface Callbacks {
  readonly success?: (result: object) => void;
  readonly fail?: (error: { errMsg: string }) => void;
  readonly complete?: (result: object) => void;
}
type Options = Callbacks & Record<string, unknown>;

const STORE = 'wx:';
/** WeChat allows some dialogs only as the direct answer to a tap. */
const TAP_LASTS_MS = 1000;

/** The phone beside the pages: network, and when it was last tapped. */
export const phone = {
  online: true,
  tappedAt: Number.NEGATIVE_INFINITY,
  listeners: new Set<(status: object) => void>(),
};

/** One of WeChat's calls: a promise without callbacks, callbacks with them, `errMsg` either way. */
function api(name: string, act: (options: Options) => unknown): (options?: Options) => unknown {
  return (options = {}) => {
    const done = Promise.resolve()
      .then(() => act(options))
      .then((result) => ({ errMsg: `${name}:ok`, ...Object(result) }));
    if (!options.success && !options.fail && !options.complete) {
      return done.catch((error: Error) => Promise.reject({ errMsg: `${name}:fail ${error.message}` }));
    }
    done.then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (error: Error) => {
        const failure = { errMsg: `${name}:fail ${error.message}` };
        options.fail?.(failure);
        options.complete?.(failure);
      },
    );
    return undefined;
  };
}

function target(url: unknown): { path: string; query: Query } {
  const [path = '', query = ''] = String(url).replace(/^\//, '').split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(query)) };
}

function storage(): object {
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(STORE))
      .map((key) => key.slice(STORE.length));
  return {
    getStorageSync: (key: string) => JSON.parse(localStorage.getItem(STORE + key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => localStorage.setItem(STORE + key, JSON.stringify(value)),
    removeStorageSync: (key: string) => localStorage.removeItem(STORE + key),
    clearStorageSync: () => localStorage.clear(),
    getStorageInfoSync: () => ({ keys: keys(), currentSize: 1, limitSize: 10240 }),
  };
}

function network(): object {
  return {
    getNetworkType: api('getNetworkType', () => ({ networkType: phone.online ? '4g' : 'none' })),
    onNetworkStatusChange: (listener: (status: object) => void) => phone.listeners.add(listener),
    offNetworkStatusChange: (listener: (status: object) => void) => phone.listeners.delete(listener),
  };
}

function cloud(): object {
  const reach = (): void => {
    if (!phone.online) {
      throw new Error('-404011 cloud function execution error: request:fail network is not available');
    }
  };
  return {
    init: () => undefined,
    callFunction: api('cloud.callFunction', async ({ name, data }) => {
      reach();
      const { result, fail } = await window.__callFunction(String(name), data);
      reach();
      if (fail !== undefined) {
        throw new Error(fail);
      }
      return { result };
    }),
    uploadFile: api('cloud.uploadFile', async ({ cloudPath, filePath }) => {
      reach();
      return { fileID: await window.__wechat('upload', { cloudPath, filePath }), statusCode: 200 };
    }),
    downloadFile: api('cloud.downloadFile', async ({ fileID }) => {
      reach();
      return { tempFilePath: await window.__wechat('download', { fileID }), statusCode: 200 };
    }),
  };
}

function navigation(pages: Pages): object {
  const to = (all: boolean) => (options: Options) => {
    const { path, query } = target(options['url']);
    pages.replace(path, query, all);
  };
  return {
    navigateTo: api('navigateTo', ({ url }) => {
      if (pages.depth >= 10) {
        throw new Error('webview count limit exceed');
      }
      const { path, query } = target(url);
      pages.push(path, query);
    }),
    redirectTo: api('redirectTo', to(false)),
    reLaunch: api('reLaunch', to(true)),
    switchTab: api('switchTab', to(true)),
    navigateBack: api('navigateBack', ({ delta }) => pages.back(typeof delta === 'number' ? delta : 1)),
    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }) => pages.setTitle(String(title))),
    pageScrollTo: api('pageScrollTo', ({ scrollTop }) => scrollTo(0, Number(scrollTop))),
    stopPullDownRefresh: api('stopPullDownRefresh', () => undefined),
  };
}

/** Asks the test, which answers for the person; undefined = the person turned back. */
async function asked(dialog: string, detail: unknown): Promise<object> {
  const answer = await window.__wechat(dialog, detail);
  if (answer === undefined || answer === null) {
    throw new Error('cancel');
  }
  return Object(answer);
}

function subscribe({ tmplIds }: Options): Promise<object> {
  if (performance.now() - phone.tappedAt > TAP_LASTS_MS) {
    throw new Error('can only be invoked by user TAP gesture.');
  }
  if (!Array.isArray(tmplIds) || tmplIds.length === 0 || tmplIds.length > 3) {
    throw new Error('the number of tmplIds is out of range');
  }
  return asked('subscribe', { tmplIds });
}

const SAVED = '#saved';
const contentOf = (path: string): string => path.slice(path.indexOf(',') + 1).replace(SAVED, '');

function dialogs(): object {
  const told = (kind: string) => api(kind, async (options) => window.__happened(kind, plain(options)));
  return {
    requestSubscribeMessage: api('requestSubscribeMessage', subscribe),
    scanCode: api('scanCode', () => asked('scan', {})),
    chooseMedia: api('chooseMedia', ({ count }) => asked('media', { count })),
    chooseMessageFile: api('chooseMessageFile', ({ extension }) => asked('file', { extension })),
    getFileSystemManager: () => ({
      getFileInfo: ({ filePath, success }: { filePath: string; success: (info: { size: number }) => void }) =>
        success({ size: filePath.startsWith('data:') ? atob(contentOf(filePath)).length : 1000 }),
      // The stage keeps the content in the name; what was not saved is gone with the app, as on a phone.
      saveFile: ({ tempFilePath, success }: { tempFilePath: string; success: (saved: object) => void }) =>
        success({ savedFilePath: `${tempFilePath}${SAVED}` }),
      removeSavedFile: ({ complete }: { complete: () => void }) => complete(),
    }),
    getFuzzyLocation: api('getFuzzyLocation', () => asked('place', {})),
    compressImage: api('compressImage', ({ src }) => ({ tempFilePath: src })),
    showModal: api('showModal', (options) => modal(options as ModalOptions)),
    showActionSheet: api('showActionSheet', async ({ itemList }) => {
      const items = itemList as string[];
      const word = await choose('', [...items, '取消']);
      if (word === '取消') {
        throw new Error('cancel');
      }
      return { tapIndex: items.indexOf(word) };
    }),
    showToast: api('showToast', ({ title, duration = 1500 }) => toast(String(title), Number(duration))),
    hideToast: api('hideToast', () => undefined),
    showLoading: api('showLoading', () => undefined),
    hideLoading: api('hideLoading', () => undefined),
    makePhoneCall: told('makePhoneCall'),
    setClipboardData: told('setClipboardData'),
    openDocument: told('openDocument'),
    previewImage: told('previewImage'),
    vibrateShort: told('vibrateShort'),
    downloadFile: api('downloadFile', async ({ url }) => ({
      tempFilePath: await window.__wechat('download', { url }),
      statusCode: 200,
    })),
  };
}

/** Options without callbacks, as they may leave the page. */
function plain(options: Options): object {
  return JSON.parse(JSON.stringify(options));
}

function query(): object {
  const wanted: (() => object | null)[] = [];
  const select = (selector: string) => {
    const measure = () => {
      const element = elementById(selector.replace(/^#/, ''));
      if (!element) {
        return null;
      }
      const { left, top, width, height } = element.getBoundingClientRect();
      const node = element instanceof HTMLCanvasElement ? element : undefined;
      return { id: selector.slice(1), left, top, right: left + width, bottom: top + height, width, height, node };
    };
    const wish = () => {
      wanted.push(measure);
      return self;
    };
    return { fields: wish, boundingClientRect: wish, node: wish };
  };
  const self = {
    select,
    in: () => self,
    exec: (done?: (results: (object | null)[]) => void) => setTimeout(() => done?.(wanted.map((measure) => measure()))),
  };
  return self;
}

function device(setup: Setup): object {
  const window_ = () => ({
    pixelRatio: devicePixelRatio,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    statusBarHeight: 0,
    safeArea: { left: 0, top: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight },
  });
  const base = { SDKVersion: '3.5.0', language: 'zh_CN', version: '8.0.50', theme: 'light' };
  const launch = { path: setup.path, query: setup.query, scene: 1001, referrerInfo: {} };
  return {
    getAppBaseInfo: () => ({ ...base, fontSizeScaleFactor: setup.fontFactor, fontSizeSetting: 16 * setup.fontFactor }),
    getWindowInfo: window_,
    getDeviceInfo: () => ({ platform: 'android', brand: 'test', model: 'test', system: 'Android 10' }),
    getSystemInfoSync: () => ({ ...base, ...window_(), platform: 'android', fontSizeSetting: 16 * setup.fontFactor }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getSetting: api('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    canIUse: () => true,
    nextTick: (act: () => void) => void Promise.resolve().then(act),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}

/** A recording is never heard here: that it plays, and that it was stopped, is told to the test. */
function sound(): object {
  const context = {
    src: '',
    onEnded: () => undefined,
    onError: () => undefined,
    play: () => void window.__happened('play', { src: context.src }),
    destroy: () => void window.__happened('silence', { src: context.src }),
  };
  return context;
}

/** `wx` as far as the mini-program uses it; whatever is missing here fails as it would on an old phone. */
export function wechat(setup: Setup, pages: () => Pages): object {
  const shared: Record<string, unknown> = {
    ...storage(),
    ...network(),
    ...dialogs(),
    ...device(setup),
    cloud: cloud(),
  };
  shared['createSelectorQuery'] = () => query();
  shared['createInnerAudioContext'] = () => sound();
  for (const name of [
    'onAppShow',
    'onAppHide',
    'onError',
    'onUnhandledRejection',
    'onPageNotFound',
    'onWindowResize',
  ]) {
    shared[name] = () => undefined;
  }
  // The pages stand after `wx` does: their calls are looked up when they are made.
  for (const name of Object.keys(navigation({} as Pages))) {
    shared[name] = (options: Options) =>
      (navigation(pages()) as Record<string, (options: Options) => unknown>)[name]?.(options);
  }
  return shared;
}
