// Bundles each cloud function to one file without node_modules, as it is deployed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { layFonts } from './fonts.mjs';

/** The SDK's models of language: nothing here calls them, and with what they bring along they were a quarter of every function. */
const NO_AI = "exports.createAI = () => { throw new Error('the SDK is bundled without its ai()'); };";
const withoutAi = {
  name: 'without-ai',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]node-sdk[\\/]dist[\\/]ai[\\/]index\.js$/ }, () => ({ contents: NO_AI })),
};

const names = readdirSync('cloudfunctions').filter((name) => existsSync(`cloudfunctions/${name}/index.ts`));
for (const name of names) {
  await build({
    entryPoints: [`cloudfunctions/${name}/index.ts`],
    outfile: `dist/cloudfunctions/${name}/index.js`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // pdfkit asks where its module lies; a bundle of this form is asked by its file name.
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    minify: true,
    // Chinese as it is written, half as long as its escapes.
    charset: 'utf8',
    alias: {
      // Its modules leave out what is not used; the file that `main` names cannot.
      'sm-crypto-v2': 'sm-crypto-v2/dist/index.mjs',
      // Of the 137 KB of all the world's file types the upload form looks up those that the product keeps.
      'mime-db': resolve('config/mime-types.json'),
    },
    plugins: [withoutAi],
    logLevel: 'warning',
  });
}
/** What is uploaded and loaded at every cold start; `office` carries fonts' shapes and workbooks. */
const LARGEST = { office: 4_000_000 };
for (const name of names) {
  const { size } = statSync(`dist/cloudfunctions/${name}/index.js`);
  if (size > (LARGEST[name] ?? 1_100_000)) {
    console.error(`functions: ${name} has ${size} bytes, too many for a cold start`);
    process.exit(1);
  }
}
layFonts('dist/cloudfunctions/office');
console.log(`functions: ${names.join(', ')}`);
