import type { CaseState } from '#domain/cases/documents';
import type { HolidaysView } from '#domain/county/api';
import { NO_SCHEDULE, scheduleProblem } from '#domain/county/holiday-rules';
import { offeredHolidays, publishedHolidays } from '#domain/county/national-holidays';
import { refuse } from '#domain/errors';
import { PERMISSIONS } from '#domain/permission-table';
import { plainDate, schoolYearOf } from '#domain/plain-date';
import type { Call, Reading, Writing } from '../kit/handler';
import { wholeCounty } from './place';
import { holidaysRequest, saveHolidaysRequest } from './requests';

/** States whose terms are counted in working days, or land on one. */
const COUNTED: readonly CaseState[] = ['noticeServed', 'enforcementReview', 'decision', 'transferred'];
const LOOKED_AT = 1000;

const scheduleId = (county: string, year: string): string => `${county}:${year}`;

/** Children whose case could not be counted for want of a year. */
async function waitingFor({ store, county }: Pick<Call, 'store' | 'county'>): Promise<string[]> {
  const { items } = await store.page('cases', {
    equal: { county, clockProblem: 'HOLIDAYS_MISSING' },
    range: { key: 'child' },
    limit: LOOKED_AT,
  });
  return items.map(({ child }) => child);
}

/** Children whose terms run now: a day on which offices are closed moves their end. */
async function running({ store, county }: Pick<Call, 'store' | 'county'>): Promise<string[]> {
  const pages = await Promise.all(
    COUNTED.map((state) =>
      store.page('cases', { equal: { county, state }, range: { key: 'nextDueAt' }, limit: LOOKED_AT }),
    ),
  );
  return pages.flatMap(({ items }) => items.map(({ child }) => child));
}

function offered(year: string): HolidaysView['offered'] {
  const ofYear = [schoolYearOf(plainDate(`${year}-02-01`)), schoolYearOf(plainDate(`${year}-10-01`))];
  return ofYear.flatMap((one) => offeredHolidays(one).holidays.filter(({ from }) => from.startsWith(year)));
}

/** 放假安排: what the terms of a year are counted by. */
export const holidays: Reading<'county.holidays'> = {
  request: holidaysRequest,
  scope: wholeCounty,
  async read(call, request): Promise<HolidaysView> {
    const thisYear = Number(call.today.slice(0, 4));
    const year = request.year ?? String(thisYear);
    const [entered, waiting] = await Promise.all([
      call.store.read('holidays', scheduleId(call.county, year)),
      waitingFor(call),
    ]);
    const published = publishedHolidays(year);
    const { holidays: own, makeUpDays, closures } = entered ?? NO_SCHEDULE;
    return {
      year,
      years: [...new Set([thisYear - 1, thisYear, thisYear + 1, Number(year)])].sort().map(String),
      published: published && { holidays: published.holidays, makeUpDays: published.makeUpDays },
      own: { holidays: own, makeUpDays, closures },
      source: entered?.source ?? '',
      offered: published ? [] : offered(year),
      rev: entered?.rev ?? 0,
      waiting: waiting.length,
      mayEdit: call.post !== null && PERMISSIONS['county.saveHolidays'][call.post.role] !== undefined,
      today: call.today,
    };
  },
};

/** 录入放假安排, whole. Cases that could not be counted are looked at again, and those whose terms run. */
export const saveHolidays: Writing<'county.saveHolidays'> = {
  request: saveHolidaysRequest,
  scope: wholeCounty,
  prepare: async (call) => [...new Set([...(await waitingFor(call)), ...(await running(call))])],
  async write(tx, call, request, prepared) {
    const { year, rev, source, ...body } = request;
    const id = scheduleId(call.county, year);
    const present = await tx.read('holidays', id);
    if ((present?.rev ?? 0) !== rev) {
      refuse('VERSION_CONFLICT');
    }
    const rule = scheduleProblem(year, present ?? NO_SCHEDULE, body, call.today);
    if (rule !== null) {
      refuse('INVALID_ARGUMENT', { message: `${rule}。`, fields: [{ path: 'holidays', rule }] });
    }
    const next = { _id: id, county: call.county, year, ...body, source, rev: rev + 1 };
    await (present ? tx.replace('holidays', next) : tx.create('holidays', next));
    return {
      reply: { year, rev: next.rev },
      subject: `holidays/${id}`,
      paths: [],
      change: { year, holidays: body.holidays.length, closures: body.closures.length },
      wakes: { cases: prepared as string[] },
    };
  },
};
