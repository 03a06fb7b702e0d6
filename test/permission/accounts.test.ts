import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { ACCOUNTS, APPOINTMENTS } from './probes-accounts';
import { ACCOUNT_RULES } from './rules-accounts';
import { openStage, type Stage } from './stage';

const lines = readRules(ACCOUNT_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test.each([
  ['accounts', ACCOUNTS],
  ['appointments', APPOINTMENTS],
])(
  '%s: every post and relation may what the lines say, and nothing else',
  async (_room, probes) => {
    const cells = cellsOf(probes, lines);
    expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
  },
  600_000,
);
