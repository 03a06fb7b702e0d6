import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { CASES_AWAY } from './probes-away';
import { AWAY_RULES } from './rules-away';
import { openStage, type Stage } from './stage';

const lines = readRules(AWAY_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('deferral and transfer: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(CASES_AWAY, lines);
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
