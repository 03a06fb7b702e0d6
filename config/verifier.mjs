// Bundles the offline verifier of evidence files into one file that depends on nothing but node.
import { build } from 'esbuild';

await build({
  entryPoints: ['verifier/main.ts'],
  outfile: 'dist/verify.mjs',
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'esm',
  // To be read by whoever does not trust us: names and lines stay as they are.
  minify: false,
  charset: 'utf8',
  logLevel: 'warning',
});
console.log('verifier: dist/verify.mjs');
