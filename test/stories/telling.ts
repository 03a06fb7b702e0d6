import {
  answersReminder,
  callsRoll,
  callsRollOnBadPhone,
  childIsMissing,
  figure,
  officerOpensCase,
  officerRecordsContact,
  opensBoard,
  teacherSeesAnswer,
} from './absence';
import type { World } from './hand';
import { reachesLetter, signs, startsLetter } from './signing';

const BUDGET = 4;
const LEADS = '线索';
const SIGNED = '责任书已签';

/** Signed on the phone of a parent nobody knew, over a kill and a dead network; it has one effect. */
export async function parentSigns(world: World, readFor: () => Promise<void>): Promise<void> {
  const before = await figure(await opensBoard(world, 'board-before'), SIGNED);
  const scene = await startsLetter(world);
  const parent = await world.sit('parent', `accounts/bind/index?scene=${encodeURIComponent(scene)}`);
  expect(await reachesLetter(parent)).toBeLessThanOrEqual(BUDGET);
  expect(await signs(parent, readFor)).toBeLessThanOrEqual(BUDGET);
  await world.settle();
  expect(await figure(await opensBoard(world, 'board-signed'), SIGNED)).toBe(before + 1);
}

/** Absent, asked after, answered; the roll was made on a bad phone and counts once. */
export async function familyIsAsked(world: World): Promise<void> {
  await callsRollOnBadPhone(world, world.child);
  expect(await world.sheet()).toMatchObject({ rev: 1, absent: 1 });
  await world.minutes(11);
  expect(await answersReminder(world, world.child)).toBe(1);
  await world.settle();
  await teacherSeesAnswer(world);
}

/** The third school day without an excuse: the township has a case and the county a number. */
export async function townshipIsCalled(world: World): Promise<void> {
  const before = await figure(await opensBoard(world, 'board-no-lead'), LEADS);
  await world.nextSchoolDay();
  expect(await callsRoll(world, [world.child, world.otherChild])).toBe(2 * 2 + 1);
  await world.minutes(11);
  await childIsMissing(world);
  await world.nextSchoolDay();
  expect(await callsRoll(world, [world.child])).toBe(2 + 1);
  await world.minutes(11);
  expect(await officerOpensCase(world)).toBe(2);
  await officerRecordsContact(await world.hand('officer'));
  await world.settle();
  const county = await opensBoard(world, 'board-lead');
  expect(await figure(county, LEADS)).toBeGreaterThan(before);
  await county.tap(LEADS);
  await county.see(world.child);
  await county.picture('leads');
}
