import { useEffect } from 'react';
import type { ReplyOf } from '#domain/api';
import { dayOf, type PlainDate } from '#domain/plain-date';
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

/** The list with the phone's own day: the server's may be another, and is not known without a network. */
interface Kept extends RollList {
  readonly keptOn: PlainDate;
}

const PREFIX = 'roll-list:';
const phoneDay = (): PlainDate => dayOf(Date.now());

function isKept(value: unknown): value is Kept {
  const { unit, className, date, keptOn, children } = Object(value);
  return [unit, className, date, keptOn].every((one) => typeof one === 'string') && Array.isArray(children);
}

function keep(list: RollList): void {
  for (const old of platform.storage.keys(PREFIX)) {
    platform.storage.remove(old);
  }
  try {
    platform.storage.set(PREFIX + list.unit, { ...list, keptOn: phoneDay() });
  } catch {
    // A full store: the roll is called from what is on the screen.
  }
}

function kept(unit: string, date: PlainDate | undefined): RollList | undefined {
  const list = platform.storage.get(PREFIX + unit);
  const today = isKept(list) && list.keptOn === phoneDay() && (date === undefined || date === list.date);
  return today ? list : undefined;
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
  const list = problem?.code === 'OFFLINE' ? kept(unit, date) : undefined;
  return { called, ...(list ? { list } : {}) };
}
