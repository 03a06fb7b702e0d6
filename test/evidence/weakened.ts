import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Primitives } from '#domain/evidence/primitives';
import type { findingsOf, verdictOf } from '#domain/evidence/verify';

const ROOT = resolve(__dirname, '../..');

/** 削弱: one check of the verifier taken away, by exchanging these words of its source. */
export interface Weakening {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The verifier as a program would load it. */
export interface Verifier {
  readonly findingsOf: typeof findingsOf;
  readonly verdictOf: typeof verdictOf;
  readonly OWN: Primitives;
}

const ENTRY = `
export { findingsOf, verdictOf } from '#domain/evidence/verify';
export { OWN } from '#domain/evidence/primitives';`;

function exchanging({ file, from, to }: Weakening): Plugin {
  const place = join(ROOT, file);
  return {
    name: 'weakened',
    setup(plugin) {
      plugin.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== place) {
          return undefined;
        }
        const source = await readFile(path, 'utf8');
        if (source.split(from).length !== 2) {
          throw new Error(`${file} does not have exactly one: ${from}`);
        }
        return { contents: source.replace(from, () => to), loader: 'ts' as const };
      });
    },
  };
}

/** The verifier without one of its checks; as it is when none is named. */
export async function verifierWithout(weakening: Weakening | null): Promise<Verifier> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    plugins: weakening ? [exchanging(weakening)] : [],
  });
  const module: { exports: unknown } = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, require);
  return module.exports as Verifier;
}
