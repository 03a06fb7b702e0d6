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
import { keptFiles, whereabouts } from './weapp-kept';

const PREFIX = 'nol:';
/** Above this a photo is compressed again before it is queued (weak networks). */
const PHOTO_BYTES = 200 * 1024;

/** WeChat's failures carry `errMsg`; a cancelled dialog is not a failure. */
function failure(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error);
}

async function unlessCancelled<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (failure(error).includes('cancel')) {
      return undefined;
    }
    throw error;
  }
}

const storage: KeptValues = {
  get: (key) => {
    const text: unknown = Taro.getStorageSync(PREFIX + key);
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
  },
  set: (key, value) => Taro.setStorageSync(PREFIX + key, JSON.stringify(value)),
  remove: (key) => Taro.removeStorageSync(PREFIX + key),
  keys: (prefix) =>
    Taro.getStorageInfoSync()
      .keys.filter((key) => key.startsWith(PREFIX + prefix))
      .map((key) => key.slice(PREFIX.length))
      .sort(),
};

const network = { online: true };
/** Who wants to know of the network; what it was at the start is learned a little later. */
const listening = new Set<(online: boolean) => void>();

function begin(): void {
  Taro.cloud.init({ traceUser: false });
  let hasChanged = false;
  Taro.onNetworkStatusChange(({ isConnected }) => {
    hasChanged = true;
    network.online = isConnected;
  });
  Taro.getNetworkType({
    success: ({ networkType }) => {
      // What it was when it was asked is old news once it has changed.
      network.online = hasChanged ? network.online : networkType !== 'none';
      for (const listener of network.online ? [] : listening) {
        listener(false);
      }
    },
  });
}

async function send(name: string, data: unknown): Promise<unknown> {
  try {
    const reply = await Taro.cloud.callFunction({ name, data: { ...Object(data) } });
    return reply.result;
  } catch (error) {
    throw new Unreachable(failure(error));
  }
}

function fontFactor(): number {
  const info = { ...Taro.getAppBaseInfo() } as { fontSizeScaleFactor?: number; fontSizeSetting?: number };
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16) / 16;
}

const ANSWERS: readonly string[] = ['accept', 'reject', 'ban', 'filter'] satisfies SubscribeAnswer[];

async function subscribe(templateIds: readonly string[]): Promise<Record<string, SubscribeAnswer>> {
  const answer = (reply: Record<string, unknown>, otherwise: SubscribeAnswer): Record<string, SubscribeAnswer> =>
    Object.fromEntries(
      templateIds.map((id) => [id, ANSWERS.includes(String(reply[id])) ? (reply[id] as SubscribeAnswer) : otherwise]),
    );
  try {
    const reply = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] });
    return answer({ ...reply }, 'reject');
  } catch (error) {
    return answer({}, failure(error).includes('main switch') ? 'off' : 'reject');
  }
}

async function choosePhotos(count: number): Promise<ChosenFile[]> {
  const chosen = await unlessCancelled(() =>
    Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['camera', 'album'] }),
  );
  return Promise.all((chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => smaller(tempFilePath, size)));
}

const sizeOf = (filePath: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const success = (info: { readonly size: number }): void => resolve(info.size);
    Taro.getFileSystemManager().getFileInfo({ filePath, success, fail: reject });
  });

async function smaller(path: string, size: number): Promise<ChosenFile> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (size <= PHOTO_BYTES) {
    return { name, size, path };
  }
  const { tempFilePath } = await Taro.compressImage({ src: path, quality: 60 });
  // The server takes an upload of exactly the size that was said.
  return { name, size: await sizeOf(tempFilePath), path: tempFilePath };
}

async function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  const chosen = await unlessCancelled(() =>
    Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] }),
  );
  const file = chosen?.tempFiles[0];
  return file && { name: file.name, size: file.size, path: file.path };
}

/** What WeChat opens; the temporary file's own name does not always say what it is. */
const DOCUMENTS = ['pdf', 'docx', 'xlsx'] as const;

function documentType(name: string): { readonly fileType?: (typeof DOCUMENTS)[number] } {
  const fileType = DOCUMENTS.find((one) => name.endsWith(`.${one}`));
  return fileType ? { fileType } : {};
}

async function openFile(address: string, name: string): Promise<void> {
  const { tempFilePath } = address.startsWith('cloud://')
    ? await Taro.cloud.downloadFile({ fileID: address })
    : await Taro.downloadFile({ url: address });
  await (/\.(png|jpe?g)$/i.test(tempFilePath)
    ? Taro.previewImage({ urls: [tempFilePath] })
    : Taro.openDocument({ filePath: tempFilePath, showMenu: true, ...documentType(name) }));
}

/** Written first without waiting: WeChat hands a file to a chat only as the answer to a tap. */
async function saveText(name: string, text: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
  await Taro.shareFileMessage({ filePath, fileName: name });
}

function firstBytes({ path }: ChosenFile, length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      position: 0,
      length,
      success: ({ data }) =>
        resolve(typeof data === 'string' ? data : String.fromCharCode(...new Uint8Array(data).subarray(0, length))),
      fail: reject,
    });
  });
}

function readText({ path }: ChosenFile): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'utf8',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    });
  });
}

/** Tries again every 50 ms: the canvas is drawn after the page's data has reached WeChat's view layer. */
function surface(id: string, found: (surface: Surface) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const look = (): void => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec(([result]) => {
        if (stopped) {
          return;
        }
        if (!result?.node || !result.width) {
          timer = setTimeout(look, 50);
          return;
        }
        const { node, width, height } = result;
        const ratio = Taro.getWindowInfo().pixelRatio;
        node.width = width * ratio;
        node.height = height * ratio;
        found({ width, height, ratio, brush: node.getContext('2d') });
      });
  };
  look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function scene(): string | undefined {
  const { query } = Taro.getEnterOptionsSync();
  const given: unknown = query?.['scene'];
  return typeof given === 'string' && given !== '' ? decodeURIComponent(given) : undefined;
}

function play(address: string, over: (ended: boolean) => void): () => void {
  const audio = Taro.createInnerAudioContext();
  audio.onEnded(() => {
    over(true);
    audio.destroy();
  });
  audio.onError(() => {
    over(false);
    audio.destroy();
  });
  audio.src = address;
  audio.play();
  return () => audio.destroy();
}

/** 微信小程序. */
export const weapp: Platform = {
  name: 'weapp',
  begin,
  readAhead: async () => undefined,
  send,
  storage,
  fontFactor,
  phoneCode: () => Promise.reject(new OnlyInWechat()),
  subscribe,
  scan: async () => (await unlessCancelled(() => Taro.scanCode({})))?.result,
  scene,
  choosePhotos,
  chooseFile,
  files: keptFiles,
  whereabouts,
  upload: async ({ cloudPath }, { path }) => {
    await Taro.cloud.uploadFile({ cloudPath, filePath: path });
  },
  openFile,
  play,
  saveText,
  firstBytes,
  readText,
  call: async (phone) => {
    await unlessCancelled(() => Taro.makePhoneCall({ phoneNumber: phone }));
  },
  copy: async (text) => {
    await Taro.setClipboardData({ data: text });
  },
  online: () => network.online,
  onNetwork: (listener) => {
    const heard = ({ isConnected }: { isConnected: boolean }): void => listener(isConnected);
    Taro.onNetworkStatusChange(heard);
    listening.add(listener);
    return () => {
      Taro.offNetworkStatusChange(heard);
      listening.delete(listener);
    };
  },
  surface,
  link: (page) => page,
  setTitle: (title) => {
    Taro.setNavigationBarTitle({ title });
  },
  print: undefined,
  onEscape: () => () => undefined,
};
