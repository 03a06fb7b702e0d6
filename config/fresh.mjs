// Builds only what is missing or older than its sources: the sources' digest is kept beside the output.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm start` needs, each with its sources and the file that shows it is there. */
const TARGETS = {
  h5: {
    title: '网页版页面',
    sources: [
      'src',
      'domain',
      'verifier',
      'config/index.ts',
      'config/aria-plugin.ts',
      'config/build.mjs',
      'config/verifier.mjs',
      'package-lock.json',
    ],
    made: 'dist/h5/index.html',
    command: ['config/build.mjs', 'h5'],
  },
  functions: {
    title: '云函数',
    sources: ['cloudfunctions', 'domain', 'config/functions.mjs', 'package-lock.json'],
    made: 'dist/cloudfunctions',
    command: ['config/functions.mjs'],
  },
  verifier: {
    title: '核验程序',
    sources: ['verifier', 'domain', 'config/verifier.mjs', 'package-lock.json'],
    made: 'dist/verify.mjs',
    command: ['config/verifier.mjs'],
  },
  local: {
    title: '本机程序',
    sources: ['local', 'cloudfunctions/kit', 'domain', 'config/local.mjs', 'package-lock.json'],
    made: 'dist/local/main.js',
    command: ['config/local.mjs'],
  },
};

function filesBelow(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesBelow(join(path, name)))
    : [path];
}

function digestOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow)) {
    hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds a target unless it is as its sources are. @returns whether it is there now */
export function freshen(name) {
  const { title, sources, made, command } = TARGETS[name];
  const stamp = `dist/.${name}`;
  const digest = digestOf(sources);
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return true;
  }
  const begun = Date.now();
  process.stdout.write(`正在构建${title}…`);
  const done = spawnSync(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (done.status !== 0) {
    process.stdout.write(`失败。\n${done.stdout}\n${done.stderr}\n`);
    return false;
  }
  mkdirSync('dist', { recursive: true });
  writeFileSync(stamp, digest);
  process.stdout.write(`完成，用时 ${Math.round((Date.now() - begun) / 1000)} 秒。\n`);
  return true;
}
