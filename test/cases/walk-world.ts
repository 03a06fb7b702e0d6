import type { Operation, RequestOf } from '#domain/api';
import type { Case } from '#domain/cases/documents';
import type { Paper, Service } from '#domain/cases/papers';
import { found } from '#domain/errors';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { setNow } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { bornIn } from './departments';
import { absentFor, CLASS, callRoll, kid } from './support';

/** Everybody who has a hand in a case, by the names of the cast. */
export const HANDS = [
  'classTeacher',
  'principal',
  'villageHead',
  'townshipEducationOfficer',
  'townshipApprover',
  'bureauOfficer',
  'bureauApprover',
  'legalReviewer',
  'enforcementOfficer',
  'townshipEducationOfficer.sibling',
  'guardian.a',
] as const;
export type Hand = (typeof HANDS)[number];

/** What somebody does: an operation with its request, and a name for what was seen. */
export interface Move {
  readonly who: Hand;
  readonly operation: Operation;
  readonly request: object;
}
export const move = <O extends Operation>(who: Hand, operation: O, request: RequestOf<O>): Move => ({
  who,
  operation,
  request,
});

/** A walk: one child, one county, one calendar that goes on. */
export interface World {
  readonly product: Product;
  readonly today: PlainDate;
  readonly one: Case;
  readonly papers: readonly Paper[];
  readonly services: readonly Service[];
  /** Numbers of chance, as many as are asked for. */
  readonly draw: (below: number) => number;
}

const UNLOCKED = [
  { key: 'penalty.basis', value: '《某省义务教育条例》第六十条', source: '县司法局核对' },
  { key: 'penalty.power', value: '省政府赋权公告第一号', source: '县司法局核对' },
];

/** A county with or without the power to penalise, the holidays of 2027, and a child that has not come for three days. */
export async function opened(isUnlocked: boolean, birthMonth: string): Promise<Product> {
  const product = await openProduct('counted');
  const policy = { _id: 'yunling:2', county: 'yunling', version: 2, base: 'national-2026', from: '2026-09-01', rev: 1 };
  await product.write('policies', [{ ...policy, overrides: isUnlocked ? UNLOCKED : [] } as never]);
  const holidays = [{ from: '2027-02-05', to: '2027-02-11', name: '春节' }];
  const year = { _id: 'yunling:2027', county: 'yunling', year: '2027', makeUpDays: [], closures: [], source: '通知' };
  await product.write('holidays', [{ ...year, holidays, rev: 1 } as never]);
  await bornIn(product, birthMonth);
  const bound = await product.store.page('bindings', { equal: { county: 'yunling', child: kid('a') }, limit: 10 });
  for (const binding of bound.items.filter(({ to }) => to === null)) {
    await product.store.put('bindings', { ...binding, from: instantAt(plainDate('2026-09-01')) });
  }
  await callRoll(product, '2026-09-07', {});
  await absentFor(product, 'a', ['2026-09-08', '2026-09-09', '2026-09-10']);
  return product;
}

const ALL = 200;

/** The latest round of the child, with its papers. */
export async function lookedAt(product: Product, today: PlainDate, draw: World['draw']): Promise<World> {
  const equal = { county: 'yunling' };
  const { items: rounds } = await product.store.page('cases', {
    equal: { ...equal, child: kid('a') },
    range: { key: 'round' },
    order: 'desc',
    limit: 1,
  });
  const one = found(rounds[0]);
  const ofCase = { equal: { ...equal, case: one._id }, limit: ALL };
  const [papers, services] = await Promise.all([
    product.store.page('papers', { ...ofCase, range: { key: 'draftedAt' } }),
    product.store.page('services', { ...ofCase, range: { key: 'at' } }),
  ]);
  return { product, today, one, papers: papers.items, services: services.items, draw };
}

export const FIRST = plainDate('2026-09-10');
export const begin = (day: PlainDate, minute: number): void =>
  setNow(instantAt(day, `10:${String(minute % 60).padStart(2, '0')}`));

/** A roll of that morning; who is absent is so without excuse. */
export async function roll({ product, today }: Pick<World, 'product' | 'today'>, isPresent: boolean): Promise<void> {
  await product.as('classTeacher').call('attendance.submit', {
    unit: CLASS,
    date: today,
    absent: isPresent ? [] : [{ child: kid('a'), reason: 'unexcused' }],
  });
}

/** A day later, or on the day after the term that ends first. */
export function later(world: World, days: number, due: PlainDate | null): PlainDate {
  return due !== null && due >= world.today ? addDays(due, 1) : addDays(world.today, days);
}
