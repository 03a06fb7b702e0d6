import {
  dayOf,
  type Instant,
  type PlainDate,
  spokenInstant as spokenAt,
  spokenDate as spokenOn,
} from '#domain/plain-date';
import { serverNow } from './api';

/** `11月22日 星期日`; a day of another year than this one says its year. Every screen says its days by this. */
export const spokenDate = (date: PlainDate): string => spokenOn(date, dayOf(serverNow()));

/** `11月22日 星期日 08:15` */
export const spokenInstant = (instant: Instant): string => spokenAt(instant, dayOf(serverNow()));
