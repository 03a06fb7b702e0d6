import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { send } from './reply';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;

function inlineScripts(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}`,
  );
}

/** Sends a file of a folder; `/` is its index.html. @returns false where there is none. */
export async function sendFile(response: ServerResponse, folder: string, path: string): Promise<boolean> {
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const place = normalize(join(folder, name));
  if (!place.startsWith(normalize(`${folder}/`)) || name.includes('\0')) {
    return false;
  }
  const bytes = await readFile(place).catch(() => undefined);
  if (!bytes) {
    return false;
  }
  const isPage = extname(place) === '.html';
  const type = TYPES[extname(place)] ?? 'application/octet-stream';
  const cache = HASHED.test(place) ? { 'cache-control': 'private, max-age=31536000, immutable' } : {};
  send(response, 200, type, bytes, cache, isPage ? inlineScripts(bytes.toString('utf8')) : []);
  return true;
}
