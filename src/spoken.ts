import {
  dayOf,
  type Instant,
  type PlainDate,
  spokenInstant as spokenAt,
  spokenEnd as spokenBefore,
  spokenDate as spokenOn,
} from '#domain/plain-date';
import { serverNow } from './api';

/** 今天, by the server's clock. */
export const serverToday = (): PlainDate => dayOf(serverNow());

/** `11月22日 星期日`; a day of another year than this one says its year. Every screen says its days by this. */
export const spokenDate = (date: PlainDate): string => spokenOn(date, serverToday());

/** `11月22日 星期日 08:15` */
export const spokenInstant = (instant: Instant): string => spokenAt(instant, serverToday());

/** Until when: `1月15日 星期五为止`, `11月27日 星期五 18:00前`. */
export const spokenEnd = (end: Instant): string => spokenBefore(end, serverToday());
