// Bundles the programs of local/ (Node cannot run TypeScript): one file each in dist/local. Run with names to build only those.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PROGRAMS = {
  gateway: 'local/gateway/main.ts',
  functions: 'local/functions-host.ts',
  main: 'local/main.ts',
};
const DESK = 'local/desk';

/** Builds the page of the desk: plain HTML and CSS, its script in one file. */
async function buildDesk() {
  const out = `dist/${DESK}`;
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: [`${DESK}/desk.ts`],
    outfile: `${out}/desk.js`,
    bundle: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    minify: true,
    logLevel: 'warning',
  });
  for (const name of readdirSync(DESK).filter((one) => /\.(html|css)$/.test(one))) {
    copyFileSync(`${DESK}/${name}`, `${out}/${name}`);
  }
}

/** Builds the programs of these names, or all that are there. */
export async function buildLocal(names = Object.keys(PROGRAMS)) {
  for (const name of names.filter((one) => existsSync(PROGRAMS[one]))) {
    await build({
      entryPoints: [PROGRAMS[name]],
      outfile: `dist/local/${name}.js`,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['libsql'],
      logLevel: 'warning',
    });
  }
  if (names.includes('main') && existsSync(`${DESK}/desk.ts`)) {
    await buildDesk();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildLocal(process.argv.length > 2 ? process.argv.slice(2) : undefined);
}
