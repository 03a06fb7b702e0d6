// Builds the screens for one target and refuses to call an empty output a success (Taro exits 0 on some failures).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const target = process.argv[2];
const out = `dist/${target}`;
rmSync(out, { recursive: true, force: true });
const done = spawnSync(
  process.execPath,
  ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target, '--no-check', '--disable-global-config'],
  { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target } },
);

function pagesOfWeapp() {
  const app = JSON.parse(readFileSync(`${out}/app.json`, 'utf8'));
  const packages = app.subPackages ?? app.subpackages ?? [];
  return [...app.pages, ...packages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))];
}

const made =
  target === 'weapp'
    ? existsSync(`${out}/app.json`) && pagesOfWeapp().every((page) => existsSync(`${out}/${page}.js`))
    : existsSync(`${out}/index.html`);
if (done.status !== 0 || !made) {
  console.error(`${target}: build failed (exit ${done.status}, output ${made ? 'there' : 'missing'})`);
  process.exit(1);
}
// The page on which files are checked hands the program out: whoever does not trust the page runs it themselves.
if (target === 'h5') {
  const verifier = spawnSync(process.execPath, ['config/verifier.mjs', `${out}/verify.mjs`], { stdio: 'inherit' });
  process.exit(verifier.status ?? 1);
}
