import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { COUNTY, OFFICE, ROSTER } from './probes-county';
import { COUNTY_RULES } from './rules-county';
import { openStage, type Stage } from './stage';

const lines = readRules(COUNTY_RULES);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test.each([
  ['county', COUNTY],
  ['roster', ROSTER],
  ['office', OFFICE],
])(
  '%s: every post and relation may what the lines say, and nothing else',
  async (_room, probes) => {
    const cells = cellsOf(probes, lines);
    expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
  },
  600_000,
);
