import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { ActingPost } from '#domain/permission';
import { dayOf, type Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import { type Act, record } from '../kit/facts';
import { type Chunk, type JobKind, jobFactId } from '../kit/jobs';
import type { Store } from '../kit/store';
import { giveSeat, namedBy, seatOf } from './appoint';
import { type Judged, judge, staffSheet, staffTexts, unitsInReach } from './staff-rows';

/** A page of 200 rows in parts, so that a chunk stays well under ten seconds. */
export const PARTS_A_PAGE = 5;
const ROWS_A_PART = 40;

type Wanted = Exclude<Judged, { readonly action: 'fault' }>;

function actOf(job: Job, row: number, now: Instant): Act {
  const { person, post } = job.by;
  const operation = 'job.staff';
  return { factId: jobFactId(job._id, row), county: job.county, operation, person, post, now, fingerprint: job.plan };
}

/** One row as an ordinary write with its own fact: done before, it is skipped. */
async function carryOut(store: Store, job: Job, { entry }: Wanted, by: ActingPost, now: Instant): Promise<void> {
  const today = dayOf(now);
  const { name, phone, role } = entry;
  const unit: Unit = entry.unit;
  const who = await namedBy(store, by, { name, phone });
  await record(store, actOf(job, entry.row, now), async (tx) => {
    const seat = await seatOf(store, unit, role, who, today);
    const n = seat.same?.n ?? seat.taken?.n ?? seat.free;
    const before = seat.taken?.holder ?? null;
    const post = seat.same ?? (await giveSeat(tx, unit, role, n, who, { today, to: null }));
    return {
      reply: null,
      subject: `posts/${post._id}`,
      paths: [unit.path],
      change: { from: before, to: post.holder ?? 'waiting' },
    };
  });
}

/** The post that brought the sheet, as it was when it was committed; its reach bounds every row. */
async function bringer(store: Store, job: Job): Promise<ActingPost> {
  const post = found(await store.read('posts', job.by.post ?? ''));
  const { _id, county, role, line, unit } = post;
  const { path } = found(await store.read('units', unit));
  return { id: _id, county, role, line, unit, path };
}

/** 导入工作人员 */
export const staffJob: JobKind = {
  kind: 'staff',
  async chunk(store, job, now): Promise<Chunk> {
    const by = await bringer(store, job);
    const sheet = await staffSheet(store, job.county, String(job.input['file']));
    const page = sheet.pages[Math.floor(job.cursor / PARTS_A_PAGE)];
    const from = (job.cursor % PARTS_A_PAGE) * ROWS_A_PART;
    const texts = page ? staffTexts(sheet, page).slice(from, from + ROWS_A_PART) : [];
    const units = texts.length > 0 ? await unitsInReach(store, by) : [];
    const counts: Record<string, number> = { create: 0, replace: 0, same: 0, fault: 0 };
    for (const text of texts) {
      const judged = await judge(store, text, by, units, dayOf(now));
      counts[judged.action] = (counts[judged.action] ?? 0) + 1;
      if (judged.action === 'create' || judged.action === 'replace') {
        await carryOut(store, job, judged, by, now);
      }
    }
    return { append: [], cursor: job.cursor + 1, counts };
  },
  finish: async (_store, job) => ({ paths: job.paths }),
};
