import { existsSync, mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { advance } from '../support/clock';
import { familyIsAsked, parentSigns, townshipIsCalled } from './telling';
import { type HandOver, openWorld, type StoryWorld } from './world';

/** Longer than any letter takes to read. */
const READING_MS = 16_000;

/** The main job told from the letter to the county's number, on phones of one kind. `built` = what has to be there. */
export function tellStory(built: string, command: string, handOver: HandOver): void {
  let browser: Browser;
  let world: StoryWorld;

  beforeAll(async () => {
    if (!existsSync(built)) {
      throw new Error(`build it first: ${command}`);
    }
    mkdirSync('dist/pictures', { recursive: true });
    browser = await launchBrowser();
    world = await openWorld(browser, handOver);
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
}
