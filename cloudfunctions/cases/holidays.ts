import type { HolidayYears } from '#domain/clock/working-days';
import { holidayYears } from '#domain/county/holiday-rules';
import type { PlainDate } from '#domain/plain-date';
import type { Store } from '../kit/store';

const YEARS_BESIDE = [-1, 0, 1];

/** 放假安排 that the county has entered, of the years near a day. */
export async function holidaysFor(store: Store, county: string, date: PlainDate): Promise<HolidayYears> {
  const year = Number(date.slice(0, 4));
  return holidayYears(
    await store.readAll(
      'holidays',
      YEARS_BESIDE.map((by) => `${county}:${year + by}`),
    ),
  );
}
