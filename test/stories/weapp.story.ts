import { existsSync, mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { advance } from '../support/clock';
import { familyIsAsked, parentSigns, townshipIsCalled } from './telling';
import { openWeappWorld, type WeappWorld } from './weapp-world';

jest.setTimeout(180_000);

/** Longer than any letter takes to read. */
const READING_MS = 16_000;

let browser: Browser;
let world: WeappWorld;

beforeAll(async () => {
  if (!existsSync('dist/weapp/app.json')) {
    throw new Error('build the mini-program first: npm run build:weapp');
  }
  mkdirSync('dist/pictures', { recursive: true });
  browser = await launchBrowser();
  world = await openWeappWorld(browser);
});
afterAll(async () => {
  await world?.close();
  await browser?.close();
});
afterEach(() => {
  for (const [who, hand] of world.hands) {
    expect({ who, errors: hand.errors }).toEqual({ who, errors: [] });
  }
});

test('a parent scans, signs by hand over a kill and a dead network, and holds a receipt', async () => {
  await parentSigns(world, async () => advance(READING_MS));
});

test('a teacher calls the roll on a bad phone, the family is asked and answers in one tap', async () => {
  await familyIsAsked(world);
});

test('a missing child calls everybody; on the third day the township is called and the county sees it', async () => {
  await townshipIsCalled(world);
});
