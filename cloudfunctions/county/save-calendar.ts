import { calendarProblems, tidy } from '#domain/county/calendar-rules';
import type { Calendar } from '#domain/county/documents';
import { found, refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { calendarId } from './calendar';
import { calendarScope } from './place';
import { saveCalendarRequest } from './requests';

const FIELDS_SHOWN = 5;

/** 保存校历: whole, so that a unit never has half of one and half of another. */
export const saveCalendar: Writing<'county.saveCalendar'> = {
  request: saveCalendarRequest,
  scope: (asking, { unit }) => calendarScope(asking.store, unit),
  async write(tx, call, request) {
    const { unit, schoolYear, rev, ...body } = request;
    const fields = calendarProblems(body, schoolYear).slice(0, FIELDS_SHOWN);
    if (fields.length > 0) {
      refuse('INVALID_ARGUMENT', { message: fields[0]?.rule ?? '', fields });
    }
    const id = calendarId(unit, schoolYear);
    const present = await tx.read('calendars', id);
    if ((present?.rev ?? 0) !== rev) {
      refuse('VERSION_CONFLICT');
    }
    const { longWeek, ...rest } = tidy(body);
    const next: Calendar = {
      _id: id,
      county: call.county,
      unit,
      schoolYear,
      ...rest,
      ...(longWeek ? { longWeek } : {}),
      rev: rev + 1,
    };
    await (present ? tx.replace('calendars', next) : tx.create('calendars', next));
    const { path } = found(await call.store.read('units', unit));
    return {
      reply: { calendar: id, rev: next.rev },
      subject: `calendars/${id}`,
      paths: [path],
      change: { terms: rest.terms.length, holidays: rest.holidays.length, closures: rest.closures.length },
    };
  },
};
