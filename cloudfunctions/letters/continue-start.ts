import { found } from '#domain/errors';
import type { Reading } from '../kit/handler';
import { runChunk } from '../kit/jobs';
import { continueRequest } from './requests';
import { classScope } from './round';
import { START_KIND, startJobKind } from './start-job';

/** The next chunk of a start, and how far it is. Asked again until it is done; a chunk done twice makes the same letters. */
export const continueStart: Reading<'letters.continueStart'> = {
  request: continueRequest,
  async scope({ store }, { job }) {
    const known = await store.read('jobs', job);
    return known?.kind === START_KIND ? classScope(store, String(known.input['unit'])) : null;
  },
  async read(call, request) {
    const { _id } = found(await call.store.read('jobs', request.job));
    const job = await runChunk(call.store, startJobKind, _id, call.now);
    return {
      job: job._id,
      state: job.state === 'running' ? 'running' : 'done',
      done: job.cursor,
      total: job.total,
      made: job.counts['letters'] ?? 0,
    };
  },
};
