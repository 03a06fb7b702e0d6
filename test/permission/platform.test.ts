import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { PLATFORM } from './probes-platform';
import { PLATFORM_RULES } from './rules-platform';
import { openStage, type Stage } from './stage';

const lines = readRules(PLATFORM_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('the national platform: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(PLATFORM, lines);
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
