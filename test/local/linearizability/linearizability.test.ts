import { SIZES } from '../../sizes';
import { FAULTS } from './faults';
import type { Recorder } from './recorder';
import { calm, complaintOf, killed, lossy, play, type Scene } from './scenes';

const SEED = 20_261_122;
const MINUTES = 60_000;

/** Histories of one scene; what was wrong in any of them. */
async function playAll(scene: Scene, count: number, seed: number, heard: (history: Recorder) => void) {
  const complaints: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const history = await play(scene, `h${at}`, seed + at);
    heard(history);
    const complaint = complaintOf(history);
    if (complaint !== undefined) {
      complaints.push(`history ${at} of seed ${seed}: ${complaint}`);
    }
  }
  return complaints;
}

class Tally {
  histories = 0;
  committed = 0;
  conflicts = 0;
  unknown = 0;
  plain = 0;
  kills = 0;

  readonly hear = ({ plain, transactions, kills }: Recorder): void => {
    const within = transactions.flatMap(({ calls }) => calls);
    this.histories += 1;
    this.committed += transactions.filter(({ end }) => end === 'committed').length;
    this.conflicts += within.filter(({ answer }) => answer === 'DATABASE_TRANSACTION_CONFLICT').length;
    this.unknown += [...plain, ...within].filter(({ answer }) => answer === undefined).length;
    this.unknown += transactions.filter(({ end }) => end === 'unknown').length;
    this.plain += plain.length;
    this.kills += kills.length;
  };
}

describe(`${SIZES.histories} histories of eight clients on few documents`, () => {
  const kills = Math.round(SIZES.histories / 10);
  const losses = Math.round(SIZES.histories / 3);
  const rest = SIZES.histories - kills - losses;

  it.each([
    ['alone', rest, () => calm(rest)],
    ['over a line that loses requests and replies, with clients that vanish', losses, () => lossy(losses, SEED)],
    ['with a kill of the gateway in the midst of each', kills, () => killed(kills, SEED)],
  ] as const)(
    'are right: %s',
    async (name, count, open) => {
      const scene = await open();
      const tally = new Tally();
      try {
        expect(await playAll(scene, count, SEED, tally.hear)).toEqual([]);
      } finally {
        await scene.close();
      }
      expect(tally.committed).toBeGreaterThan(2 * count);
      expect(tally.plain).toBeGreaterThan(10 * count);
      expect(tally.conflicts).toBeGreaterThan(0);
      expect(tally.unknown > 0).toBe(name !== 'alone');
      expect(tally.kills).toBe(name.includes('kill') ? count : 0);
    },
    60 * MINUTES,
  );
});

describe('a planted fault is found', () => {
  it.each(Object.entries(FAULTS))(
    '%s',
    async (fault, { kill }) => {
      const most = kill ? 10 : 60;
      const scene = await (kill ? killed(most, SEED + 1, fault) : calm(most, fault));
      let complaint: string | undefined;
      try {
        for (let at = 0; at < most && complaint === undefined; at += 1) {
          complaint = complaintOf(await play(scene, `h${at}`, at));
        }
      } finally {
        await scene.close();
      }
      expect(complaint).toBeDefined();
    },
    5 * MINUTES,
  );
});
