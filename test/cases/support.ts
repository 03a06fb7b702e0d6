import type { AbsenceReason } from '#domain/attendance/documents';
import type { Case } from '#domain/cases/documents';
import { instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { childId } from '../support/fixture';
import type { Product } from '../support/product';

export const CLASS = 'yunling-s1-y5-k1';
export const kid = (key: string): string => childId('yunling', key);

/** Calls the roll of the class on a day at 08:10; everybody not named is present. */
export async function callRoll(
  product: Product,
  day: string,
  absent: Readonly<Record<string, AbsenceReason>>,
  klass: { readonly unit: string; readonly teacher: string } = { unit: CLASS, teacher: 'classTeacher' },
): Promise<string> {
  const date = plainDate(day);
  setNow(instantAt(date, '08:10'));
  const { sheet } = await product.as(klass.teacher).done('attendance.submit', {
    unit: klass.unit,
    date,
    absent: Object.entries(absent).map(([key, reason]) => ({ child: kid(key), reason })),
  });
  return sheet;
}

/** Rolls of several days with the same child absent without excuse, each settled. */
export async function absentFor(product: Product, key: string, days: readonly string[]): Promise<void> {
  for (const day of days) {
    await callRoll(product, day, { [key]: 'unexcused' });
    await product.settle();
  }
}

export async function caseOf(product: Product, key: string, round = 1): Promise<Case | null> {
  return product.store.read('cases', `${kid(key)}:${round}`);
}

export const at = (day: string, time: string): number => instantAt(plainDate(day) as PlainDate, time);
