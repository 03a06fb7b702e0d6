import type { Instant } from '#domain/plain-date';
import { sweepFiles } from '../kit/files';
import type { Store } from '../kit/store';
import { eachCounty } from '../kit/tick';

const AT_ONCE = 100;

/** 清理: rows of workbooks and files whose day is over. */
export async function sweep(store: Store, now: Instant): Promise<void> {
  await eachCounty(store, async (county) => {
    const { items } = await store.page('workbookRows', {
      equal: { county },
      range: { key: 'until', below: now },
      limit: AT_ONCE,
    });
    await store.remove(
      'workbookRows',
      items.map((page) => page._id),
    );
    await sweepFiles(store, county, now);
  });
}
