import { found, refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { calendarId } from './calendar';
import { calendarScope } from './place';
import { dropCalendarRequest } from './requests';

/** 恢复使用上级校历: the unit's own stays in its document and counts for nothing. */
export const dropCalendar: Writing<'county.dropCalendar'> = {
  request: dropCalendarRequest,
  scope: (asking, { unit }) => calendarScope(asking.store, unit),
  async write(tx, call, { unit, schoolYear, rev }) {
    const { path, parent } = found(await call.store.read('units', unit));
    if (parent === null) {
      refuse('ILLEGAL_STATE', { message: '县里的校历没有上级，不能恢复。' });
    }
    const id = calendarId(unit, schoolYear);
    const present = found(await tx.read('calendars', id));
    if (present.rev !== rev) {
      refuse('VERSION_CONFLICT');
    }
    await tx.replace('calendars', { ...present, dropped: true, rev: rev + 1 });
    return {
      reply: { calendar: id, rev: rev + 1 },
      subject: `calendars/${id}`,
      paths: [path],
      change: { to: 'dropped' },
    };
  },
};
