import type { Instant } from '#domain/plain-date';
import { readMany } from '../kit/read-many';
import type { Store } from '../kit/store';
import { eachCounty } from '../kit/tick';

const AT_ONCE = 100;

/** 清理: plans whose day is over; those of an import that is still under way wait for its end. */
export async function sweepPlans(store: Store, now: Instant): Promise<void> {
  await eachCounty(store, async (county) => {
    const { items } = await store.page('jobRows', {
      equal: { county },
      range: { key: 'until', below: now },
      limit: AT_ONCE,
    });
    const jobs = await readMany(
      store,
      'jobs',
      items.map((page) => page.jobId),
    );
    const running = new Set(jobs.filter((job) => job.state === 'running').map((job) => job._id));
    const over = items.filter((page) => !running.has(page.jobId));
    await store.remove(
      'jobRows',
      over.map((page) => page._id),
    );
  });
}
