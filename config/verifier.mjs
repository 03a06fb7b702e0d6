// Bundles the offline verifier of evidence files into one file that depends on nothing but node. The first word says where to, else `dist/verify.mjs`.
import { build } from 'esbuild';

const outfile = process.argv[2] ?? 'dist/verify.mjs';
await build({
  entryPoints: ['verifier/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'esm',
  // To be read by whoever does not trust us: names and lines stay as they are.
  minify: false,
  charset: 'utf8',
  logLevel: 'warning',
});
console.log(`verifier: ${outfile}`);
