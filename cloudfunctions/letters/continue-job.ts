import { found } from '#domain/errors';
import type { Asking, Reading } from '../kit/handler';
import { type JobKind, runChunk } from '../kit/jobs';
import { BATCH_KIND, batchJobKind } from './batch-job';
import { campaignScope } from './campaign-view';
import { changeJobKind } from './change-job';
import { issueJobKind } from './issue-job';
import { progressScope } from './progress';
import { REMIND_KIND, remindJobKind } from './remind';
import { jobRequest } from './requests-campaigns';

/** 批量任务 of campaigns. */
export const CAMPAIGN_JOBS: readonly JobKind[] = [issueJobKind, changeJobKind, batchJobKind, remindJobKind];

/** A job belongs to whoever reaches its campaign; that of signing to the post that signs. */
async function jobScope(asking: Asking, id: string) {
  const job = await asking.store.read('jobs', id);
  const kind = CAMPAIGN_JOBS.find((one) => one.kind === job?.kind);
  if (!job || !kind) {
    return null;
  }
  if (kind.kind === REMIND_KIND) {
    return progressScope(asking, { unit: String(job.input['unit']) });
  }
  if (kind.kind === BATCH_KIND) {
    return progressScope(asking, { unit: String(job.input['post']).split(':')[0] });
  }
  return campaignScope(asking.store, String(job.input['campaign']));
}

/** The next chunk of a bulk act. Done twice it does the same again. */
export const continueJob: Reading<'letters.continueJob'> = {
  request: jobRequest,
  scope: (asking, request) => jobScope(asking, request.job),
  async read(call, request) {
    const known = found(await call.store.read('jobs', request.job));
    const kind = found(CAMPAIGN_JOBS.find((one) => one.kind === known.kind));
    const job = await runChunk(call.store, kind, known._id, call.now);
    return {
      job: job._id,
      state: job.state === 'running' ? 'running' : 'done',
      done: job.cursor,
      total: job.total,
      made: job.counts['letters'] ?? 0,
      skipped: job.counts['skipped'] ?? 0,
    };
  },
};
