import * as fc from 'fast-check';
import { ABSENCE_REASONS, type AbsenceReason } from '#domain/attendance/documents';
import { isTaken } from '#domain/attendance/spells';
import type { Letter, SignMethod } from '#domain/letters/documents';
import { dayOf, type PlainDate, plainDate } from '#domain/plain-date';
import { type Consumer, RECORD_VERSION } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import { letterTargets, rosterTargets } from '#domain/statistics/targets';
import { randomId } from '../../cloudfunctions/kit/secrets';
import type { Transaction } from '../../cloudfunctions/kit/store';
import { setNow } from '../support/clock';
import { childId } from '../support/fixture';
import type { Product } from '../support/product';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const CLASSES = ['s1-y5-k1', 's1-y5-k10', 's10-y5-k1'] as const;
const GROUPS = ['t1-v1-g1', 't1-v1-g10', 't1-v10-g1', 't10-v1-g1', 't1-v10', 't10', ''] as const;
export const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18'].map(plainDate);
export const TERM = '2026-2027-autumn';
export const PERIOD = `guardian:${TERM}`;

/** One thing that happens in the county. */
export type Step =
  | {
      readonly do: 'roll';
      readonly klass: number;
      readonly day: number;
      readonly absent: readonly boolean[];
      readonly why: number;
    }
  | {
      readonly do: 'correct';
      readonly klass: number;
      readonly day: number;
      readonly child: number;
      readonly why: number;
    }
  | { readonly do: 'undo'; readonly klass: number; readonly day: number }
  | { readonly do: 'moveGroup'; readonly child: number; readonly group: number }
  | { readonly do: 'moveClass'; readonly child: number; readonly klass: number }
  | { readonly do: 'state'; readonly child: number; readonly state: number; readonly boarding: boolean }
  | { readonly do: 'letter'; readonly child: number; readonly state: number }
  | { readonly do: 'report'; readonly child: number }
  | { readonly do: 'unlisted'; readonly village: boolean }
  | { readonly do: 'contact'; readonly child: number }
  | { readonly do: 'tick' }
  | { readonly do: 'board'; readonly line: boolean };

const small = (max: number) => fc.nat({ max });

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('roll'),
      klass: small(2),
      day: small(2),
      absent: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
      why: small(3),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('correct'),
      klass: small(2),
      day: small(2),
      child: small(6),
      why: small(4),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo'), klass: small(2), day: small(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('moveGroup'), child: small(6), group: small(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('moveClass'), child: small(6), klass: small(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('state'), child: small(6), state: small(2), boarding: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('letter'), child: small(6), state: small(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('report'), child: small(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unlisted'), village: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('contact'), child: small(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tick') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('board'), line: fc.boolean() }) },
) as fc.Arbitrary<Step>;

const id = (n: number): string => childId('yunling', KEYS[n] ?? 'a');
const classIdOf = (n: number): string => `yunling-${CLASSES[n] ?? CLASSES[0]}`;
const now = (): number => Date.now();

/** What an owner's operation does: the change and the rows of who must look again, in one transaction. */
async function act(
  product: Product,
  paths: readonly (string | null)[],
  work: (tx: Transaction) => Promise<Partial<Record<Consumer, readonly string[]>>>,
): Promise<void> {
  await product.store.tx(async (tx) => {
    const wakes = await work(tx);
    const fact = randomId();
    for (const [consumer, targets] of Object.entries(wakes) as [Consumer, readonly string[]][]) {
      if (targets.length > 0) {
        await tx.create('pending', {
          _id: `${fact}~${consumer}~0`,
          v: RECORD_VERSION,
          county: 'yunling',
          consumer,
          at: now(),
          notBefore: now(),
          tries: 0,
          fact,
          targets,
          paths: paths.filter((path) => path !== null),
        });
      }
    }
  });
}

async function changeChild(product: Product, n: number, change: (child: Child) => Partial<Child>): Promise<void> {
  const child = await product.store.read('children', id(n));
  if (!child) {
    throw new Error('no such child');
  }
  const after = { ...child, ...change(child), rev: child.rev + 1 };
  await act(product, [child.eduPath, after.eduPath, child.dutyPath, after.dutyPath], async (tx) => {
    await tx.read('children', child._id);
    await tx.replace('children', after);
    return { statistics: rosterTargets(child, after, TERM), cases: [child._id] };
  });
}

async function revOf(product: Product, n: number): Promise<number> {
  return (await product.store.read('children', id(n)))?.rev ?? 0;
}

async function moveGroup(product: Product, n: number, group: number): Promise<void> {
  const unit = GROUPS[group] ? `yunling-${GROUPS[group]}` : null;
  const rev = await revOf(product, n);
  await product.as('bureauOfficer').call('roster.moveResidence', { child: id(n), which: 'residence', unit, rev });
}

async function moveClass(product: Product, n: number, klass: number): Promise<void> {
  const rev = await revOf(product, n);
  await product.as('bureauOfficer').call('roster.moveClass', { child: id(n), classId: classIdOf(klass), rev });
}

const STATES = ['enrolled', 'unlisted', 'movedAway'] as const;

async function changeState(product: Product, n: number, state: number, boarding: boolean): Promise<void> {
  const next = STATES[state] ?? 'enrolled';
  const today = dayOf(now());
  const left = {
    classId: null,
    eduPath: null,
    className: '',
  };
  await changeChild(product, n, (child) =>
    next === 'enrolled'
      ? { boarding, ...(child.classId ? { state: next } : {}) }
      : {
          state: next,
          boarding,
          ...left,
          classHistory: child.classHistory.map((stay) => (stay.to === null ? { ...stay, to: today } : stay)),
        },
  );
}

const METHODS: readonly SignMethod[] = ['self', 'assisted', 'paper'];

async function letter(product: Product, n: number, state: number): Promise<void> {
  const child = await product.store.read('children', id(n));
  if (!child?.classId || !child.eduPath) {
    return;
  }
  const letterId = `${child.classId}:guardian:2026-2027:autumn:${child._id}:guardian`;
  const known = await product.store.read('letters', letterId);
  const base = {
    _id: letterId,
    county: 'yunling',
    campaign: `${child.classId}:guardian:2026-2027:autumn`,
    period: PERIOD,
    child: child._id,
    slot: 'guardian',
    content: { fields: { 关系: '母亲', 监护人: `妈${n}` }, parties: [] },
    events: [],
    classId: child.classId,
    eduPath: child.eduPath,
    dutyPath: child.dutyPath,
    residencePath: child.residencePath,
    registeredPath: child.registeredPath,
    until: plainDate('2026-12-01'),
    rev: 0,
  } as unknown as Letter;
  const states = ['issued', 'signed', 'signed', 'signed', 'declined'] as const;
  const method = METHODS[state - 1] ?? null;
  const after = { ...base, ...known, state: states[state] ?? 'issued', method, rev: (known?.rev ?? 0) + 1 } as Letter;
  await act(product, [after.eduPath, after.dutyPath], async (tx) => {
    await tx.read('letters', letterId);
    await (known ? tx.replace('letters', after) : tx.create('letters', after));
    return { statistics: letterTargets(after) };
  });
}

const REASONS = Object.keys(ABSENCE_REASONS) as AbsenceReason[];
const teacherOf = (klass: number): string => ['classTeacher', 'classTeacher.sibling', ''][klass] ?? '';

async function roll(product: Product, given: Extract<Step, { do: 'roll' }>): Promise<void> {
  const unit = classIdOf(given.klass);
  const teacher = teacherOf(given.klass);
  const date = DAYS[given.day] as PlainDate;
  const { items } = await product.store.page('children', { equal: { county: 'yunling', classId: unit }, limit: 100 });
  const absent = items
    .filter((child) => child.state === 'enrolled' && given.absent[KEYS.findIndex((_, n) => id(n) === child._id)])
    .map((child) => ({ child: child._id, reason: REASONS[given.why] ?? 'unexcused' }));
  const caller = teacher ? product.as(teacher) : product.as('principal.sibling');
  await caller.call('attendance.submit', { unit, date, absent });
}

async function correct(product: Product, given: Extract<Step, { do: 'correct' }>): Promise<void> {
  const sheet = await product.store.read('rollSheets', `${classIdOf(given.klass)}:${DAYS[given.day]}:morning`);
  if (!sheet || !isTaken(sheet)) {
    return;
  }
  const child = id(given.child);
  const from = sheet.marks.find((mark) => mark.child === child)?.reason ?? 'present';
  const to = REASONS[given.why] ?? 'present';
  const teacher = teacherOf(given.klass) || 'principal.sibling';
  await product.as(teacher).call('attendance.correct', { sheet: sheet._id, child, from, to, why: '核对后更正' });
}

/** Does one step with the real functions where there are any; a refusal is as good as nothing happening. */
export async function take(product: Product, given: Step): Promise<void> {
  setNow(now() + 700);
  switch (given.do) {
    case 'roll':
      return roll(product, given);
    case 'correct':
      return correct(product, given);
    case 'undo': {
      const teacher = teacherOf(given.klass) || 'principal.sibling';
      await product
        .as(teacher)
        .call('attendance.undo', { sheet: `${classIdOf(given.klass)}:${DAYS[given.day]}:morning` });
      return;
    }
    case 'moveGroup':
      return moveGroup(product, given.child, given.group);
    case 'moveClass':
      return moveClass(product, given.child, given.klass);
    case 'state':
      return changeState(product, given.child, given.state, given.boarding);
    case 'letter':
      return letter(product, given.child, given.state);
    case 'report':
      await product.as('bureauOfficer').call('cases.report', { child: id(given.child), reason: 'notAttending' });
      return;
    case 'unlisted':
      await product.as('villageHead').call('roster.reportUnlisted', {
        name: '新来的',
        sex: 'male',
        birthMonth: '2016-03',
        unit: given.village ? 'yunling-t1-v1' : 'yunling-t1-v1-g1',
        note: 'newcomer',
      });
      return;
    case 'contact':
      await product.as('townshipEducationOfficer').call('cases.contact', {
        case: `${id(given.child)}:1`,
        kind: 'phone',
        met: ['mother'],
        outcome: 'agreed',
      });
      return;
    case 'tick':
      return product.tick('statistics');
    default:
      await product.as('leadingGroup').call('statistics.board', { unit: given.line ? 'yunling' : 'yunling-edu' });
  }
}
