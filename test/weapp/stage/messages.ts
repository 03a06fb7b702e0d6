/** How a phone is set up when the mini-program starts on it. */
export interface Setup {
  /** Page and query of the start, e.g. `home/index`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly fontFactor: number;
  readonly online: boolean;
}

/** What the stage asks the test for. Each is a function that the test exposes on `window`. */
export interface Outside {
  /** A cloud function: its result, or `fail` as WeChat's errMsg. */
  __callFunction(name: string, data: unknown): Promise<{ result?: unknown; fail?: string }>;
  /** Something the person would notice or WeChat would do: a call, a toast, a dialog, a file opened. */
  __happened(kind: string, detail: unknown): Promise<void>;
  /** WeChat's own dialogs; the test answers for the person. */
  __wechat(dialog: string, detail: unknown): Promise<unknown>;
  __setup(): Promise<Setup>;
}

/** What the test may do to the stage from outside. */
export interface Inside {
  online(connected: boolean): void;
  /** The mini-program goes to the back and comes to the front again. */
  hideAndShow(): void;
  back(): void;
  /** Chooses in WeChat's picker that stands at the element with this aria-label. */
  pick(label: string, value: string): boolean;
  /** The path of the page on top. */
  path(): string;
  ready: boolean;
}

declare global {
  interface Window extends Outside {
    stage: Inside;
  }
}
