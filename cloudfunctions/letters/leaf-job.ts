import { found } from '#domain/errors';
import { endOf } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import type { Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import { persist } from '../kit/facts';
import type { Chunk, JobKind } from '../kit/jobs';
import type { Store } from '../kit/store';

const LETTERS_A_CHUNK = 40;
const UNITS_A_CHUNK = 25;
/** What a job's counts say of the leaves whose counts it changed: their ids behind this sign. */
const LEAF = '@';

/** What was done at one unit. */
export interface LeafDone {
  readonly append?: Chunk['append'];
  readonly letters: number;
  readonly skipped: number;
  /** Count leaves to be counted anew when the job is over. */
  readonly leaves?: readonly string[];
  readonly more?: Readonly<Record<string, number>>;
}

const unitsIn = (job: Job): readonly string[] => job.input['units'] as readonly string[];

const added = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> => {
  const sum = { ...a };
  for (const [key, value] of Object.entries(b)) {
    sum[key] = (sum[key] ?? 0) + value;
  }
  return sum;
};

/** Goes unit by unit until it has done enough for a chunk. A chunk done twice does the same again. */
export async function unitByUnit(job: Job, atUnit: (unit: string) => Promise<LeafDone>): Promise<Chunk> {
  const append: Chunk['append'][number][] = [];
  let counts: Record<string, number> = {};
  let cursor = job.cursor;
  let did = 0;
  for (const unit of unitsIn(job).slice(job.cursor, job.cursor + UNITS_A_CHUNK)) {
    const { append: made = [], letters, skipped, leaves = [], more = {} } = await atUnit(unit);
    append.push(...made);
    counts = added(counts, {
      letters,
      skipped,
      ...more,
      ...Object.fromEntries(leaves.map((leaf) => [LEAF + leaf, 1])),
    });
    cursor += 1;
    did += letters + skipped;
    if (did >= LETTERS_A_CHUNK) {
      break;
    }
  }
  return { append, cursor, counts };
}

/** The count leaves that a job has touched. */
export const leavesIn = (job: Job): string[] =>
  Object.keys(job.counts)
    .filter((key) => key.startsWith(LEAF))
    .map((key) => key.slice(LEAF.length));

/** The bulk act has ended: the campaign stands where the act leads, and the next one may begin. */
export async function settleCampaign(store: Store, job: Job): Promise<Campaign> {
  const id = String(job.input['campaign']);
  return persist(() =>
    store.tx(async (tx) => {
      const campaign = found(await tx.read('campaigns', id));
      if (campaign.running !== job._id) {
        return campaign;
      }
      const next: Campaign = { ...campaign, state: endOf(campaign), running: null, rev: campaign.rev + 1 };
      await tx.replace('campaigns', next);
      return next;
    }),
  );
}

/** A kind of job that goes through the units of a campaign. */
export function campaignJob(
  kind: string,
  atUnit: (store: Store, job: Job, unit: string, now: Instant) => Promise<LeafDone>,
  wakes: (job: Job, campaign: Campaign) => ReturnType<JobKind['finish']>,
): JobKind {
  return {
    kind,
    chunk: (store, job, now) => unitByUnit(job, (unit) => atUnit(store, job, unit, now)),
    finish: async (store, job) => wakes(job, await settleCampaign(store, job)),
  };
}
