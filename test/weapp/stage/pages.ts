import * as glassEasel from 'glass-easel';
import type { AssociatedBackend, Root } from 'glass-easel-miniprogram-adapter';
import { type AppDefinition, type BuiltApp, Code } from './code';

export type Query = Readonly<Record<string, string>>;

/** What the framework and Taro's page have in common. */
interface PageInstance {
  route: string;
  options: Query;
  onLoad?(query: Query): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  onShareAppMessage?(from: unknown): unknown;
}

interface Opened {
  readonly path: string;
  readonly root: Root;
  readonly instance: PageInstance;
  readonly frame: HTMLElement;
}

/** A page's place on the screen, under WeChat's bar with title and back arrow. */
function frameOf(goBack: () => void): { frame: HTMLElement; place: HTMLElement } {
  const frame = document.createElement('div');
  frame.className = 'wx-root';
  frame.innerHTML = '<div class="wx-bar"><span class="wx-back" aria-label="返回">‹</span><b>一个都不能少</b></div>';
  frame.querySelector('.wx-back')?.addEventListener('click', goBack);
  const place = document.createElement('div');
  frame.append(place);
  document.body.append(frame);
  return { frame, place };
}

type AttachPlace = Parameters<Root['attach']>[0];

/** The stack of pages of the running mini-program. */
export class Pages {
  private readonly stack: Opened[] = [];
  private readonly code: Code;
  private readonly backend: AssociatedBackend;

  constructor(built: BuiltApp, wx: object) {
    this.code = new Code(built, wx, () => this.stack.map(({ instance }) => instance));
    const context = new glassEasel.CurrentWindowBackendContext();
    context.onEvent((target, type, detail, options) => {
      if (type !== 'input') {
        glassEasel.triggerEvent(target, type, detail, options);
      }
    });
    this.backend = this.code.env.associateBackend(context);
  }

  get app(): AppDefinition {
    return this.code.app;
  }

  get top(): Opened | undefined {
    return this.stack.at(-1);
  }

  get depth(): number {
    return this.stack.length;
  }

  /** Puts a page on top. */
  push(path: string, query: Query): void {
    this.top?.instance.onHide?.();
    this.open(path, query);
  }

  /** Takes `delta` pages off; the first one stays. */
  back(delta: number): void {
    const leaving = this.stack.splice(Math.max(1, this.stack.length - delta));
    this.close(leaving);
    this.showTop();
    if (leaving.length > 0) {
      this.top?.instance.onShow?.();
    }
  }

  /** Replaces the top page, or the whole stack. */
  replace(path: string, query: Query, all: boolean): void {
    const leaving = this.stack.splice(all ? 0 : Math.max(0, this.stack.length - 1));
    this.close(leaving);
    this.open(path, query);
  }

  setTitle(title: string): void {
    const heading = this.top?.frame.querySelector('.wx-bar b');
    if (heading) {
      heading.textContent = title;
    }
  }

  private open(path: string, query: Query): void {
    this.code.addPage(path);
    const root = this.backend.createRoot('page', this.code.space, path);
    const instance = root.get() as unknown as PageInstance;
    instance.route = path;
    instance.options = query;
    const { frame, place } = frameOf(() => this.back(1));
    this.stack.push({ path, root, instance, frame });
    this.showTop();
    root.attach(frame as unknown as AttachPlace, place as unknown as AttachPlace);
    instance.onLoad?.(query);
    instance.onShow?.();
    setTimeout(() => instance.onReady?.());
  }

  private close(leaving: readonly Opened[]): void {
    for (const { instance, root, frame } of [...leaving].reverse()) {
      instance.onUnload?.();
      root.release();
      frame.remove();
    }
  }

  private showTop(): void {
    for (const page of this.stack) {
      page.frame.classList.toggle('wx-top', page === this.top);
    }
    const back = this.top?.frame.querySelector('.wx-back');
    if (back instanceof HTMLElement) {
      back.style.visibility = this.stack.length > 1 ? 'visible' : 'hidden';
    }
  }
}
