import type { CalendarBody } from '#domain/county/api';
import { bodyOf, withDayKind } from '#domain/county/calendar-rules';
import { ONBOARDING_STEPS } from '#domain/county/documents';
import { foundingDocuments } from '#domain/county/founding';
import { plainDate } from '#domain/plain-date';
import { calendarOfYear, NOW, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';

jest.setTimeout(30_000);

const CLASS = 'yunling-s1-y5-k1';
const SCHOOL = 'yunling-s1';
const BUREAU = 'yunling-edu';
const YEAR = '2026-2027';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const county = (): CalendarBody => bodyOf(calendarOfYear('yunling', YEAR));
const schoolDay = async (unit = CLASS) =>
  (await product.as('classTeacher').done('attendance.today', { unit, date: TODAY })).schoolDay;

describe('校历', () => {
  it('is inherited from the nearest above until a school has its own, and again when it gives it up', async () => {
    const principal = product.as('principal');
    const seen = await principal.done('county.calendar', {});
    expect(seen).toMatchObject({
      unit: { id: SCHOOL },
      own: null,
      rev: 0,
      mayEdit: true,
      inherited: { unitName: '教育局' },
    });
    expect(await schoolDay()).toBe(true);
    const closed = withDayKind(county(), TODAY, 'closure', '暴雨停课');
    const { rev } = await principal.done('county.saveCalendar', { unit: SCHOOL, schoolYear: YEAR, rev: 0, ...closed });
    expect(await schoolDay()).toBe(false);
    const sibling = await product.as('principal.sibling').done('county.calendar', {});
    expect([sibling.own, sibling.inherited?.unitName]).toEqual([null, '教育局']);
    await principal.done('county.dropCalendar', { unit: SCHOOL, schoolYear: YEAR, rev });
    expect(await schoolDay()).toBe(true);
    expect((await principal.done('county.calendar', {})).own).toBeNull();
    // What was given up can be taken up again: the document is there, with its rev.
    await principal.done('county.saveCalendar', { unit: SCHOOL, schoolYear: YEAR, rev: rev + 1, ...closed });
    expect(await schoolDay()).toBe(false);
  });

  it('is saved whole or not at all, by one of two at the same time', async () => {
    const officer = product.as('bureauOfficer');
    const body = { unit: BUREAU, schoolYear: YEAR, ...county() };
    const both = await Promise.all([1, 2].map(() => officer.call('county.saveCalendar', { ...body, rev: 1 })));
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['VERSION_CONFLICT', 'ok']);
    const wrong = await officer.call('county.saveCalendar', {
      ...body,
      rev: 2,
      holidays: [{ from: plainDate('2026-10-07'), to: plainDate('2026-10-01'), name: '国庆节' }],
    });
    expect(wrong).toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: '“国庆节”的结束早于开始',
      fields: [{ path: 'holidays.0' }],
    });
  });

  it('belongs to the units that hold school, and to those who may keep it', async () => {
    const save = (who: string, unit: string) =>
      product.as(who).call('county.saveCalendar', { unit, schoolYear: YEAR, rev: 0, ...county() });
    expect(await save('bureauOfficer', CLASS)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await save('bureauOfficer', 'yunling')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await save('principal', 'yunling-s10')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await save('classTeacher', SCHOOL)).toMatchObject({ ok: false });
    const reader = await product.as('groupLeader').done('county.calendar', {});
    expect(reader).toMatchObject({ unit: { id: BUREAU }, mayEdit: false });
    expect(
      await product.as('bureauOfficer').call('county.dropCalendar', { unit: BUREAU, schoolYear: YEAR, rev: 1 }),
    ).toMatchObject({ code: 'ILLEGAL_STATE' });
  });
});

describe('预警标准', () => {
  const change = (value: number, version = 1) => ({
    version,
    from: TODAY,
    overrides: [{ key: 'absence.leadDay' as const, value, source: '云教发〔2026〕9号' }],
  });

  it('becomes a new version; the one before stays', async () => {
    const officer = product.as('bureauOfficer');
    expect(await officer.done('county.savePolicy', change(5))).toEqual({ version: 2 });
    const view = await officer.done('county.policy', {});
    expect(view).toMatchObject({ version: 2, inForce: 2, mayEdit: true });
    expect(view.values.find((row) => row.key === 'absence.leadDay')).toMatchObject({ value: 5, packValue: 3 });
    expect(view.history.map((one) => [one.version, one.changed])).toEqual([
      [2, 1],
      [1, 0],
    ]);
    expect((await product.as('classTeacher').done('county.policy', {})).mayEdit).toBe(false);
  });

  it('refuses what contradicts itself, what is past, and what somebody else changed meanwhile', async () => {
    const officer = product.as('bureauOfficer');
    expect(await officer.call('county.savePolicy', change(1))).toMatchObject({
      message: '天数应当依次增加：班主任、学校、乡镇。',
    });
    expect(await officer.call('county.savePolicy', { ...change(5), from: plainDate('2026-11-01') })).toMatchObject({
      message: '生效日期不能早于今天。',
    });
    expect(await officer.call('county.savePolicy', change(99))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    const both = await Promise.all([5, 6].map((days) => officer.call('county.savePolicy', change(days))));
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['VERSION_CONFLICT', 'ok']);
    expect(await product.as('classTeacher').call('county.savePolicy', change(5, 2))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('启用步骤', () => {
  it('comes from the documents: what is there, what is missing, what was ticked', async () => {
    const officer = product.as('bureauOfficer');
    const before = await officer.done('county.onboarding', {});
    expect(before.steps.map((one) => one.step)).toEqual(ONBOARDING_STEPS);
    const step = (name: string, list = before) => list.steps.find((one) => one.step === name);
    expect(step('units')?.figures).toContainEqual({ label: '班级', value: 3, unit: '个' });
    expect(step('staff')?.missing).toEqual(['有 1 个班没有班主任。', '有 1 个村没有村党支部书记、村委会主任。']);
    expect(step('letters')?.missing).toHaveLength(1);
    expect(step('trial')?.missing).toEqual(['还没有试发过。']);
    await officer.done('county.tickStep', { step: 'units', done: true });
    await officer.done('county.tickStep', { step: 'calendar', done: true });
    await officer.done('county.tickStep', { step: 'units', done: false });
    const after = await officer.done('county.onboarding', {});
    expect(after.steps.filter((one) => one.tickedAt !== null).map((one) => one.step)).toEqual(['calendar']);
    expect(await product.as('principal').call('county.onboarding', {})).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says that a year without calendar stops everything', async () => {
    const calendar = await product.store.read('calendars', `${BUREAU}:${YEAR}`);
    if (!calendar) {
      throw new Error('fixture');
    }
    await product.store.remove('calendars', [calendar._id]);
    const { steps } = await product.as('bureauOfficer').done('county.onboarding', {});
    expect(steps.find((one) => one.step === 'calendar')?.missing[0]).toContain('还没有校历');
  });
});

describe('试发', () => {
  it('travels the whole way into the own inbox, and a second one arrives anew', async () => {
    const officer = product.as('bureauOfficer');
    expect((await officer.done('county.trialState', {})).askedAt).toBeNull();
    await officer.done('county.trial', {});
    expect((await officer.done('county.trialState', {})).message).toBeNull();
    await product.settle();
    const arrived = await officer.done('county.trialState', {});
    expect(arrived.message?.deliveredAt).not.toBeNull();
    expect(arrived.templates.map((one) => one.configured)).toEqual([false, false, false]);
    const { items } = await officer.done('reminders.inbox', {});
    expect(items.map((one) => one.kind)).toEqual(['trial']);
    await officer.done('reminders.read', { message: arrived.message?.id ?? '' });
    expect((await officer.done('county.trialState', {})).message?.readAt).not.toBeNull();
    await officer.done('county.trial', {});
    expect((await officer.done('county.trialState', {})).message).toBeNull();
    await product.settle();
    expect((await officer.done('county.trialState', {})).message).toMatchObject({ state: 'delivered', readAt: null });
  });
});

describe('建县', () => {
  it('begins with two roots and one post that waits for its invitation', () => {
    const made = foundingDocuments({
      county: 'newland',
      name: '新地县',
      bureauName: '新地县教体局',
      demo: false,
      now: NOW,
      scene: 'abcdefgh12345678',
    });
    expect(made.units.map((unit) => unit.path)).toEqual(['newland/', 'newland-edu/']);
    expect(made.posts[0]).toMatchObject({ role: 'systemAdmin', holder: null, invitation: 'abcdefgh12345678' });
    expect(made.codes[0]).toMatchObject({ target: made.posts[0]._id, cap: 1, used: 0 });
    expect(made.counties[0]).toMatchObject({ governmentRoot: 'newland', educationRoot: 'newland-edu', demo: false });
  });
});
