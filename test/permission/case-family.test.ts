import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { CASE_FAMILY, CASE_FAMILY_RULES } from './probes-family';
import { openStage, type Stage } from './stage';

const lines = readRules(CASE_FAMILY_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('what a family sees of its case: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(CASE_FAMILY, lines);
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
