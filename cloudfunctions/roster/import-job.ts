import { found } from '#domain/errors';
import type { Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import type { ChildPlan, PlanPage } from '#domain/roster/import/plan';
import { samePlaces } from '#domain/roster/places';
import { rosterTargets } from '#domain/statistics/targets';
import { type Act, fingerprintOf, record } from '../kit/facts';
import { type Chunk, type JobKind, jobFactId } from '../kit/jobs';
import { readMany } from '../kit/read-many';
import type { Store } from '../kit/store';
import { childFrom, householdOf, indexKeys, isElsewhere, type Making } from './import-child';
import { IMPORT_KIND, readPlanPage, requireHead } from './import-store';

type Appended = Chunk['append'][number];

/** What the plan fixed when it was confirmed: a chunk done again makes the same documents. */
interface Input extends Making {
  readonly term: string;
}

const inputOf = (job: Job): Input => ({ county: job.county, ...(job.input['making'] as Omit<Input, 'county'>) });

const schoolOf = (plan: ChildPlan): string => plan.class.path.split('/').at(-4) ?? '';

/** What a child is found by. */
function keysOf(job: Job, input: Input, plan: ChildPlan): Appended[] {
  return indexKeys(input.county, plan.record, schoolOf(plan)).map((_id) => ({
    collection: 'idIndex',
    document: { _id, county: input.county, child: plan.id, job: job._id },
  }));
}

/** The documents of a new child: itself and what it is found by. */
function created(job: Job, input: Input, plan: ChildPlan): Appended[] {
  const child: Child = { ...childFrom(input, plan, null), job: job._id };
  return [{ collection: 'children', document: child }, ...keysOf(job, input, plan)];
}

/** The households that this page names first. */
function householdsOf(job: Job, input: Input, page: PlanPage): Appended[] {
  const wanted = new Set(page.households);
  const named = page.rows.flatMap(({ child }) => (child ? (householdOf(input, child) ?? []) : []));
  return [...new Map(named.map((household) => [household._id, household])).values()]
    .filter((household) => wanted.has(household._id))
    .map((household) => ({ collection: 'households', document: { ...household, job: job._id } }));
}

function actOf(job: Job, row: number, now: Instant): Act {
  return {
    factId: jobFactId(job._id, row),
    county: job.county,
    operation: `job.${IMPORT_KIND}.row`,
    person: job.by.person,
    post: job.by.post,
    now,
    fingerprint: fingerprintOf(job.plan),
  };
}

/** A child that is there already: an ordinary write with its own fact and rows, shown at once. Who left the reach meanwhile stays untouched. */
async function changed(store: Store, job: Job, row: number, plan: ChildPlan, now: Instant): Promise<void> {
  const input = inputOf(job);
  await record(store, actOf(job, row, now), async (tx) => {
    const before = found(await tx.read('children', plan.id));
    const subject = `children/${plan.id}`;
    if (isElsewhere(before, job.paths[0] ?? '')) {
      return { reply: null, subject, paths: [...job.paths], change: { to: 'left' } };
    }
    const after = childFrom(input, plan, before);
    await tx.replace('children', after);
    return {
      reply: null,
      subject,
      paths: [before.eduPath, after.eduPath, before.dutyPath, after.dutyPath],
      change: { class: before.classId === after.classId ? 'same' : 'moved' },
      wakes: {
        cases: [plan.id],
        ...(samePlaces(before, after) ? {} : { letters: [plan.id] }),
        statistics: rosterTargets(before, after, input.term),
      },
    };
  });
}

/** Changes the children that are there, and names the numbers that they are found by from now on. */
async function changeAll(store: Store, job: Job, page: PlanPage, now: Instant): Promise<Appended[]> {
  const keys: Appended[] = [];
  for (const { row, action, child } of page.rows) {
    if (child && action === 'change') {
      await changed(store, job, row, child, now);
      keys.push(...keysOf(job, inputOf(job), child));
    }
  }
  const ids = keys.map((key) => key.document._id);
  const there = new Set((await readMany(store, 'idIndex', ids)).map((entry) => entry._id));
  return keys.filter((key) => !there.has(key.document._id));
}

async function chunk(store: Store, job: Job, now: Instant): Promise<Chunk> {
  const input = inputOf(job);
  const page = found(await readPlanPage(store, job._id, job.cursor + 1));
  const append: Appended[] = [
    ...page.units.map((unit): Appended => ({ collection: 'units', document: { ...unit, job: job._id } })),
    ...householdsOf(job, input, page),
    ...(await changeAll(store, job, page, now)),
    ...page.rows.flatMap(({ action, child }) => (child && action === 'create' ? created(job, input, child) : [])),
  ];
  return { append, cursor: job.cursor + 1, counts: countsOf(page) };
}

function countsOf(page: PlanPage): Record<string, number> {
  const of = (action: string): number => page.rows.filter((row) => row.action === action).length;
  return { create: of('create'), change: of('change'), same: of('same'), fault: of('fault'), units: page.units.length };
}

/** New children that between them stand on every leaf: each is the first of its class, or of its places. */
class Leaves {
  readonly plans: ChildPlan[] = [];
  private readonly seen = new Set<string>();

  add(plan: ChildPlan): void {
    const keys = [`class ${plan.class.id}`, `places ${plan.residence?.path} ${plan.registered?.path}`];
    if (keys.some((key) => !this.seen.has(key))) {
      this.plans.push(plan);
    }
    for (const key of keys) {
      this.seen.add(key);
    }
  }
}

/** Every leaf that a new child is counted in, and the paths that say so until it is. */
async function finish(store: Store, job: Job) {
  const input = inputOf(job);
  const head = await requireHead(store, job._id);
  const leaves = new Leaves();
  for (let n = 1; n <= head.pages; n += 1) {
    const page = found(await readPlanPage(store, job._id, n));
    for (const { action, child } of page.rows) {
      if (child && action === 'create') {
        leaves.add(child);
      }
    }
  }
  const targets = leaves.plans.flatMap((plan) => rosterTargets(null, childFrom(input, plan, null), input.term));
  return { wakes: { statistics: [...new Set(targets)] }, paths: [head.path, input.countyRoot] };
}

/** 导入: a page of the plan a chunk. */
export const importJob: JobKind = { kind: IMPORT_KIND, chunk, finish };
