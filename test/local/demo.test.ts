import { createHash } from 'node:crypto';
import { isSchoolDay } from '#domain/calendar';
import { covers } from '#domain/jurisdiction';
import { letterFault } from '#domain/letters/event';
import { plainDate } from '#domain/plain-date';
import { POSTS } from '#domain/posts';
import { readIdentityNumber, readRegisterNumber } from '#domain/roster/identity-number';
import { pinyinOf as importedPinyin } from '../../cloudfunctions/office/pinyin';
import { calendarsAround, firstDayOf } from '../../local/demo/calendar';
import { type DemoCounty, makeCounty } from '../../local/demo/county';
import { kitVault } from '../../local/demo/vault';
import { groupsOf, standingOf } from '../../local/desk/person-words';
import type { Profile } from '../../local/settings';

const TODAY = plainDate('2026-11-20');

function make(profile: Profile, county = 'yunling', seed = 'one', firstPhone = 0): DemoCounty {
  return makeCounty({
    county,
    name: '云岭县',
    profile,
    seed,
    today: TODAY,
    vault: kitVault,
    templates: ['t'],
    firstPhone,
  });
}

/** Encryption is noise by design; everything else must be the same again. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('v1.') ? 'secret' : inner,
  );

const demo = make('demo');
const tiny = make('tiny');

test('sizes', () => {
  const kinds = (county: DemoCounty, kind: string): number =>
    county.trees.units.filter((unit) => unit.kind === kind).length;
  expect(['township', 'village', 'group', 'school', 'class'].map((kind) => kinds(demo, kind))).toEqual([
    4, 18, 90, 6, 40,
  ]);
  expect(demo.children.length).toBeGreaterThan(1150);
  expect(demo.children.length).toBeLessThan(1300);
  expect(tiny.children.filter((child) => child.state === 'enrolled')).toHaveLength(60);
});

test('a department stands in the menu of the county, under its own name', () => {
  const officers = tiny.people.filter(({ posts }) => posts.some(({ role }) => role === 'departmentOfficer'));
  expect(officers.length).toBeGreaterThan(0);
  for (const { seat: _, posts, ...one } of officers) {
    const titled = posts.map((post) => ({ ...post, title: POSTS[post.role].title, held: true }));
    const person = { ...one, bound: true, posts: titled };
    expect(groupsOf(person)).toEqual(['县']);
    expect(standingOf(person).place).toMatch(/^云岭县(?!云岭县)/);
  }
});

test('every story of a case has a child of its own, none of whom sits in the shown class', () => {
  const children = Object.values(demo.plots).map((one) => one?.child);
  expect(new Set(children.map((child) => child?._id)).size).toBe(6);
  expect(children.every((child) => child?.classId && child.classId !== demo.shown)).toBe(true);
  // One township has nobody to hand a case to, and too few days for a follow-up.
  expect([tiny.plots.bounced, tiny.plots.returned]).toEqual([undefined, undefined]);
  const back = demo.plots.returned?.child;
  const marks = demo.sheets
    .filter(({ classId, date }) => classId === back?.classId && date < TODAY)
    .map(({ date, marks: absent }) => [date, absent.some(({ child }) => child === back?._id)]);
  expect(Object.fromEntries(marks)).toMatchObject({ '2026-11-09': true, '2026-11-10': false });
});

test('the same seed and day give the same county, another seed another', () => {
  expect(plain(make('tiny').documents)).toBe(plain(tiny.documents));
  expect(plain(make('tiny', 'yunling', 'two').documents.children)).not.toBe(plain(tiny.documents.children));
});

test('no number can be a person’s or ring a telephone', () => {
  for (const { drawn } of demo.placed) {
    for (const number of [drawn.identity].filter((one) => one !== null)) {
      expect(number).toMatch(/^9901/);
      expect(readIdentityNumber(number, true).ok).toBe(true);
      expect(readIdentityNumber(number, false).ok).toBe(false);
    }
    expect(readRegisterNumber(drawn.register ?? '', true).ok).toBe(true);
  }
  const phones = [
    ...demo.people.map(({ phone }) => phone),
    ...demo.placed.flatMap(({ drawn }) => drawn.family.adults.map(({ listed }) => listed ?? '00000000000')),
  ];
  expect(phones.filter((phone) => !/^000\d{8}$/.test(phone))).toEqual([]);
});

test('nothing written in the open looks like a telephone or an identity number', () => {
  const open = plain({ ...demo.documents, people: demo.people });
  expect(open.match(/(?<![0-9A-Za-z_-])1[3-9]\d{9}(?![0-9A-Za-z_-])/g)).toBeNull();
  expect(open.match(/(?<![0-9A-Za-z_-])[1-8]\d{16}[\dX](?![0-9A-Za-z_-])/g)).toBeNull();
});

test('identity numbers, telephones and documents are there once', () => {
  const numbers = demo.placed.flatMap(({ drawn }) => drawn.identity ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(demo.people.map(({ phone }) => phone)).size).toBe(demo.people.length);
  expect(new Set(demo.people.map(({ id }) => id)).size).toBe(demo.people.length);
  for (const [name, documents] of Object.entries(demo.documents)) {
    expect([name, new Set(documents.map(({ _id }) => _id)).size]).toEqual([name, documents.length]);
    expect([name, documents.every(({ county }) => county === 'yunling')]).toEqual([name, true]);
  }
});

test('two counties share no document', () => {
  const other = make('tiny', 'qingshi', 'one', 50_000);
  const ids = new Set(Object.values(tiny.documents).flatMap((documents) => documents.map(({ _id }) => _id)));
  const both = Object.values(other.documents)
    .flatMap((documents) => documents.map(({ _id }) => _id))
    .filter((id) => ids.has(id));
  expect(both).toEqual([]);
  const phones = new Set(tiny.people.map(({ phone }) => phone));
  expect(other.people.filter(({ phone }) => phones.has(phone))).toEqual([]);
});

test('paths lead from the roots, and every post stands on a kind of unit that it may', () => {
  for (const unit of demo.trees.units) {
    const parent = demo.trees.byId.get(unit.parent ?? '');
    expect(unit.path).toBe(`${parent?.path ?? ''}${unit._id}/`);
    expect(parent ? covers(parent.path, unit.path) && parent.line === unit.line : unit.parent === null).toBe(true);
  }
  for (const post of demo.documents.posts ?? []) {
    const unit = demo.trees.byId.get(post.unit);
    expect((POSTS[post.role].units as readonly string[]).includes(unit?.kind ?? '')).toBe(true);
    expect(post.path).toBe(unit?.path);
  }
});

test('children hang on both lines, with what the county’s life brings', () => {
  const share = (matches: (child: DemoCounty['children'][number]) => boolean): number =>
    demo.children.filter(matches).length / demo.children.length;
  for (const child of demo.children) {
    expect(child.dutyPath).toBe(child.residencePath);
    expect(demo.trees.byId.get(child.classId ?? '')?.path ?? null).toBe(child.eduPath);
    expect(child.name).toBe(child.name.normalize('NFC'));
    expect(child.pinyin).toBe(importedPinyin(child.name));
    expect(child.adults.length).toBeGreaterThan(0);
    expect(new Set(child.adults.map(({ slot }) => slot)).size).toBe(child.adults.length);
  }
  expect(share((child) => child.groups.includes('留守'))).toBeGreaterThan(0.15);
  expect(share((child) => child.registered === null)).toBeGreaterThan(0.06);
  expect(share((child) => child.registered !== null && child.registered !== child.residence)).toBeGreaterThan(0.03);
  expect(share((child) => child.boarding)).toBeGreaterThan(0.2);
  const names = demo.children.map(({ name }) => name);
  expect(names.some((name) => name.includes('·'))).toBe(true);
  expect(names.some((name) => /^(欧阳|上官|司马|诸葛|东方|皇甫|令狐|慕容)/.test(name))).toBe(true);
  const shown = demo.children.filter((child) => child.classId === demo.shown).map(({ name }) => name);
  expect(shown[1]).toBe(shown[0]);
});

test('everybody on the list can be found again in the documents', () => {
  const posts = new Map((demo.documents.posts ?? []).map((post) => [post._id, post]));
  const children = new Map(demo.children.map((child) => [child._id, child]));
  for (const person of demo.people) {
    expect(person.posts.length + person.children.length).toBeGreaterThan(0);
    expect(person.posts.every(({ id }) => posts.get(id)?.name === person.name)).toBe(true);
    for (const { id } of person.children) {
      expect(children.get(id)?.adults.some(({ name }) => name === person.name)).toBe(true);
    }
  }
  expect(demo.people.some((person) => person.posts.length > 1)).toBe(true);
  expect(demo.people.some((person) => person.posts.length > 0 && person.children.length > 0)).toBe(true);
  expect(demo.people.flatMap(({ seat }) => seat ?? []).sort()).toEqual([0, 1, 2]);
});

test('the seats: a bound parent and the bound teacher of one class, and the officer of the child’s township', () => {
  const at = (seat: number) => demo.people.find((person) => person.seat === seat);
  const child = demo.children.find((one) => one._id === at(0)?.children[0]?.id);
  const person = kitVault.personIdOf('yunling', at(0)?.openid ?? '');
  expect(demo.documents.bindings?.some((one) => one.child === child?._id && one.person === person)).toBe(true);
  const teacher = demo.documents.posts?.find((post) => post._id === `${child?.classId}:classTeacher:1`);
  expect(teacher?.holder).toBe(kitVault.personIdOf('yunling', at(1)?.openid ?? ''));
  const officer = demo.documents.posts?.find((post) => post._id === at(2)?.posts[0]?.id);
  expect(covers(officer?.path ?? '', child?.residencePath ?? '')).toBe(true);
});

test('rolls: of school days only, within the class, and the shown class has not called today', () => {
  const calendars = calendarsAround('yunling', TODAY);
  const members = new Map(demo.children.map((child) => [child._id, child.classId]));
  for (const sheet of demo.sheets) {
    expect(isSchoolDay(calendars, sheet.date)).toBe(true);
    expect(sheet.marks.every((mark) => members.get(mark.child) === sheet.classId)).toBe(true);
    expect(new Set(sheet.marks.map((mark) => mark.child)).size).toBe(sheet.marks.length);
    expect(sheet.present + sheet.absent).toBe(sheet.enrolled);
  }
  const today = demo.sheets.filter((sheet) => sheet.date === TODAY);
  expect(today.length).toBeGreaterThan(5);
  expect(today.some((sheet) => sheet.classId === demo.shown)).toBe(false);
});

test('the first day is a school day, unless another is asked for', () => {
  const sunday = Date.parse('2026-11-22T10:00:00+08:00');
  expect(firstDayOf(null, sunday)).toBe('2026-11-20');
  expect(firstDayOf(plainDate('2026-11-22'), sunday)).toBe('2026-11-22');
  expect(firstDayOf(null, Date.parse('2031-08-10T10:00:00+08:00'))).toMatch(/^2031-07-/);
});

test('letters: every chain holds, some are signed, and the desk’s own waits', () => {
  const digest = (text: string) => ({
    sm3: createHash('sm3').update(text).digest('hex'),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  expect(demo.letters.flatMap((letter) => letterFault(letter, digest) ?? [])).toEqual([]);
  const states = demo.letters.map(({ state }) => state);
  const share = (state: string): number => states.filter((one) => one === state).length / states.length;
  expect(share('signed')).toBeGreaterThan(0.3);
  expect(states).toContain('countersigned');
  expect(share('issued')).toBeGreaterThan(0.2);
  expect(share('viewed')).toBeGreaterThan(0.02);
  const family = demo.people.find((person) => person.seat === 0)?.children[0]?.id;
  const own = demo.letters.filter((letter) => 'child' in letter && letter.child === family);
  expect(own.length).toBeGreaterThan(0);
  expect(own.every(({ state, classId }) => state === 'issued' && classId === demo.shown)).toBe(true);
  const inks = demo.letters.flatMap(({ _id, events }) =>
    events.flatMap(({ type, seq, body }) =>
      type === 'signed' ? `${_id}:${seq}` : type === 'countersigned' ? String(body['inkId']) : [],
    ),
  );
  expect(new Set(demo.documents.inks?.map((ink) => ink._id))).toEqual(new Set(inks));
});
