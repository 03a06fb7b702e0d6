import { found, refuse } from '#domain/errors';
import type { Reading } from '../kit/handler';
import { runChunk } from '../kit/jobs';
import { ownUnit } from './plan-staff-import';
import { jobRequest } from './requests';
import { staffJob } from './staff-job';

/** Does the next chunk of an import that this person started, and says how far it is. */
export const continueStaffImport: Reading<'accounts.continueStaffImport'> = {
  request: jobRequest,
  scope: ownUnit,
  async read(call, { job: id }) {
    const present = found(await call.store.read('jobs', id));
    if (present.county !== call.county || present.by.person !== call.person || present.kind !== staffJob.kind) {
      refuse('NOT_FOUND');
    }
    const job = await runChunk(call.store, staffJob, id, call.now);
    const state = job.state === 'running' ? 'running' : 'done';
    return { job: id, state, done: job.cursor, total: job.total, counts: job.counts };
  },
};
