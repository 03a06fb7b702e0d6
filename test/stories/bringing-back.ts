import { schoolDaysBack } from '#domain/calendar';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { postId } from '#domain/posts';
import { absentFor, callRoll, caseOf, kid } from '../cases/support';
import { setNow } from '../support/clock';
import { calendarOfYear } from '../support/fixture';
import { callsRoll } from './absence';
import type { Hand, Who } from './hand';
import type { StoryWorld } from './world';

/** 甲 is seen through to the end; 乙 goes the same way and is lost again. */
const FIRST = 'a';
const SECOND = 'c';
const BACK = plainDate('2026-09-22');
const LOST_AGAIN = ['2026-10-12', '2026-10-13', '2026-10-14'];
const CHECKS = [7, 30, 60, 90] as const;

const idOf = (key: string, round = 1): string => `${kid(key)}:${round}`;
const pageOf = (key: string, round = 1): string => `cases/case/index?case=${encodeURIComponent(idOf(key, round))}`;
const clock = (day: string, time: string): void => setNow(instantAt(plainDate(day), time));

/** Opens the page of a case; whoever takes their phone for the first time begins at home, which says as whom they act. */
async function at(world: StoryWorld, who: Who, key: string): Promise<Hand> {
  if (!world.hands.has(who)) {
    await (await world.sit(who)).see('线索与个案');
  }
  const hand = await world.sit(who, pageOf(key));
  await hand.see('最近点名');
  return hand;
}

/** 办理一步: from the button on the case (or from 更多办理) through its page, which says what it means, back to the case. */
async function takes(hand: Hand, step: string, means: string, then: string, isFurther = false): Promise<void> {
  if (isFurther) {
    await hand.tap('更多办理');
  }
  await hand.tap(step, -1);
  await hand.see(means);
  await hand.tap(step, -1);
  await hand.see(then);
}

async function visits(hand: Hand, outcome: string, companion?: string): Promise<void> {
  await hand.tap('记一次联系');
  await hand.see('怎么联系的');
  await hand.tap('家访');
  await hand.tap('孩子本人');
  await hand.tap(outcome);
  await hand.tap('单独问的');
  if (companion) {
    await hand.tap(companion);
  }
  await hand.picture('visit');
  await hand.tap('保存');
  await hand.see(`结果：${outcome}`);
}

/** 三天没来: on the third roll both are leads; the township names who goes there, the school begins to verify. */
export async function bothAreNoticed(world: StoryWorld): Promise<void> {
  const { product, child, otherChild } = world;
  await callRoll(product, '2026-09-04', {});
  for (const day of ['2026-09-07', '2026-09-08']) {
    await callRoll(product, day, { [FIRST]: 'unexcused', [SECOND]: 'unexcused' });
    await product.settle();
  }
  clock('2026-09-09', '08:15');
  expect(await callsRoll(world, [child, otherChild])).toBe(2 * 2 + 1);
  await world.minutes(11);
  const officer = await world.sit('officer');
  await officer.tap('线索与个案');
  await officer.see(child);
  await officer.see(otherChild);
  await officer.picture('two-leads');
  await officer.tap(child);
  await officer.see('立为线索');
  await officer.tap('指派责任人');
  await officer.see('指派谁负责');
  await officer.tap('村党支部书记');
  await officer.see('包保责任人 · 一村');
  await officer.picture('village-answers-for-it');
  const post = postId('yunling-t1-v1', 'villageHead');
  await product.as('townshipEducationOfficer').done('cases.assign', { case: idOf(SECOND), post });
  await takes(await at(world, 'principal', FIRST), '开始核实', '先弄清孩子在哪里', '核实中，从');
  await product.as('principal').done('cases.verify', { case: idOf(SECOND) });
}

/** 双线劝返: village and teacher go together, then the school by itself; the township leads it. */
export async function bothAreSought(world: StoryWorld): Promise<void> {
  const { product } = world;
  clock('2026-09-10', '10:00');
  await visits(await at(world, 'village', FIRST), '还在犹豫', '班主任');
  clock('2026-09-14', '09:00');
  const officer = await at(world, 'officer', FIRST);
  await takes(officer, '列为疑似辍学', '孩子一直没来', '疑似辍学，从');
  await takes(officer, '开始劝返', '每条线都要有在岗的责任人', '劝返中，从');
  await officer.picture('persuading');
  clock('2026-09-15', '16:30');
  const teacher = await at(world, 'teacher', FIRST);
  await visits(teacher, '同意返校');
  await teacher.tap('更多办理');
  await teacher.tap('填一生一案');
  await teacher.see('打算怎么办');
  await teacher.tap('学习跟不上');
  await teacher.tap('质量控辍');
  await teacher.tap('情感控辍');
  await teacher.picture('plan');
  await teacher.tap('填一生一案', -1);
  await teacher.see('学习跟不上、质量控辍、情感控辍');
  expect(await caseOf(product, FIRST)).toMatchObject({ state: 'persuading', homeVisits: 2 });
  await theOtherIsSought(world);
}

/** The same for the second pupil, by the same people. */
async function theOtherIsSought({ product }: StoryWorld): Promise<void> {
  const one = { case: idOf(SECOND) };
  const visit = { ...one, kind: 'homeVisit', met: ['mother', 'child'], heard: 'alone' } as const;
  await product.as('townshipEducationOfficer').done('cases.suspect', one);
  await product.as('villageHead').done('cases.contact', { ...visit, outcome: 'hesitating' });
  await product.as('townshipEducationOfficer').done('cases.persuade', one);
  await product.as('classTeacher').done('cases.contact', { ...visit, outcome: 'agreed' });
}

/** 返校: the village says the day, the roll shows it, the class confirms, then both lines; only then is the ledger struck. */
export async function bothComeBack(world: StoryWorld): Promise<void> {
  const { product, child, otherChild } = world;
  clock(BACK, '07:40');
  const village = await at(world, 'village', FIRST);
  await takes(village, '登记返校', '先登记孩子哪天返校', '返校，等班级确认', true);
  await product.as('villageHead').done('cases.claimReturn', { case: idOf(SECOND), on: BACK });
  const early = await at(world, 'teacher', FIRST);
  await early.tap('更多办理');
  await early.see('点名表上还没有孩子到校的记录');
  await early.picture('not-before-the-roll');
  clock(BACK, '08:12');
  await rollIsFull(world);
  await world.settle();
  for (const [who, then] of [
    ['teacher', '班级确认'],
    ['village', '政府线确认'],
    ['principal', '教育线确认'],
  ] as const) {
    for (const key of [FIRST, SECOND]) {
      await takes(await at(world, who, key), '确认返校', '您确认孩子已经回到学校', then);
    }
  }
  const officer = await at(world, 'officer', FIRST);
  await takes(officer, '台账销号', '台账销号，和返校跟踪是两回事', '已返校·跟踪中，从');
  await officer.picture('struck-off');
  await product.as('bureauOfficer').done('cases.strikeOff', { case: idOf(SECOND) });
  await world.settle();
  const county = await world.sit('county');
  await county.tap('线索与个案');
  await county.see(child);
  await county.see(otherChild);
  await county.picture('both-are-back');
}

async function rollIsFull(world: StoryWorld): Promise<void> {
  const teacher = await world.sit('teacher');
  await teacher.tap('开始点名');
  await teacher.tap('全到，提交');
  await teacher.see('人全到');
}

/** Calls the roll of every school day after one and up to another; the clock strikes on the days of the follow-up. */
async function schoolGoesOn({ product }: StoryWorld, from: PlainDate, until: PlainDate): Promise<void> {
  const calendars = [calendarOfYear('yunling', '2026-2027')];
  const days = schoolDaysBack(calendars, until, 100).filter((day) => day > from);
  for (const day of days.reverse()) {
    await callRoll(product, day, {});
  }
  setNow(instantAt(until, '18:30'));
  await product.tick('cases');
  await product.settle();
}

/** 再次辍学: three days after twenty, the second pupil is lost again and goes on where it was lost before. */
export async function oneIsLostAgain(world: StoryWorld): Promise<void> {
  const { product, otherChild } = world;
  await schoolGoesOn(world, BACK, addDays(BACK, CHECKS[0]));
  await schoolGoesOn(world, addDays(BACK, CHECKS[0]), plainDate('2026-10-11'));
  await absentFor(product, SECOND, LOST_AGAIN);
  clock('2026-10-15', '09:00');
  const officer = await world.sit('officer', 'cases/list/index');
  await officer.see(otherChild);
  await officer.picture('lost-again-in-list');
  await officer.tap(otherChild);
  await officer.see('第 2 轮 · 劝返中，从 10月14日');
  await officer.see('包保责任人 · 一村');
  await officer.picture('second-round');
  await officer.tap('第 1 轮的经过');
  await officer.see('再次辍学，从');
  await officer.see('第 7 天：到校 5 天，没到 0 天');
  await officer.picture('first-round');
}

/** 第 7、30、60、90 天: filled from the rolls; the township closes what has held. */
export async function oneHasHeld(world: StoryWorld): Promise<void> {
  const { product } = world;
  let before = plainDate(LOST_AGAIN.at(-1) ?? BACK);
  for (const day of CHECKS.slice(1)) {
    await schoolGoesOn(world, before, addDays(BACK, day));
    before = addDays(BACK, day);
  }
  const steps = (await caseOf(product, FIRST))?.steps.flatMap((step) => (step.action === 'check' ? step : []));
  expect(steps?.map(({ day, absent }) => ({ day, absent }))).toEqual(CHECKS.map((day) => ({ day, absent: 0 })));
  clock(addDays(BACK, 91), '09:00');
  const officer = await at(world, 'officer', FIRST);
  await officer.see('第 90 天：到校');
  await takes(officer, '结束跟踪', '每次检查都做过了', '已结束跟踪，从');
  await officer.picture('held');
  const { items } = await product.as('townshipEducationOfficer').done('cases.list', {});
  expect(items.map(({ id }) => id)).toEqual([idOf(SECOND, 2)]);
}
