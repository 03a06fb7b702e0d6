// Bundles each cloud function to one file without node_modules, as it is deployed.
import { existsSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';

const names = readdirSync('cloudfunctions').filter((name) => existsSync(`cloudfunctions/${name}/index.ts`));
for (const name of names) {
  await build({
    entryPoints: [`cloudfunctions/${name}/index.ts`],
    outfile: `dist/cloudfunctions/${name}/index.js`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    logLevel: 'warning',
  });
}
console.log(`functions: ${names.join(', ')}`);
