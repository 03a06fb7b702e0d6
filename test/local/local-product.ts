import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { plainDate } from '#domain/plain-date';
import { startDispatcher } from '../../local/dispatcher';
import { openProduct, type Product } from '../../local/product';

export const FIRST_DAY = plainDate('2026-11-20');
const ROOT = resolve(__dirname, '../..');

async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // As in the build: a library asks where its module lies.
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    external: ['libsql'],
    logLevel: 'error',
  });
}

async function bundleDesk(out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const entryPoints = [join(ROOT, 'local/desk/desk.ts')];
  await build({ entryPoints, outfile: join(out, 'desk.js'), bundle: true, platform: 'browser', format: 'iife' });
  for (const name of readdirSync(join(ROOT, 'local/desk')).filter((one) => /\.(html|css)$/.test(one))) {
    copyFileSync(join(ROOT, 'local/desk', name), join(out, name));
  }
}

/** Stands for the app: says who sits here and what was opened. Its script runs only if the server lets it. */
const PAGE = `<!DOCTYPE html><meta charset="utf-8"><p id="who"></p><p id="where"></p><script>
localStorage.setItem(location.pathname.replace('app/', '') + 'draft', 'mine');
fetch('../demo/who').then((reply) => reply.json()).then((who) => {
  document.getElementById('who').textContent = who.name;
  document.getElementById('where').textContent = location.search + location.hash;
});
</script>`;

/** The functions of the product, or the tests' own one. */
function functionEntries(which: 'probe' | 'product'): readonly (readonly [name: string, entry: string])[] {
  if (which === 'probe') {
    return [['probe', 'test/local/probe-function.ts']];
  }
  const folder = join(ROOT, 'cloudfunctions');
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts')));
  return names.map((name) => [name, `cloudfunctions/${name}/index.ts`]);
}

/** A folder with what a start needs: the real programs, a page, and functions. */
export async function builtFolder(
  which: 'probe' | 'product' = 'probe',
): Promise<{ readonly dist: string; drop(): void }> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  // Below the project, so that the programs find their one native package.
  const dist = mkdtempSync(join(ROOT, 'dist/test-local-'));
  await Promise.all([
    bundle('local/gateway/main.ts', join(dist, 'local/gateway.js')),
    bundle('local/main.ts', join(dist, 'local/main.js')),
    bundle('local/functions-host.ts', join(dist, 'local/functions.js')),
    ...functionEntries(which).map(([name, entry]) => bundle(entry, join(dist, `cloudfunctions/${name}/index.js`))),
    bundleDesk(join(dist, 'local/desk')),
  ]);
  mkdirSync(join(dist, 'h5'));
  writeFileSync(join(dist, 'h5/index.html'), PAGE);
  writeFileSync(join(dist, 'secret.txt'), 'not for the browser');
  return { dist, drop: () => rmSync(dist, { recursive: true, force: true }) };
}

export interface Served {
  readonly product: Product;
  readonly origin: string;
  readonly port: number;
  /** What the start has said. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

/** The product as `npm start` serves it, on a free port. */
export async function serve(dist: string, dataDir: string): Promise<Served> {
  let port = 0;
  const said: string[] = [];
  const settings = { port: 0, dataDir, today: null, profile: 'tiny' as const, instances: null, dist };
  const product = await openProduct(
    { ...settings, today: FIRST_DAY },
    () => `http://localhost:${port}`,
    (text) => said.push(text),
  );
  const dispatcher = await startDispatcher(product, 0);
  ({ port } = dispatcher);
  return {
    product,
    port,
    said,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await dispatcher.close();
      await product.close();
    },
  };
}

/** Asks again until it is so; fails after `ms`. */
export async function until(what: string, ms: number, holds: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + ms;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > late) {
      throw new Error(`not within ${ms} ms: ${what}`);
    }
    await new Promise((done) => setTimeout(done, 25));
  }
}
