import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { DANGERS } from './probes-danger';
import { DANGER_RULES } from './rules-danger';
import { openStage, type Stage } from './stage';

const lines = readRules(DANGER_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('danger and missing children: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(DANGERS, lines);
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
