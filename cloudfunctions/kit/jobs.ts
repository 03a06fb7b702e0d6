import { found, refuse } from '#domain/errors';
import type { Instant } from '#domain/plain-date';
import type { Job, OpenJobs } from '#domain/records';
import type { CollectionName, Documents } from './documents';
import { type Act, leaveFact, type Outcome, persist } from './facts';
import type { Call } from './handler';
import { log, whereOf } from './log';
import { derivedId } from './secrets';
import type { Store, Transaction } from './store';
import { eachCounty } from './tick';

const APPEND_CAP = 100;

/** What one chunk of a job did. */
export interface Chunk {
  /** New documents, each with `job` set; invisible until the job is done. */
  readonly append: readonly { readonly collection: CollectionName; readonly document: Documents[CollectionName] }[];
  /** Where the next chunk begins; `total` means there is none. */
  readonly cursor: number;
  /** Added to the job's counts. */
  readonly counts: Readonly<Record<string, number>>;
}

/** 批量任务 of one kind. A chunk takes at most 10 s and may run again: the same ids come out. */
export interface JobKind {
  readonly kind: string;
  chunk(store: Store, job: Job, now: Instant): Promise<Chunk>;
  /** What the end of the job wakes: every leaf whose documents it appended or changed. */
  finish(store: Store, job: Job, now: Instant): Promise<Pick<Outcome<null>, 'wakes' | 'paths'>>;
}

export interface JobPlan {
  readonly kind: string;
  /** Natural key within county and kind: the same plan twice is one job. */
  readonly key: string;
  readonly plan: string;
  readonly total: number;
  readonly paths: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
}

export const jobId = (county: string, kind: string, key: string): string => `${county}:${kind}:${key}`;

/** The id of the fact that a job leaves for one of its rows: a row done before is skipped. */
export const jobFactId = (job: string, row: string | number): string => derivedId('job', job, String(row));

async function openJob(tx: Transaction, call: Call, job: Job): Promise<void> {
  const list = await tx.read('openJobs', call.county);
  const entry = { id: job._id, paths: job.paths, since: call.now };
  const next: OpenJobs = {
    _id: call.county,
    county: call.county,
    jobs: [...(list?.jobs ?? []).filter((open) => open.id !== job._id), entry],
    rev: (list?.rev ?? 0) + 1,
  };
  await (list ? tx.replace('openJobs', next) : tx.create('openJobs', next));
}

/**
 * Puts a job among the open ones and makes it running, inside the caller's transaction and before its first document. A job that is
 * there already with the same plan is left as it is; with another plan: VERSION_CONFLICT.
 * @returns the job's id.
 */
export async function startJob(tx: Transaction, call: Call, plan: JobPlan): Promise<string> {
  const id = jobId(call.county, plan.kind, plan.key);
  const present = await tx.read('jobs', id);
  if (present) {
    return present.plan === plan.plan ? id : refuse('VERSION_CONFLICT');
  }
  const job: Job = {
    _id: id,
    county: call.county,
    kind: plan.kind,
    state: 'running',
    plan: plan.plan,
    cursor: 0,
    total: plan.total,
    by: { person: call.person, post: call.post?.id ?? null },
    paths: plan.paths,
    startedAt: call.now,
    finishedAt: null,
    counts: {},
    input: plan.input,
    rev: 1,
  };
  await openJob(tx, call, job);
  await tx.create('jobs', job);
  return id;
}

function summed(a: Job['counts'], b: Job['counts']): Job['counts'] {
  const sum: Record<string, number> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    sum[key] = (sum[key] ?? 0) + value;
  }
  return sum;
}

function actOf(job: Job, step: string, now: Instant): Act {
  const operation = `job.${job.kind}`;
  const { person, post } = job.by;
  return { factId: jobFactId(job._id, step), county: job.county, operation, person, post, now, fingerprint: job.plan };
}

async function appendAll(store: Store, chunk: Chunk): Promise<void> {
  const byCollection = new Map<CollectionName, Documents[CollectionName][]>();
  for (const { collection, document } of chunk.append) {
    byCollection.set(collection, [...(byCollection.get(collection) ?? []), document]);
  }
  for (const [collection, documents] of byCollection) {
    for (let n = 0; n < documents.length; n += APPEND_CAP) {
      await store.append(collection, documents.slice(n, n + APPEND_CAP));
    }
  }
}

/** Moves the cursor, unless another runner did; the counts of a chunk are added once. */
async function advance(store: Store, job: Job, chunk: Chunk): Promise<Job> {
  return persist(() =>
    store.tx(async (tx) => {
      const present = found(await tx.read('jobs', job._id));
      if (present.rev !== job.rev) {
        return present;
      }
      const next = {
        ...present,
        cursor: chunk.cursor,
        counts: summed(present.counts, chunk.counts),
        rev: present.rev + 1,
      };
      await tx.replace('jobs', next);
      return next;
    }),
  );
}

/** 翻转: job done, out of the list, one fact, and rows for every leaf, in one transaction. */
async function flip(store: Store, kind: JobKind, job: Job, now: Instant): Promise<Job> {
  const ending = await kind.finish(store, job, now);
  return persist(() =>
    store.tx(async (tx) => {
      const present = found(await tx.read('jobs', job._id));
      if (present.state !== 'running') {
        return present;
      }
      const done: Job = { ...present, state: 'done', finishedAt: now, rev: present.rev + 1 };
      await tx.replace('jobs', done);
      const list = await tx.read('openJobs', job.county);
      if (list) {
        const jobs = list.jobs.filter((open) => open.id !== job._id);
        await tx.replace('openJobs', { ...list, jobs, rev: list.rev + 1 });
      }
      await leaveFact(tx, actOf(job, 'flip', now), {
        ...ending,
        reply: null,
        subject: `jobs/${job._id}`,
        change: { state: 'done', ...present.counts },
      });
      return done;
    }),
  );
}

/** Does the next chunk of a running job, or ends it when nothing is left. @returns the job as it is then. */
export async function runChunk(store: Store, kind: JobKind, id: string, now: Instant): Promise<Job> {
  const job = found(await store.read('jobs', id));
  if (job.state !== 'running') {
    return job;
  }
  if (job.cursor >= job.total) {
    return flip(store, kind, job, now);
  }
  const chunk = await kind.chunk(store, job, now);
  await appendAll(store, chunk);
  const next = await advance(store, job, chunk);
  return next.cursor >= next.total ? flip(store, kind, next, now) : next;
}

const STALE_MS = 90_000;

/** The tick's share: carries on with what a screen left half done. */
export async function runLeftJobs(store: Store, kinds: readonly JobKind[], now: Instant): Promise<void> {
  await eachCounty(store, async (county) => {
    const { items } = await store.page('jobs', {
      equal: { county, state: 'running' },
      range: { key: 'startedAt', below: now - STALE_MS },
      limit: 50,
    });
    for (const job of items) {
      const kind = kinds.find((one) => one.kind === job.kind);
      try {
        for (let state = job.state; kind && state === 'running'; ) {
          state = (await runChunk(store, kind, job._id, now)).state;
        }
      } catch (error) {
        log({ level: 'error', event: 'job', county, where: whereOf(error) });
      }
    }
  });
}
