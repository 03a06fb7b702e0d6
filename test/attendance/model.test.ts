import fc from 'fast-check';
import type { RollMark } from '#domain/attendance/api';
import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { advance, setNow } from '../support/clock';
import { childId, NOW, TODAY } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';

jest.setTimeout(180_000);

const CLASS = 'yunling-s1-y5-k1';
const SHEET = `${CLASS}:${TODAY}:morning`;
const CHILDREN = ['a', 'b', 'c', 'd'].map((key) => childId('yunling', key));
const DEVICES = ['classTeacher', 'subjectTeacher'] as const;
type Device = (typeof DEVICES)[number];
const MINUTE = 60_000;

/** What the sheet ought to be, by the rules in other words. */
interface Model {
  marks: Map<string, AbsenceReason> | null;
  by: Device | null;
  takenAt: number;
  corrections: number;
}
interface Real {
  readonly product: Product;
}
type Command = fc.AsyncCommand<Model, Real>;

const reason = fc.constantFrom<AbsenceReason>('sick', 'personal', 'unexcused', 'other');
const mark = fc.constantFrom<RollMark>('present', 'sick', 'personal', 'unexcused', 'other');
const device = fc.constantFrom(...DEVICES);
const child = fc.constantFrom(...CHILDREN);

const read = (real: Real): Promise<RollSheet | null> => real.product.store.read('rollSheets', SHEET);

/** The counts are what the marks say, and the marks are what the model says. */
async function compare(model: Model, real: Real): Promise<void> {
  const sheet = await read(real);
  if (model.marks === null) {
    expect(sheet === null || sheet.undoneAt !== null).toBe(true);
    expect([sheet?.absent ?? 0, sheet?.present ?? 0, sheet?.marks.length ?? 0]).toEqual([0, 0, 0]);
    return;
  }
  const marks = [...model.marks].sort();
  expect(sheet?.marks.map((one) => [one.child, one.reason]).sort()).toEqual(marks);
  expect(sheet).toMatchObject({
    undoneAt: null,
    enrolled: CHILDREN.length,
    absent: marks.length,
    present: CHILDREN.length - marks.length,
    unexcused: marks.filter(([, one]) => one === 'unexcused').length,
  });
  expect(sheet?.corrections).toHaveLength(model.corrections);
}

class Submit implements Command {
  constructor(
    readonly by: Device,
    readonly absent: readonly (readonly [string, AbsenceReason])[],
    readonly twice: boolean,
  ) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const request = {
      unit: CLASS,
      date: TODAY,
      absent: this.absent.map(([one, why]) => ({ child: one, reason: why })),
    };
    const id = requestId();
    const send = () => real.product.as(this.by).call('attendance.submit', request, id);
    const answers = this.twice ? await Promise.all([send(), send()]) : [await send()];
    if (model.marks === null) {
      expect(answers.some((one) => one.ok)).toBe(true);
      Object.assign(model, { marks: new Map(this.absent), by: this.by, takenAt: Date.now(), corrections: 0 });
    } else {
      expect(answers.every((one) => !one.ok && one.code === 'ROLL_TAKEN')).toBe(true);
    }
    await compare(model, real);
  }
  toString = (): string => `submit by ${this.by} ${JSON.stringify(this.absent.map(([, why]) => why))}`;
}

class Undo implements Command {
  constructor(readonly by: Device) {}
  check = (model: Readonly<Model>): boolean => model.by !== null;
  async run(model: Model, real: Real): Promise<void> {
    const answered = await real.product.as(this.by).call('attendance.undo', { sheet: SHEET });
    const own = model.marks !== null && model.by === this.by && model.corrections === 0;
    const expected = own && Date.now() < model.takenAt + 10 * MINUTE;
    expect(answered.ok).toBe(expected);
    if (expected) {
      model.marks = null;
      model.corrections = 0;
    }
    await compare(model, real);
  }
  toString = (): string => `undo by ${this.by}`;
}

class Correct implements Command {
  constructor(
    readonly by: Device,
    readonly child: string,
    readonly seen: RollMark,
    readonly to: RollMark,
  ) {}
  check = (model: Readonly<Model>): boolean => model.by !== null;
  async run(model: Model, real: Real): Promise<void> {
    const request = { sheet: SHEET, child: this.child, from: this.seen, to: this.to, why: '看错了人' };
    const answered = await real.product.as(this.by).call('attendance.correct', request);
    const present = model.marks?.get(this.child) ?? 'present';
    const expected = model.marks !== null && this.seen === present && this.to !== this.seen;
    expect(answered.ok).toBe(expected);
    if (expected && model.marks) {
      model.marks.delete(this.child);
      if (this.to !== 'present') {
        model.marks.set(this.child, this.to);
      }
      model.corrections += 1;
    }
    await compare(model, real);
  }
  toString = (): string => `correct by ${this.by} ${this.seen} → ${this.to}`;
}

class Wait implements Command {
  constructor(readonly minutes: number) {}
  check = (): boolean => true;
  async run(): Promise<void> {
    advance(this.minutes * MINUTE);
  }
  toString = (): string => `wait ${this.minutes} min`;
}

const absent = fc.uniqueArray(fc.tuple(child, reason), { selector: ([one]) => one, maxLength: 4 });
const commands = fc.commands(
  [
    fc.tuple(device, absent, fc.boolean()).map(([by, list, twice]) => new Submit(by, list, twice)),
    device.map((by) => new Undo(by)),
    fc.tuple(device, child, mark, mark).map(([by, one, seen, to]) => new Correct(by, one, seen, to)),
    fc.tuple(device, child, mark).map(([by, one, to]) => new Correct(by, one, 'present', to)),
    fc.integer({ min: 1, max: 8 }).map((minutes) => new Wait(minutes)),
  ],
  { maxCommands: 25 },
);

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

it('whatever two devices do, counts and marks of the sheet agree with the rules', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      setNow(NOW);
      // A sheet left by the run before would not be there on a new day: each run has the table to itself.
      await product.store.remove('rollSheets', [SHEET]);
      await fc.asyncModelRun(
        () => ({ model: { marks: null, by: null, takenAt: 0, corrections: 0 }, real: { product } }),
        list,
      );
    }),
    { numRuns: process.env['PROVE'] ? 500 : 40 },
  );
});

it('two devices correcting the same child at once: one wins, the other is told', async () => {
  await product.as('classTeacher').done('attendance.submit', { unit: CLASS, date: TODAY, absent: [] });
  const correct = (by: Device, to: RollMark) =>
    product
      .as(by)
      .call('attendance.correct', { sheet: SHEET, child: CHILDREN[0] ?? '', from: 'present', to, why: '看错了人' });
  const answers = await Promise.all([correct('classTeacher', 'sick'), correct('subjectTeacher', 'personal')]);
  expect(answers.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['VERSION_CONFLICT', 'ok']);
  expect(await product.store.read('rollSheets', SHEET)).toMatchObject({ absent: 1, present: 3 });
});
