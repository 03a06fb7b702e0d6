// Measures: bundles each file of bench/ and runs it, one after the other. Run with names to measure only those.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';
import { buildLocal } from './local.mjs';

const all = readdirSync('bench').filter((name) => name.endsWith('.ts'));
const wanted = process.argv.slice(2);
const names = all.map((name) => name.slice(0, -3)).filter((name) => wanted.length === 0 || wanted.includes(name));

await buildLocal();
for (const name of names) {
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile: `dist/bench/${name}.js`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // pdfkit asks where its module lies; a bundle of this form is asked by its file name.
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    external: ['libsql'],
    logLevel: 'warning',
  });
  const { status } = spawnSync(process.execPath, [`dist/bench/${name}.js`], { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = 1;
  }
}
