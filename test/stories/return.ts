import { existsSync, mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { bothAreNoticed, bothAreSought, bothComeBack, oneHasHeld, oneIsLostAgain } from './bringing-back';
import { asMiddleSchool } from './middle-school';
import { type HandOver, openWorld, type StoryWorld } from './world';

/** On screens it takes a minute a kind of phone: at full size. `brought-back.test.ts` tells it through the functions every time. */
const fullSize = process.env['PROVE'] ? describe : describe.skip;

/** Two pupils of a lower secondary school are brought back (R99), on phones of one kind. `built` = what has to be there. */
export function tellReturn(built: string, command: string, handOver: HandOver): void {
  fullSize('brought back', () => tell(built, command, handOver));
}

function tell(built: string, command: string, handOver: HandOver): void {
  let browser: Browser;
  let world: StoryWorld;

  beforeAll(async () => {
    if (!existsSync(built)) {
      throw new Error(`build it first: ${command}`);
    }
    mkdirSync('dist/pictures', { recursive: true });
    browser = await launchBrowser();
    world = await openWorld(browser, handOver, { begun: 'counted', arrange: asMiddleSchool });
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

  test('two pupils of a lower secondary school stay away: on the third roll they are leads, village and school take them up (R99)', () =>
    bothAreNoticed(world));

  test('village, school and township persuade together, each visit on its own line', () => bothAreSought(world));

  test('both come back: the roll shows it, the class confirms, both lines confirm, the ledger is struck', () =>
    bothComeBack(world));

  test('relapse after 20 days: one is lost again, and goes on in a second round with its history', () =>
    oneIsLostAgain(world));

  test('the other is checked at 7, 30, 60 and 90 days from the rolls, and the township closes it', () =>
    oneHasHeld(world));
}
