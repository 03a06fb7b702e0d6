/** What WeChat's dialog answered for one template: 同意, 拒绝, 被后台封禁, 标题相同被过滤, or the main switch is off. */
export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter' | 'off';

/** A picture or document the person chose. `content` is there on H5 only, `path` is a temporary path on WeChat. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  readonly path: string;
  readonly content?: Blob;
}

/** Where a begun upload goes: `cloudPath` for WeChat's cloud, `url` for a browser (relative to the seat). */
interface UploadTarget {
  readonly cloudPath: string;
  readonly url?: string;
}

/** A store of plain JSON values that outlives the app; on one machine each seat has its own. */
export interface KeptValues {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
  /** Keys that begin with `prefix`, in order. */
  keys(prefix: string): string[];
}

/** 等网络的照片: files that outlive the app until they are uploaded. */
export interface KeptFiles {
  /** @returns the name by which it is found again. Rejects when the phone has no room. */
  put(file: ChosenFile): Promise<string>;
  get(key: string): Promise<ChosenFile | undefined>;
  drop(key: string): Promise<void>;
}

/** The part of a 2d context that both WeChat's canvas and the browser's have. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'stroke'
  | 'clearRect'
  | 'setTransform'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'strokeStyle'
>;

/** A canvas on the screen: its size in px, device pixels per px, and what paints on it. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly brush: Brush;
}

/** The request did not reach the cloud, or no answer came back: whether it took effect is not known. */
export class Unreachable extends Error {
  constructor(detail: string) {
    super(`unreachable: ${detail}`);
    this.name = 'Unreachable';
  }
}

/** The place cannot do this (H5 outside WeChat's stand-in): the screen says 请在微信中打开. */
export class OnlyInWechat extends Error {
  constructor() {
    super('only in WeChat');
    this.name = 'OnlyInWechat';
  }
}

/** Everything that differs between WeChat and a browser. No other module touches `wx`, `window` or `document`. */
export interface Platform {
  readonly name: 'weapp' | 'h5';
  /** Called once when the app starts. */
  begin(): void;
  /** 没有网络也能打开: brings the programs of these pages (`cases/contact/index`) to the phone. WeChat has them already. @throws {Unreachable} */
  readAhead(pages: readonly string[]): Promise<void>;
  /** @throws {Unreachable} when no reply came back. */
  send(functionName: string, body: unknown): Promise<unknown>;
  readonly storage: KeptValues;
  /** How large the person has set text: 1 is the standard size. */
  fontFactor(): number;
  /** 手机号: a code that the server exchanges. On WeChat only the button's own event gives one, so this is for H5.
   * @throws {OnlyInWechat} */
  phoneCode(): Promise<string>;
  /** 订阅消息: must be the first thing in a tap, at most 3 templates. Never throws; a failed dialog answers 'reject'. */
  subscribe(templateIds: readonly string[]): Promise<Readonly<Record<string, SubscribeAnswer>>>;
  /** 扫码: the text of the code, undefined when the person turned back. */
  scan(): Promise<string | undefined>;
  /** 小程序码: the scene this launch came with. */
  scene(): string | undefined;
  /** 拍照或选图, already made small (≤ 1600 px, JPEG). Empty when the person turned back. */
  choosePhotos(count: number): Promise<ChosenFile[]>;
  /** 选文件: `extensions` without dot. Undefined when the person turned back. */
  chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined>;
  readonly files: KeptFiles;
  /** 大概位置, asked from the person each time it is wanted; undefined when refused or not to be found. */
  whereabouts(): Promise<{ readonly latitude: number; readonly longitude: number } | undefined>;
  upload(target: UploadTarget, file: ChosenFile): Promise<void>;
  /** 打开或下载 a file by its address (H5: relative to the seat; WeChat: cloud file id or https address). */
  openFile(address: string, name: string): Promise<void>;
  /** 放录音 by its address. `over` is told once: whether it came to its end. @returns a function that stops it, of which nobody is told. */
  play(address: string, over: (ended: boolean) => void): () => void;
  /** 保存 a text as a file: a download on H5; on WeChat into a chat, which must be the first thing in a tap. Rejects when the person turned back. */
  saveText(name: string, text: string): Promise<void>;
  /** The first bytes of a file the person chose, each as one character: what it is, whatever its name says. */
  firstBytes(file: ChosenFile, count: number): Promise<string>;
  /** The text in a file the person chose. */
  readText(file: ChosenFile): Promise<string>;
  /** 打电话. Numbers of the demo never ring: they are shown instead. */
  call(phone: string): Promise<void>;
  copy(text: string): Promise<void>;
  online(): boolean;
  /** @returns a function that stops listening. */
  onNetwork(listener: (online: boolean) => void): () => void;
  /** Finds a canvas by its id as soon as it stands on the screen. @returns a function that stops waiting. */
  surface(id: string, found: (surface: Surface) => void): () => void;
  /** The address that opens a page of this app from outside, for sharing. */
  link(page: string): string;
  setTitle(title: string): void;
  /** 打印 the page; undefined where there is no paper. */
  readonly print: (() => void) | undefined;
  /** Esc on a keyboard; only who listened last hears it. @returns a function that stops listening. */
  onEscape(listener: () => void): () => void;
}
