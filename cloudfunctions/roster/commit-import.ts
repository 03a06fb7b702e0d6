import { found, refuse } from '#domain/errors';
import { type Scope, scope } from '#domain/permission';
import type { Job } from '#domain/records';
import type { PlanHead } from '#domain/roster/import/plan';
import type { ImportProgress } from '#domain/roster/import/report';
import type { Asking, Reading, Writing } from '../kit/handler';
import { runChunk, startJob } from '../kit/jobs';
import { importJob } from './import-job';
import { IMPORT_KIND, plannedPages, readHead, requireHead } from './import-store';
import { jobRequest } from './requests';
import { type Turn, turnOf } from './turn';

/** An import is about the unit it is for, and belongs to whoever planned it. */
export async function importScope({ store, county }: Asking, job: string): Promise<Scope | null> {
  const head = await readHead(store, job);
  return head && county && job.startsWith(`${county}:`)
    ? scope(county, { education: [head.path], government: [head.path], person: head.by })
    : null;
}

const progressOf = (job: Job): ImportProgress => ({
  job: job._id,
  state: job.state,
  done: job.cursor,
  total: job.total,
  counts: job.counts,
});

interface Prepared {
  readonly head: PlanHead;
  readonly turn: Turn;
}

/** 确认导入: starts it, exactly once. */
export const commitImport: Writing<'roster.commitImport'> = {
  request: jobRequest,
  scope: (asking, { job }) => importScope(asking, job),
  async prepare(call, { job }): Promise<Prepared> {
    const head = await requireHead(call.store, job);
    if ((await plannedPages(call.store, job, call.county)) < head.pages) {
      refuse('ILLEGAL_STATE', { message: '预检还没有做完，请等它做完再导入。' });
    }
    return { head, turn: await turnOf(call) };
  },
  async write(tx, call, { job }, prepared) {
    const { head, turn } = prepared as Prepared;
    const key = job.slice(`${call.county}:${IMPORT_KIND}:`.length);
    const { duty, countyRoot, term } = turn;
    const id = await startJob(tx, call, {
      kind: IMPORT_KIND,
      key,
      plan: key,
      total: head.pages,
      // Villages wait for it too: where its children live is not one place.
      paths: [head.path, countyRoot],
      input: { making: { today: call.today, duty, countyRoot, term } },
    });
    return {
      reply: { job: id, total: head.pages },
      subject: `jobs/${id}`,
      paths: [head.path],
      change: { to: 'running', pages: head.pages },
      versions: { policy: turn.policy },
    };
  },
};

/** Does the next chunk. A chunk done twice, on two screens or by the tick, ends the same. */
export const continueImport: Reading<'roster.continueImport'> = {
  request: jobRequest,
  scope: (asking, { job }) => importScope(asking, job),
  async read(call, { job }) {
    found(await call.store.read('jobs', job));
    return progressOf(await runChunk(call.store, importJob, job, call.now));
  },
};

export const importProgress: Reading<'roster.importProgress'> = {
  request: jobRequest,
  scope: (asking, { job }) => importScope(asking, job),
  async read(call, { job }) {
    const present = await call.store.read('jobs', job);
    const head = await requireHead(call.store, job);
    return present ? progressOf(present) : { job, state: 'planned', done: 0, total: head.pages, counts: {} };
  },
};
