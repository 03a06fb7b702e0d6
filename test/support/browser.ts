import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** No GPU, no first-run pages, and nothing that talks to the outside by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

/** Starts the browser that CHROMIUM names or Debian installs. Close it after the tests of the file. */
export function launchBrowser(): Promise<Browser> {
  const path = process.env['CHROMIUM'] ?? CANDIDATES.find((candidate) => existsSync(candidate));
  if (!path) {
    throw new Error('no Chromium: install the package chromium or name one in CHROMIUM');
  }
  return chromium.launch({ executablePath: path, args: FLAGS });
}
