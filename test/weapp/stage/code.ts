import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { placed } from './touches';

/** The built mini-program as the test hands it over: templates compiled, everything else as text by its path. */
export interface BuiltApp {
  readonly templates: string;
  readonly files: Readonly<Record<string, string>>;
}

type Definition = Record<string, unknown>;
export type AppDefinition = Definition & {
  onLaunch?(options: unknown): void;
  onShow?(options: unknown): void;
  onHide?(): void;
};

/** Names that a phone does not have; a module that uses them fails here as it would there. */
const ABSENT = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'self',
  'fetch',
  'XMLHttpRequest',
  'location',
];

function resolved(from: string, name: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

const nameOf = (path: string): string => `./${path.slice(path.lastIndexOf('/') + 1)}`;

/** The mini-program's modules, templates and styles, loaded as WeChat loads them: a page's own only when it is opened. */
export class Code {
  app: AppDefinition = {};
  readonly env = new MiniProgramEnv();
  readonly space: CodeSpace = this.env.createCodeSpace('main', true);
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly built: BuiltApp;
  private readonly wx: object;
  private readonly currentPages: () => unknown[];
  private loading = 'app';

  constructor(built: BuiltApp, wx: object, currentPages: () => unknown[]) {
    this.built = built;
    this.wx = wx;
    this.currentPages = currentPages;
    this.addTemplates();
    this.addStyle('app');
    this.require('app', './app');
  }

  /** Makes a page's component known, with the components it uses and its styles. */
  addPage(path: string): void {
    if (!this.built.files[`${path}.js`]) {
      throw new Error(`no page ${path}`);
    }
    this.register(path);
    this.addStyle(path);
  }

  private addTemplates(): void {
    const groups: Record<string, unknown> = new Function(`return ${this.built.templates}`)();
    for (const path of Object.keys(groups)) {
      const content = { groupList: groups, content: groups[path] };
      this.space.addCompiledTemplate(path, content as unknown as Parameters<CodeSpace['addCompiledTemplate']>[1]);
    }
    for (const [path, text] of Object.entries(this.built.files)) {
      if (path.endsWith('.json') && path !== 'app.json') {
        this.space.addComponentStaticConfig(path.slice(0, -5), JSON.parse(text));
      }
    }
  }

  /** Class names are unique in the build, so the styles of all pages may stand beside each other. */
  private addStyle(path: string): void {
    if (!document.head.querySelector(`style[data-of="${path}"]`)) {
      const style = document.createElement('style');
      style.dataset['of'] = path;
      style.textContent = this.wxss(`${path}.wxss`, new Set(path === 'app' ? [] : ['app.wxss']));
      document.head.append(style);
    }
  }

  private wxss(path: string, seen: Set<string>): string {
    if (seen.has(path)) {
      return '';
    }
    seen.add(path);
    return (this.built.files[path] ?? '')
      .replace(/@import\s+"([^"]+)";?/g, (_all, name: string) => this.wxss(resolved(path, name), seen))
      .replace(/(-?\d*\.?\d+)rpx/g, (_all, number: string) => `${Number(number) / 2}px`);
  }

  private register(path: string): void {
    const config: { usingComponents?: Record<string, string> } = JSON.parse(this.built.files[`${path}.json`] ?? '{}');
    for (const name of Object.values(config.usingComponents ?? {})) {
      const component = resolved(path, name);
      if (component !== path && !this.modules.has(component)) {
        this.register(component);
      }
    }
    this.loading = path;
    this.require(path, nameOf(path));
  }

  /** Loads a module once. What calls `Page` or `Component` inside registers under the path being loaded. */
  private require(from: string, name: string): unknown {
    const path = resolved(from, name).replace(/\.js$/, '');
    const known = this.modules.get(path);
    if (known) {
      return known.exports;
    }
    const text = this.built.files[`${path}.js`];
    if (text === undefined) {
      throw new Error(`module ${path} is not in the build`);
    }
    const module = { exports: {} };
    this.modules.set(path, module);
    const given = { ...this.constructors(), module, exports: module.exports };
    const names = ['require', ...Object.keys(given), ...ABSENT];
    const run = new Function(...names, `${text}\n//# sourceURL=weapp/${path}.js`);
    run((wanted: string) => this.require(path, wanted), ...Object.values(given));
    return module.exports;
  }

  private constructors(): Record<string, unknown> {
    return {
      wx: this.wx,
      App: (definition: AppDefinition) => {
        this.app = definition;
      },
      Page: (definition: Definition) =>
        this.space.component(this.loading).pageDefinition(placed(definition)).register(),
      Component: (definition: Definition & { methods?: Definition }) => {
        const methods = placed(definition.methods ?? {});
        this.space
          .component(this.loading)
          .definition({ ...definition, methods: methods as Record<string, () => void> })
          .register();
      },
      Behavior: (definition: Definition) => this.space.behavior().definition(definition).register(),
      getApp: () => this.app,
      getCurrentPages: this.currentPages,
    };
  }
}
