import { found } from '#domain/errors';
import type { Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import type { ChildPlan, PlanPage } from '#domain/roster/import/plan';
import { rosterTargets } from '#domain/statistics/targets';
import { type Act, fingerprintOf, record } from '../kit/facts';
import { type Chunk, type JobKind, jobFactId } from '../kit/jobs';
import type { Store } from '../kit/store';
import { readMany } from './child-rows';
import { childFrom, householdOf, indexKeys, isElsewhere, type Making } from './import-child';
import { IMPORT_KIND, readPlanPage, requireHead } from './import-store';

type Appended = Chunk['append'][number];

/** What the plan fixed when it was confirmed: a chunk done again makes the same documents. */
interface Input extends Making {
  readonly term: string;
}

const inputOf = (job: Job): Input => ({ county: job.county, ...(job.input['making'] as Omit<Input, 'county'>) });

const schoolOf = (plan: ChildPlan): string => plan.class.path.split('/').at(-4) ?? '';

/** What a child is found by, and its household: new with the child, or named first by this row. */
function beside(job: Job, input: Input, plan: ChildPlan): Appended[] {
  const household = householdOf(input, plan);
  const keys = indexKeys(input.county, plan.record, schoolOf(plan));
  return [
    ...keys.map(
      (_id): Appended => ({
        collection: 'idIndex',
        document: { _id, county: input.county, child: plan.id, job: job._id },
      }),
    ),
    ...(household ? [{ collection: 'households', document: { ...household, job: job._id } } as Appended] : []),
  ];
}

/** The documents of a new child: itself, what it is found by, its household. */
function created(job: Job, input: Input, plan: ChildPlan): Appended[] {
  const child: Child = { ...childFrom(input, plan, null), job: job._id };
  return [{ collection: 'children', document: child }, ...beside(job, input, plan)];
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
      wakes: { cases: [plan.id], statistics: rosterTargets(before, after, input.term) },
    };
  });
}

async function chunk(store: Store, job: Job, now: Instant): Promise<Chunk> {
  const input = inputOf(job);
  const page = found(await readPlanPage(store, job._id, job.cursor + 1));
  const append: Appended[] = page.units.map((unit) => ({ collection: 'units', document: { ...unit, job: job._id } }));
  for (const { row, action, child } of page.rows) {
    if (child && action === 'create') {
      append.push(...created(job, input, child));
    }
    if (child && action === 'change') {
      await changed(store, job, row, child, now);
      append.push(...beside(job, input, child));
    }
  }
  return { append: await missing(store, distinct(append)), cursor: job.cursor + 1, counts: countsOf(page) };
}

/** Several children of one page share a household: it is appended once. */
function distinct(append: readonly Appended[]): Appended[] {
  const byId = new Map(append.map((one) => [`${one.collection}/${one.document._id}`, one]));
  return [...byId.values()];
}

/** Leaves out households and index entries that are there: siblings share the one, known children have the other. */
async function missing(store: Store, append: readonly Appended[]): Promise<Appended[]> {
  const there = new Set<string>();
  for (const collection of ['households', 'idIndex'] as const) {
    const ids = append.filter((one) => one.collection === collection).map((one) => one.document._id);
    for (const { _id } of await readMany(store, collection, ids)) {
      there.add(`${collection}/${_id}`);
    }
  }
  return append.filter((one) => !there.has(`${one.collection}/${one.document._id}`));
}

function countsOf(page: PlanPage): Record<string, number> {
  const of = (action: string): number => page.rows.filter((row) => row.action === action).length;
  return { create: of('create'), change: of('change'), same: of('same'), fault: of('fault'), units: page.units.length };
}

/** Every leaf that a new child is counted in, and the paths that say so until it is. */
async function finish(store: Store, job: Job) {
  const input = inputOf(job);
  const head = await requireHead(store, job._id);
  const targets = new Set<string>();
  for (let n = 1; n <= head.pages; n += 1) {
    const page = found(await readPlanPage(store, job._id, n));
    const created = page.rows.flatMap(({ action, child }) => (child && action === 'create' ? [child] : []));
    for (const plan of created) {
      for (const target of rosterTargets(null, childFrom(input, plan, null), input.term)) {
        targets.add(target);
      }
    }
  }
  return { wakes: { statistics: [...targets] }, paths: [head.path, input.countyRoot] };
}

/** 导入: a page of the plan a chunk. */
export const importJob: JobKind = { kind: IMPORT_KIND, chunk, finish };
