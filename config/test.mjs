// `npm test` and `npm run prove`: checks, builds what the tests run, then runs them. `prove` is the same code at full size.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { requireBrowser } from './browser.mjs';

const prove = process.argv[2] === 'prove';
const report = 'dist/test-report.json';
const environment = { ...process.env, CHROMIUM: requireBrowser(), ...(prove ? { PROVE: '1' } : {}) };

function step(title, script, ...words) {
  const begun = Date.now();
  console.log(`\n── ${title}`);
  const done = spawnSync(process.execPath, [script, ...words], { stdio: 'inherit', env: environment });
  console.log(`   ${Math.round((Date.now() - begun) / 1000)} s`);
  if (done.status !== 0) {
    console.error(`${title}: failed`);
    process.exit(done.status ?? 1);
  }
}

step('lint and format', 'node_modules/@biomejs/biome/bin/biome', 'ci', '.', '--diagnostic-level=error');
step('types', 'node_modules/typescript/bin/tsc', '-p', '.');
step('unused code', 'node_modules/knip/bin/knip.js');
step('functions', 'config/functions.mjs');
step('verifier', 'config/verifier.mjs');
step('local programs', 'config/local.mjs');
step('weapp', 'config/build.mjs', 'weapp');
step('h5', 'config/build.mjs', 'h5');

mkdirSync('dist', { recursive: true });
rmSync(report, { force: true });
const words = [
  '--ci',
  // One worker a core: the machine that decides has two, and by itself jest leaves one of them idle.
  '--maxWorkers=2',
  '--json',
  `--outputFile=${report}`,
  ...(prove ? ['--testTimeout=3600000'] : []),
  ...process.argv.slice(prove ? 3 : 2),
];
const done = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...words], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: environment,
});
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(done.status ?? 1);
