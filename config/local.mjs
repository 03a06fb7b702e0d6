// Bundles the programs of local/ (Node cannot run TypeScript): one file each in dist/local. Run with names to build only those.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PROGRAMS = {
  gateway: 'local/gateway/main.ts',
  main: 'local/main.ts',
};

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
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildLocal(process.argv.length > 2 ? process.argv.slice(2) : undefined);
}
