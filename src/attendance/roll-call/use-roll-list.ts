import { useEffect } from 'react';
import type { ReplyOf } from '#domain/api';
import { dayOf, type PlainDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { platform } from '../../platform';
import { type Called, useCall } from '../../use-call';

type Today = ReplyOf<'attendance.today'>;

/** What a roll call needs without a network: kept on the phone of who calls it, for the day only. */
export interface RollList {
  readonly unit: string;
  readonly className: string;
  readonly date: PlainDate;
  readonly children: Today['children'];
}

const PREFIX = 'roll-list:';

function isRollList(value: unknown): value is RollList {
  const { unit, className, date, children } = Object(value);
  return [unit, className, date].every((one) => typeof one === 'string') && Array.isArray(children);
}

function keep(list: RollList): void {
  const key = `${PREFIX}${list.unit}:${list.date}`;
  for (const old of platform.storage.keys(PREFIX).filter((one) => one !== key)) {
    platform.storage.remove(old);
  }
  try {
    platform.storage.set(key, list);
  } catch {
    // A full store: the roll is called from what is on the screen.
  }
}

function kept(unit: string, date: PlainDate): RollList | undefined {
  const list = platform.storage.get(`${PREFIX}${unit}:${date}`);
  return isRollList(list) ? list : undefined;
}

/** The class list from the server, or without a network the one of this day that the phone has. */
export function useRollList(unit: string, date: PlainDate | undefined): { called: Called<Today>; list?: RollList } {
  const called = useCall('attendance.today', { unit, date });
  const { data, problem } = called;
  useEffect(() => {
    if (data?.schoolDay) {
      const { className, date: day, children } = data;
      keep({ unit, className, date: day, children });
    }
  }, [data, unit]);
  if (data) {
    return { called, ...(data.schoolDay && !data.sheet ? { list: data } : {}) };
  }
  const list = problem?.code === 'OFFLINE' ? kept(unit, date ?? dayOf(serverNow())) : undefined;
  return { called, ...(list ? { list } : {}) };
}
