// `npm test` and `npm run prove`: checks, builds what the tests run, then runs them. `prove` is the same code at full size.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { requireBrowser } from './browser.mjs';

const prove = process.argv[2] === 'prove';
const report = 'dist/test-report.json';
const environment = { ...process.env, CHROMIUM: requireBrowser(), ...(prove ? { PROVE: '1' } : {}) };

/** The longest first, two at a time: each keeps one core busy. */
const STEPS = [
  ['h5', 'config/build.mjs', 'h5'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'ci', '.', '--diagnostic-level=error'],
  ['types', 'node_modules/typescript/bin/tsc', '-p', '.'],
  ['unused code', 'node_modules/knip/bin/knip.js'],
  ['functions', 'config/functions.mjs'],
  ['verifier', 'config/verifier.mjs'],
  ['local programs', 'config/local.mjs'],
  ['weapp', 'config/build.mjs', 'weapp'],
];
const AT_ONCE = 2;

const running = new Set();

/** Nothing outlives this program: a step and what it has started are one group. */
process.on('exit', () => {
  for (const { pid } of running) {
    try {
      process.kill(-pid);
    } catch {
      // It has just ended.
    }
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(1));
}

/** What a step says is shown whole when it fails, and not at all otherwise: the builds talk without end. */
function step([title, script, ...words]) {
  const begun = Date.now();
  const options = { stdio: ['ignore', 'pipe', 'pipe'], env: environment, detached: true };
  const child = spawn(process.execPath, [script, ...words], options);
  running.add(child);
  const said = [];
  child.stdout.on('data', (bytes) => said.push(bytes));
  child.stderr.on('data', (bytes) => said.push(bytes));
  return new Promise((done) => {
    child.on('close', (code) => {
      running.delete(child);
      const seconds = Math.round((Date.now() - begun) / 1000);
      console.log(`── ${title}: ${code === 0 ? 'ok' : 'failed'}, ${seconds} s`);
      done({ code: code ?? 1, text: Buffer.concat(said).toString() });
    });
  });
}

/** The first step that fails ends the others: its words are the last on the screen. */
async function lane(queue) {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { code, text } = await step(next);
    if (code !== 0) {
      process.stderr.write(text);
      console.error(`${next[0]}: failed`);
      process.exit(code);
    }
  }
}

const queue = [...STEPS];
await Promise.all(Array.from({ length: AT_ONCE }, () => lane(queue)));

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
