import { SIZES } from '../sizes';
import { readRules } from './lines';
import { cellsOf, deciding, disagreements } from './matrix';
import { CASE_STEPS } from './probes-cases';
import { ATTENDANCE, CASES, REMINDERS, STATISTICS } from './probes-daily';
import { CASE_STEP_RULES } from './rules-cases';
import { DAILY } from './rules-daily';
import { openStage, type Stage } from './stage';

const lines = readRules([DAILY, CASE_STEP_RULES].join('\n'));
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test.each([
  ['attendance', ATTENDANCE],
  ['cases', CASES],
  ['steps of cases', CASE_STEPS],
  ['reminders', REMINDERS],
  ['statistics', STATISTICS],
])(
  '%s: every post and relation may what the lines say, and nothing else',
  async (_room, probes) => {
    const cells = cellsOf(probes, lines);
    expect(await disagreements(stage, SIZES.everyCell ? cells : deciding(cells))).toEqual([]);
  },
  600_000,
);
