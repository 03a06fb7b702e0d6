import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { CAMPAIGNS } from './probes-campaigns';
import { LETTERS } from './probes-letters';
import { CAMPAIGN_RULES } from './rules-campaigns';
import { LETTER_RULES } from './rules-letters';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('letters: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(LETTERS, readRules(LETTER_RULES));
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);

test('campaigns: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(CAMPAIGNS, readRules(CAMPAIGN_RULES));
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
