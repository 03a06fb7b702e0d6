import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { REFERRALS } from './probes-referral';
import { REFERRAL_RULES } from './rules-referral';
import { openStage, type Stage } from './stage';

const lines = readRules(REFERRAL_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test('referrals: every post and relation may what the lines say, and nothing else', async () => {
  const cells = cellsOf(REFERRALS, lines);
  expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
}, 600_000);
