import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { BrowserContext } from 'playwright-core';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Answers everything below `address` from a built folder, without a server; whatever else is asked for is noted and refused. */
export async function serveBuilt(
  context: BrowserContext,
  address: string,
  folder: string,
): Promise<{ foreign: string[] }> {
  const foreign: string[] = [];
  await context.route('**/*', async (route) => {
    const asked = route.request().url();
    const inside = asked.startsWith(address);
    const path = normalize(decodeURIComponent(new URL(asked).pathname)).slice(new URL(address).pathname.length);
    const file = join(folder, path || 'index.html');
    if (inside && existsSync(file) && statSync(file).isFile()) {
      await route.fulfill({
        body: readFileSync(file),
        contentType: TYPES[extname(file)] ?? 'application/octet-stream',
      });
    } else {
      if (!inside && !/^(data|blob):/.test(asked)) {
        foreign.push(asked);
      }
      await route.fulfill({ status: 404, body: '' });
    }
  });
  return { foreign };
}
