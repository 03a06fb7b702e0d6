import fc from 'fast-check';
import { type Namesake, toldApart } from '#domain/attendance/namesakes';
import { found } from '#domain/errors';
import { addDays, plainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { advance, setNow } from '../support/clock';
import { childId, NOW, TODAY } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';

jest.setTimeout(60_000);

const CLASS = 'yunling-s1-y5-k1';
const SHEET = `${CLASS}:${TODAY}:morning`;
const A = childId('yunling', 'a');
const B = childId('yunling', 'b');
const MINUTE = 60_000;

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const teacher = () => product.as('classTeacher');
const submit = (absent: { child: string; reason: 'unexcused' | 'sick' }[] = [], date = TODAY) =>
  ({ unit: CLASS, date, absent }) as const;

describe('attendance.today', () => {
  it('lists the children of the class by pinyin with the mark of the last roll, and the sheet once there is one', async () => {
    await teacher().done('attendance.submit', submit([{ child: B, reason: 'sick' }], addDays(TODAY, -1)));
    const before = await teacher().done('attendance.today', { unit: CLASS });
    expect(before.children.map((child) => child.name)).toEqual(['娃a', '娃b', '娃c', '娃d']);
    expect(before.children[1]?.last).toEqual({ date: addDays(TODAY, -1), reason: 'sick' });
    expect(before).toMatchObject({ schoolDay: true, sheet: null, dueAt: '10:00', className: '五（1）班' });
    await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]));
    const after = await teacher().done('attendance.today', { unit: CLASS });
    expect(after.sheet).toMatchObject({ enrolled: 4, present: 3, absent: 1, unexcused: 1 });
    expect(after.sheet?.takenBy).toEqual({ title: '班主任', name: 'classTeacher' });
  });

  it('says of a day without school when the next one is, and refuses where no calendar is set', async () => {
    const sunday = await teacher().done('attendance.today', { unit: CLASS, date: plainDate('2026-11-22') });
    expect(sunday).toMatchObject({ schoolDay: false, nextSchoolDay: '2026-11-23' });
    const far = await teacher().call('attendance.today', { unit: CLASS, date: plainDate('2029-11-22') });
    expect(far).toMatchObject({ ok: false, code: 'CALENDAR_MISSING' });
  });

  it('is for the teachers of the class, whom the principal named, and the principal', async () => {
    for (const name of ['classTeacher', 'subjectTeacher', 'rollCaller', 'principal']) {
      await product.as(name).done('attendance.today', { unit: CLASS });
    }
    const codes = await Promise.all(
      ['classTeacher.sibling', 'principal.sibling', 'villageHead', 'guardian.a', 'gradeLead'].map(async (name) => {
        const answered = await product.as(name).call('attendance.today', { unit: CLASS });
        return answered.ok ? 'OK' : answered.code;
      }),
    );
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('two children of one name in a class', () => {
  async function change(id: string, changes: Partial<Child>): Promise<void> {
    await product.store.tx(async (tx) => {
      const child = found(await tx.read('children', id));
      await tx.replace('children', { ...child, ...changes, rev: child.rev + 1 });
    });
  }
  const lines = async (name = 'classTeacher') =>
    (await product.as(name).done('attendance.today', { unit: CLASS })).children.map((child) => child.apart);

  it('are told apart by where they live, on the roll, on the sheet, where it is corrected and in the week', async () => {
    const other = found(await product.store.read('children', childId('yunling', 'c')));
    await change(B, { name: '娃a', residencePath: 'yunling/yunling-t1/yunling-t1-v1/yunling-t1-v1-g10/' });
    expect(await lines()).toEqual(['一村 一组', '一村 十组', '', '']);
    const marked = [A, other._id].map((child) => ({ child, reason: 'sick' as const }));
    await teacher().done('attendance.submit', { unit: CLASS, date: TODAY, absent: marked });
    const correction = { sheet: SHEET, child: B, from: 'present', to: 'sick', why: '看错了人' } as const;
    await teacher().done('attendance.correct', correction);
    const { view, children } = await teacher().done('attendance.sheet', { unit: CLASS });
    expect(view?.marks.map((mark) => mark.apart)).toEqual(['一村 一组', '', '一村 十组']);
    expect(view?.corrections.map((one) => one.apart)).toEqual(['一村 十组']);
    expect(children.map((child) => child.apart)).toEqual(['一村 一组', '一村 十组', '', '']);
    const week = await teacher().done('attendance.week', { unit: CLASS });
    expect(week.children.map((child) => child.apart).sort()).toEqual(['', '一村 一组', '一村 十组']);
  });

  it('of one group are told apart by sex and birth month, which 点名人 does not see', async () => {
    const { residencePath } = found(await product.store.read('children', A));
    await change(A, { sex: 'male', birthMonth: '2015-03' });
    await change(B, { name: '娃a', sex: 'male', birthMonth: '2015-11', residencePath });
    expect(await lines()).toEqual(['男，2015年3月出生', '男，2015年11月出生', '', '']);
    expect((await lines('rollCaller')).join()).not.toMatch(/出生/);
    await change(B, { sex: 'female' });
    expect(await lines('rollCaller')).toEqual(['男', '女', '', '']);
  });

  it('get different lines whenever anything that is shown differs, and nobody else gets one', () => {
    const child = fc.record({
      name: fc.constantFrom('甲', '乙', '丙'),
      place: fc.constantFrom('', '一村 一组', '一村 二组'),
      sex: fc.constantFrom('male' as const, 'female' as const),
      birthMonth: fc.constantFrom('2014-03', '2014-11', null),
    });
    const key = ({ name, place, sex, birthMonth }: Omit<Namesake, '_id'>) => [name, place, sex, birthMonth].join('|');
    fc.assert(
      fc.property(fc.uniqueArray(child, { selector: key, maxLength: 12 }), (given) => {
        const children = given.map((one, n) => ({ ...one, _id: String(n) }));
        const apart = toldApart(children);
        for (const one of children) {
          const others = children.filter((other) => other.name === one.name && other !== one);
          expect(apart.has(one._id)).toBe(others.length > 0);
          expect(others.map((other) => apart.get(other._id))).not.toContain(apart.get(one._id));
        }
      }),
    );
  });
});

describe('attendance.submit', () => {
  it('marks the absent and counts everybody else present; the same request again has one effect', async () => {
    const id = requestId();
    const first = await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]), id);
    expect(first).toMatchObject({ sheet: SHEET, enrolled: 4, present: 3, absent: 1, unexcused: 1 });
    expect(first.undoUntil).toBe(first.takenAt + 10 * MINUTE);
    const again = await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]), id);
    expect(again).toEqual(first);
    expect((await product.store.read('rollSheets', SHEET))?.rev).toBe(1);
  });

  it('tells a second teacher who called the roll, and changes nothing', async () => {
    await teacher().done('attendance.submit', submit());
    const second = await product.as('subjectTeacher').call('attendance.submit', submit([{ child: A, reason: 'sick' }]));
    expect(second).toMatchObject({ ok: false, code: 'ROLL_TAKEN' });
    expect(second.ok ? '' : second.message).toContain('已由班主任classTeacher在 09:00 点过名');
    expect((await product.store.read('rollSheets', SHEET))?.absent).toBe(0);
  });

  it('two devices at once: one sheet, one refusal', async () => {
    const answers = await Promise.all([
      teacher().call('attendance.submit', submit([{ child: A, reason: 'sick' }])),
      product.as('rollCaller').call('attendance.submit', submit()),
    ]);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.code === 'ROLL_TAKEN')).toHaveLength(1);
  });

  it('is refused on days without school, for days to come or long past, and for children of another class', async () => {
    const code = async (request: Parameters<typeof submit>, child?: string) => {
      const asked = submit(...request);
      const answered = await teacher().call('attendance.submit', {
        ...asked,
        absent: child ? [{ child, reason: 'sick' }] : [],
      });
      return answered.ok ? 'OK' : answered.code;
    };
    expect(await code([[], plainDate('2026-11-15')])).toBe('NOT_SCHOOL_DAY');
    expect(await code([[], plainDate('2026-11-19')])).toBe('INVALID_ARGUMENT');
    expect(await code([[], plainDate('2026-11-10')])).toBe('INVALID_ARGUMENT');
    expect(await code([[]], childId('yunling', 'e'))).toBe('INVALID_ARGUMENT');
    expect(await code([[]], childId('qingshi', 'a'))).toBe('INVALID_ARGUMENT');
  });
});

describe('attendance.undo', () => {
  it('takes the roll back until the reminder is due; then it is called anew', async () => {
    await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]));
    expect((await product.as('principal').call('attendance.undo', { sheet: SHEET })).ok).toBe(false);
    advance(9 * MINUTE);
    await teacher().done('attendance.undo', { sheet: SHEET });
    expect((await teacher().done('attendance.today', { unit: CLASS })).sheet).toBeNull();
    expect(await product.store.read('rollSheets', SHEET)).toMatchObject({ enrolled: 0, absent: 0, marks: [] });
    await teacher().done('attendance.submit', submit());
    expect((await teacher().done('attendance.today', { unit: CLASS })).sheet).toMatchObject({ present: 4 });
  });

  it('is over when the reminder is due, or when somebody corrected', async () => {
    await teacher().done('attendance.submit', submit());
    advance(10 * MINUTE);
    expect(await teacher().call('attendance.undo', { sheet: SHEET })).toMatchObject({ code: 'UNDO_OVER' });
    setNow(NOW);
    const correction = { sheet: SHEET, child: A, from: 'present', to: 'sick', why: '家长电话请假' } as const;
    await product.as('subjectTeacher').done('attendance.correct', correction);
    expect(await teacher().call('attendance.undo', { sheet: SHEET })).toMatchObject({ code: 'UNDO_OVER' });
  });
});

describe('attendance.correct', () => {
  const late = { sheet: SHEET, child: A, from: 'unexcused', to: 'present', why: '迟到，已到校' } as const;

  it('changes one child, keeps the old value with who and why, and leaves a fact', async () => {
    await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]));
    const reply = await product.as('subjectTeacher').done('attendance.correct', late);
    expect(reply).toMatchObject({ enrolled: 4, present: 4, absent: 0, unexcused: 0 });
    const { view } = await teacher().done('attendance.sheet', { unit: CLASS, date: TODAY });
    expect(view?.corrections).toMatchObject([
      { name: '娃a', from: 'unexcused', to: 'present', why: '迟到，已到校', by: { title: '任课教师' } },
    ]);
    const facts = await product.store.page('facts', {
      equal: { county: 'yunling', subject: `rollSheets/${SHEET}` },
      range: { key: 'at' },
    });
    expect(facts.items.map((fact) => fact.operation).sort()).toEqual(['attendance.correct', 'attendance.submit']);
  });

  it('refuses what somebody else changed meanwhile, what is older than 30 days, and children of others', async () => {
    await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]));
    await teacher().done('attendance.correct', late);
    expect(await teacher().call('attendance.correct', late)).toMatchObject({ code: 'VERSION_CONFLICT' });
    const stranger = { ...late, child: childId('yunling', 'e'), from: 'present', to: 'sick' } as const;
    expect(await teacher().call('attendance.correct', stranger)).toMatchObject({ code: 'NOT_FOUND' });
    const back = { ...late, from: 'present', to: 'sick' } as const;
    advance(31 * 24 * 60 * MINUTE);
    expect(await teacher().call('attendance.correct', back)).toMatchObject({ code: 'ILLEGAL_STATE' });
  });

  it('wants a reason in words', async () => {
    await teacher().done('attendance.submit', submit([{ child: A, reason: 'unexcused' }]));
    for (const why of ['', ' 　', '\u0007abc', '字'.repeat(61)]) {
      expect(await teacher().call('attendance.correct', { ...late, why })).toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
  });
});

describe('lists behind numbers', () => {
  const E = childId('yunling', 'e');
  beforeEach(async () => {
    await teacher().done(
      'attendance.submit',
      submit([
        { child: A, reason: 'unexcused' },
        { child: B, reason: 'sick' },
      ]),
    );
    await product.as('classTeacher.sibling').done('attendance.submit', {
      unit: 'yunling-s1-y5-k10',
      date: TODAY,
      absent: [{ child: E, reason: 'unexcused' }],
    });
  });
  const names = async (as: string, unit: string, only?: 'unexcused'): Promise<string[]> =>
    (await product.as(as).done('attendance.absent', { unit, only })).items.map((item) => item.name).sort();

  it('show the absent of a class, a school, a village, a township and the bureau', async () => {
    expect(await names('classTeacher', CLASS)).toEqual(['娃a', '娃b']);
    expect(await names('principal', 'yunling-s1', 'unexcused')).toEqual(['娃a', '娃e']);
    expect(await names('villageHead', 'yunling-t1-v1')).toEqual(['娃a', '娃b']);
    expect(await names('groupLeader', 'yunling-t1-v1-g1', 'unexcused')).toEqual(['娃a']);
    expect(await names('townshipEducationOfficer', 'yunling-t1')).toEqual(['娃a', '娃b', '娃e']);
    expect(await names('bureauOfficer', 'yunling-edu')).toEqual(['娃a', '娃b', '娃e']);
    expect(await names('townshipEducationOfficer.sibling', 'yunling-t10')).toEqual([]);
  });

  it('show which classes were not called', async () => {
    const school = await product.as('principal').done('attendance.classes', { unit: 'yunling-s1' });
    expect(school.classes.map((one) => [one.name, one.absent])).toEqual([
      ['五（1）班', 2],
      ['五（10）班', 1],
    ]);
    const missing = await product
      .as('bureauOfficer')
      .done('attendance.classes', { unit: 'yunling-edu', only: 'missing' });
    expect(missing.classes.map((one) => one.unit)).toEqual(['yunling-s10-y5-k1']);
  });

  it('show a week of a class', async () => {
    const week = await teacher().done('attendance.week', { unit: CLASS });
    expect(week.days.map((day) => day.schoolDay)).toEqual([true, true, true, true, true, false, false]);
    expect(week.days[2]).toEqual({ date: TODAY, schoolDay: true, taken: true, absent: 2 });
    expect(week.children.map((one) => one.marks)).toEqual([
      [{ date: TODAY, reason: 'unexcused' }],
      [{ date: TODAY, reason: 'sick' }],
    ]);
  });
});
