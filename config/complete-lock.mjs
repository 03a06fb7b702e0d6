// npm leaves binaries for other machines out of the lock file when the registry in reach lacks them, and `npm ci` then refuses the file.
// Run after `npm install`: names them with the version their parent asks for. Nothing here is ever fetched on a machine of another kind.
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const KIND =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64)(?:-(gnu|musl))?/;

/** Where Node would find `name` from the package at `where`. */
function seen(where, name) {
  for (let at = where; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at}/node_modules/${name}`.replace(/^\//, '');
    if (lock.packages[place]) {
      return place;
    }
    if (!at) {
      return undefined;
    }
  }
}

/** Adds the entry that `npm ci` will look for, unless the lock file has it already. */
function complete(where, entry, name, version) {
  const kind = KIND.exec(name);
  const found = seen(where, name);
  if (!kind || (found && lock.packages[found].version === version)) {
    return 0;
  }
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    if (found) {
      return 0;
    }
    throw new Error(`${name}@${version}: not an exact version`);
  }
  const place = found ? `${where}/node_modules/${name}` : `node_modules/${name}`;
  lock.packages[place] = {
    version,
    optional: true,
    os: [kind[1]],
    cpu: [kind[2]],
    ...(entry.dev ? { dev: true } : {}),
  };
  return 1;
}

let added = 0;
for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    added += complete(where, entry, name, version);
  }
}
const { '': root, ...rest } = lock.packages;
lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))) };
if (added > 0) {
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added} added`);
