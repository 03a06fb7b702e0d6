import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { leafKind } from '#domain/letters/campaign-rules';
import type { Letter } from '#domain/letters/documents';
import { BUILT_IN, wholeTemplate } from '#domain/letters/templates';
import { dayOf } from '#domain/plain-date';
import { UNPLACED, unitOfLeaf } from '#domain/statistics/nodes';
import { record } from '../kit/facts';
import type { Call, Reading, Writing } from '../kit/handler';
import { type JobKind, jobFactId, startJob } from '../kit/jobs';
import { allPages } from '../kit/pages';
import { derivedId } from '../kit/secrets';
import type { Store } from '../kit/store';
import { rowOfCampaign } from './campaign-view';
import { unitByUnit } from './leaf-job';
import { lettersAt } from './leaf-letters';
import { lettersThat, queryOf } from './list';
import { progressScope } from './progress';
import { dayOfReminder, isUnanswered, type Reminding, remindersFor } from './remind-at';
import { jobRequest, remindRequest } from './requests-campaigns';
import { ofSeries, seriesScope } from './series';

export const REMIND_KIND = 'letters.remind';
/** More letters than this are left to a job. */
const AT_ONCE = 40;

interface Prepared {
  readonly now: Reminding | null;
  readonly units: readonly string[];
  readonly unit: Unit;
}

/** The kind of unit at which the letters of a period lie. */
async function leafKindOf(store: Store, county: string, period: string): Promise<Unit['kind']> {
  const template = period.slice(0, period.indexOf(':'));
  const page = await store.page('templates', { equal: { county, template }, range: { key: 'version' }, limit: 1 });
  const [kept] = page.items;
  return leafKind((kept ? wholeTemplate(kept) : found(BUILT_IN.find((one) => one.template === template))).edge);
}

async function leafIds(store: Store, unit: Unit, period: string): Promise<string[]> {
  const kind = await leafKindOf(store, unit.county, period);
  const range = unit.parent === null ? { key: 'path' } : { key: 'path', under: unit.path };
  return (await allPages(store, 'units', { equal: { county: unit.county, kind }, range })).map(({ _id }) => _id);
}

/** The unanswered letters of a unit, or null when there are too many to look at within one call. */
async function fewLetters(store: Store, unit: Unit, unplaced: boolean, period: string): Promise<Letter[] | null> {
  const letters: Letter[] = [];
  let cursor: string | null = null;
  do {
    const part: { items: Letter[]; cursor: string | null } = await lettersThat(
      store,
      queryOf(unit, unplaced, period),
      cursor,
      isUnanswered,
    );
    letters.push(...part.items);
    cursor = part.cursor;
  } while (cursor !== null && letters.length <= AT_ONCE);
  return letters.length > AT_ONCE ? null : letters;
}

/** What is looked at: the letters of a 签订期 at a unit, or at its bucket. */
interface Place {
  readonly unit: string;
  readonly period: string;
}

/** 一起提醒: the kinds of a series that are being signed; otherwise the one place asked for. */
async function placesOf(call: Call, { series, unit, period = '' }: RequestOf<'letters.remind'>): Promise<Place[]> {
  if (series === undefined) {
    return [{ unit: unit ?? call.post?.unit ?? '', period }];
  }
  const open = (await ofSeries(call.store, call.county, series)).filter(({ state }) => state === 'open');
  const rows = await Promise.all(open.map((campaign) => rowOfCampaign(call, campaign)));
  return rows.map((row) => ({ unit: row.countedAt, period: row.period }));
}

async function prepared(call: Call, places: readonly Place[]): Promise<Prepared> {
  const { store, county, now } = call;
  const [first] = places;
  if (!first) {
    return refuse('ILLEGAL_STATE', { message: '这一组现在没有正在签的。' });
  }
  const unitOf = async ({ unit }: Place): Promise<Unit> => found(await store.read('units', unitOfLeaf(unit)));
  const letters: Letter[] = [];
  for (const place of places) {
    const few = await fewLetters(store, await unitOf(place), place.unit.endsWith(UNPLACED), place.period);
    letters.push(...(few ?? []));
    if (few === null || letters.length > AT_ONCE) {
      const units: string[] = [];
      for (const one of places) {
        units.push(...(await leafIds(store, await unitOf(one), one.period)).map((id) => `${id}|${one.period}`));
      }
      return { unit: await unitOf(first), units, now: null };
    }
  }
  const reminding = await remindersFor(store, letters, await dayOfReminder(store, county, now), now);
  return { unit: await unitOf(first), units: [], now: reminding };
}

/** 提醒签字: at once for a few dozen letters, otherwise as a job, unit by unit. */
export const remind: Writing<'letters.remind'> = {
  request: remindRequest,
  scope: (asking, request) =>
    request.series === undefined
      ? progressScope(asking, request)
      : seriesScope(asking.store, asking.county, request.series),
  prepare: async (call, request) => prepared(call, await placesOf(call, request)),
  async write(tx, call, request, given) {
    const { now, units, unit } = given as Prepared;
    const told = { subject: `units/${unit._id}`, paths: [unit.path] };
    if (now) {
      const counts = { reminded: now.targets.length, already: now.already, unreachable: now.unreachable };
      return { ...told, reply: { job: null, ...counts }, change: counts, wakes: { reminders: now.targets } };
    }
    const plan = derivedId(unit._id, request.series ?? request.period ?? '', call.requestId);
    const job = await startJob(tx, call, {
      kind: REMIND_KIND,
      key: plan,
      plan,
      total: units.length,
      paths: [unit.path],
      input: { units, unit: unit._id },
    });
    return { ...told, reply: { job, reminded: 0, already: 0, unreachable: 0 }, change: { job: units.length } };
  },
};

/** 提醒 at each unit: one ordinary write, which a chunk done again finds done. */
export const remindJobKind: JobKind = {
  kind: REMIND_KIND,
  async chunk(store, job, now) {
    const date = await dayOfReminder(store, job.county, job.startedAt);
    return unitByUnit(job, async (place) => {
      // What was begun before there were series names the period once for all its units.
      const [id = '', period = String(job.input['period'])] = place.split('|');
      const unit = found(await store.read('units', id));
      const letters = await lettersAt(store, unit, period);
      const { targets, already, unreachable } = await remindersFor(store, letters, date, now);
      const { person, post } = job.by;
      const operation = `job.${REMIND_KIND}.row`;
      const act = {
        factId: jobFactId(job._id, place),
        county: job.county,
        operation,
        person,
        post,
        now,
        fingerprint: job.plan,
      };
      const reply = { reminded: targets.length, already, unreachable };
      const more = await record(store, act, async () => ({
        reply,
        subject: `units/${id}`,
        paths: [unit.path],
        change: { ...reply, date: dayOf(job.startedAt) },
        wakes: { reminders: targets },
      }));
      return { letters: letters.length, skipped: 0, more };
    });
  },
  finish: async (_, job) => ({ paths: job.paths }),
};

/** How a job of reminding stands. */
export const remindProgress: Reading<'letters.remindProgress'> = {
  request: jobRequest,
  async scope(asking, request) {
    const job = await asking.store.read('jobs', request.job);
    return job?.kind === REMIND_KIND ? progressScope(asking, { unit: String(job.input['unit']) }) : null;
  },
  async read(call, request) {
    const { state, cursor, total, counts } = found(await call.store.read('jobs', request.job));
    return {
      state: state === 'running' ? 'running' : 'done',
      done: cursor,
      total,
      reminded: counts['reminded'] ?? 0,
      already: counts['already'] ?? 0,
      unreachable: counts['unreachable'] ?? 0,
    };
  },
};
