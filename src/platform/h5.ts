import Taro from '@tarojs/taro';
import {
  type ChosenFile,
  type KeptValues,
  OnlyInWechat,
  type Platform,
  type SubscribeAnswer,
  type Surface,
  Unreachable,
} from './contract';
import { readAhead } from './h5-ahead';
import { chooseFile, choosePhotos, keptFiles, whereabouts } from './h5-files';

/** A little more than a function may take; then the network is taken for dead. */
const PATIENCE_MS = 25_000;
/** Numbers of the demo begin so; they belong to nobody and must never be dialled. */
const DEMO_PHONE = /^000/;

/** Who waits for Esc, the topmost last. */
let escapes: { readonly listener: () => void }[] = [];

function heardKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    escapes.at(-1)?.listener();
  }
}

/** `/seat/1/app/` → `/seat/1/`: everything of a seat hangs below it, cookie and storage too. */
const seat = (): string => new URL('..', window.location.href).pathname;

async function post(path: string, body: unknown): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(seat() + path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: patience.signal,
    });
  } catch (error) {
    throw new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function send(functionName: string, body: unknown): Promise<unknown> {
  const reply = await post(`fn/${functionName}`, body);
  try {
    return await reply.json();
  } catch {
    throw new Unreachable(`HTTP ${reply.status}`);
  }
}

/** WeChat's own buttons and dialogs, as the demo's stand-in answers them. */
async function wechat(path: string, body: unknown): Promise<Record<string, unknown>> {
  const reply = await post(`wx/${path}`, body);
  if (reply.status === 404) {
    throw new OnlyInWechat();
  }
  if (!reply.ok) {
    throw new Unreachable(`HTTP ${reply.status}`);
  }
  return { ...Object(await reply.json()) };
}

const storage: KeptValues = {
  get: (key) => {
    const text = window.localStorage.getItem(seat() + key);
    return text === null ? undefined : JSON.parse(text);
  },
  set: (key, value) => window.localStorage.setItem(seat() + key, JSON.stringify(value)),
  remove: (key) => window.localStorage.removeItem(seat() + key),
  keys: (prefix) =>
    Object.keys(window.localStorage)
      .filter((key) => key.startsWith(seat() + prefix))
      .map((key) => key.slice(seat().length))
      .sort(),
};

function isAnswer(value: unknown): value is SubscribeAnswer {
  return value === 'accept' || value === 'reject' || value === 'ban' || value === 'filter' || value === 'off';
}

async function subscribe(templateIds: readonly string[]): Promise<Record<string, SubscribeAnswer>> {
  const reply = await wechat('subscribe', { templateIds }).catch(() => ({}) as Record<string, unknown>);
  return Object.fromEntries(
    templateIds.map((id) => {
      const answer = reply[id];
      return [id, isAnswer(answer) ? answer : 'reject'];
    }),
  );
}

async function phoneCode(): Promise<string> {
  const { code } = await wechat('phone', {});
  if (typeof code !== 'string') {
    throw new OnlyInWechat();
  }
  return code;
}

async function upload(target: { url?: string }, file: ChosenFile): Promise<void> {
  if (!target.url || !file.content) {
    throw new OnlyInWechat();
  }
  const reply = await fetch(new URL(target.url, new URL(seat(), window.location.href)), {
    method: 'PUT',
    credentials: 'same-origin',
    body: file.content,
  }).catch((error: unknown) => {
    throw new Unreachable(String(error));
  });
  if (!reply.ok) {
    throw new Unreachable(`HTTP ${reply.status}`);
  }
}

function download(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.rel = 'noopener';
  document.body.append(link);
  link.click();
  link.remove();
}

async function openFile(address: string, name: string): Promise<void> {
  download(new URL(address, new URL(seat(), window.location.href)).href, name);
}

function play(address: string, over: (ended: boolean) => void): () => void {
  const audio = new Audio(new URL(address, new URL(seat(), window.location.href)).href);
  let told = false;
  const tell = (ended: boolean): void => {
    if (!told) {
      told = true;
      over(ended);
    }
  };
  audio.addEventListener('ended', () => tell(true));
  audio.addEventListener('error', () => tell(false));
  audio.play().catch(() => tell(false));
  return () => {
    told = true;
    audio.pause();
  };
}

async function saveText(name: string, text: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  download(address, name);
  // The browser has begun by then; freed at once some would find nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function call(phone: string): Promise<void> {
  if (DEMO_PHONE.test(phone)) {
    await Taro.showModal({ title: '拨打电话', content: `演示号码，不会拨出：${phone}`, showCancel: false });
    return;
  }
  window.location.href = `tel:${phone}`;
}

function onNetwork(listener: (online: boolean) => void): () => void {
  const on = (): void => listener(true);
  const off = (): void => listener(false);
  window.addEventListener('online', on);
  window.addEventListener('offline', off);
  return () => {
    window.removeEventListener('online', on);
    window.removeEventListener('offline', off);
  };
}

/** A page whose program is not here yet cannot be opened without network: it says so, instead of doing nothing. */
function tellWhatCannotLoad(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (Object(reason).name === 'ChunkLoadError') {
      const told = { title: '没有连上网络', content: '这一页要连上网络才能打开。', showCancel: false };
      void Taro.showModal(told).then(() => window.history.back());
    }
  });
}

function surface(id: string, found: (surface: Surface) => void): () => void {
  let frame = 0;
  const look = (): void => {
    const canvas = document.getElementById(id);
    const brush = canvas instanceof HTMLCanvasElement && canvas.clientWidth > 0 ? canvas.getContext('2d') : null;
    if (!(canvas instanceof HTMLCanvasElement) || !brush) {
      frame = requestAnimationFrame(look);
      return;
    }
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = canvas;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    found({ width, height, ratio, brush });
  };
  look();
  return () => cancelAnimationFrame(frame);
}

/** 浏览器: the office desktop, and the phones of the demo's desk. */
export const h5: Platform = {
  name: 'h5',
  begin: tellWhatCannotLoad,
  readAhead,
  send,
  storage,
  fontFactor: () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1,
  phoneCode,
  subscribe,
  scan: async () => window.prompt('请输入码下面的编号')?.trim() || undefined,
  scene: () => new URLSearchParams(window.location.search).get('scene') ?? undefined,
  choosePhotos,
  chooseFile,
  files: keptFiles(seat),
  whereabouts,
  upload,
  openFile,
  play,
  saveText,
  firstBytes: async ({ content }, count) =>
    String.fromCharCode(...new Uint8Array((await content?.slice(0, count).arrayBuffer()) ?? [])),
  readText: async ({ content }) => (await content?.text()) ?? '',
  call,
  copy: (text) => navigator.clipboard.writeText(text),
  online: () => navigator.onLine,
  onNetwork,
  surface,
  link: (page) => `${window.location.origin}${seat()}app/#${page}`,
  setTitle: (title) => {
    document.title = title;
  },
  print: () => window.print(),
  onEscape: (listener) => {
    const mine = { listener };
    if (escapes.length === 0) {
      window.addEventListener('keydown', heardKey);
    }
    escapes.push(mine);
    return () => {
      escapes = escapes.filter((one) => one !== mine);
      if (escapes.length === 0) {
        window.removeEventListener('keydown', heardKey);
      }
    };
  },
};
