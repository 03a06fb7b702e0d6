import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { CASE_PAPERS } from './probes-case-papers';
import { CASE_PAPER_RULES } from './rules-case-papers';
import { openStage, type Stage } from './stage';

const lines = readRules(CASE_PAPER_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('papers of law: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(CASE_PAPERS, lines);
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
