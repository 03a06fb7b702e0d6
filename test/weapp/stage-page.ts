import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';

const BUILT = 'dist/weapp';
/** WeChat takes `bindtap=`, the open-source framework only `bind:tap=`. */
const WECHAT_EVENT = /(\s)(capture-bind|capture-catch|mut-bind|bind|catch)([a-z]\w*)(?==)/g;

/** The mini-program as the stage needs it: templates compiled, everything else as text by its path. */
interface BuiltApp {
  readonly templates: string;
  readonly files: Readonly<Record<string, string>>;
}

function builtFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function builtApp(): BuiltApp {
  const group = new TmplGroup();
  const files: Record<string, string> = {};
  for (const path of builtFiles(BUILT)) {
    const text = readFileSync(join(BUILT, path), 'utf8');
    if (path.endsWith('.wxml')) {
      const complaints: unknown[] = group.addTmpl(path.slice(0, -5), text.replace(WECHAT_EVENT, '$1$2:$3'));
      if (complaints.length > 0) {
        throw new Error(`${path}: ${JSON.stringify(complaints.slice(0, 3))}`);
      }
    } else if (path.endsWith('.wxs')) {
      group.addScript(path.slice(0, -4), text);
    } else if (/\.(js|json|wxss)$/.test(path)) {
      files[path] = text;
    }
  }
  return { templates: group.getTmplGenObjectGroups(), files };
}

let made: Promise<string> | undefined;

async function make(): Promise<string> {
  const bundle = await build({
    entryPoints: ['test/weapp/stage/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome100',
    logLevel: 'warning',
  });
  const app = JSON.stringify(builtApp()).replaceAll('<', '\\u003c');
  const script = bundle.outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? '';
  return [
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"></head><body>',
    `<script type="application/json" id="app">${app}</script><script>${script}</script>`,
    '</body></html>',
  ].join('');
}

/** The page that runs the built mini-program (`dist/weapp`, untouched) on WeChat's own component framework. Made once per process. */
export function stagePage(): Promise<string> {
  made ??= make();
  return made;
}
