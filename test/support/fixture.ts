import type { Binding, Person, Post } from '#domain/accounts/documents';
import type { Calendar, County, PolicyDocument } from '#domain/county/documents';
import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/jurisdiction';
import { type PlainDate, plainDate } from '#domain/plain-date';
import { POSTS, postId, ROLES, type Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import type { Documents } from '../../cloudfunctions/kit/documents';
import { blind, encrypt, keyedId, personIdOf } from '../../cloudfunctions/kit/secrets';

/** Documents to write, by collection. */
export type Seed = { [C in keyof Documents]?: Documents[C][] };

/** Somebody who can call: their openid and as what they act. */
export interface Actor {
  readonly openid: string;
  readonly as: string;
}

export const COUNTIES = ['yunling', 'qingshi'] as const;
/** A Wednesday in term, 09:00 in China. */
export const NOW = Date.parse('2026-11-18T09:00:00+08:00');
export const TODAY = plainDate('2026-11-18');

/** Unit ids below a county; townships 1 and 10, classes 1 and 10 and schools 1 and 10 begin alike on purpose. */
const UNITS: readonly (readonly [id: string, kind: UnitKind, parent: string | null, name: string])[] = [
  ['', 'county', null, '县'],
  ['-t1', 'township', '', '一乡'],
  ['-t10', 'township', '', '十乡'],
  ['-t1-v1', 'village', '-t1', '一村'],
  ['-t1-v10', 'village', '-t1', '十村'],
  ['-t10-v1', 'village', '-t10', '远村'],
  ['-t1-v1-g1', 'group', '-t1-v1', '一组'],
  ['-t1-v1-g10', 'group', '-t1-v1', '十组'],
  ['-t1-v10-g1', 'group', '-t1-v10', '一组'],
  ['-t10-v1-g1', 'group', '-t10-v1', '一组'],
  ['-edu', 'bureau', null, '教育局'],
  ['-c1', 'centre', '-edu', '一中心校'],
  ['-c10', 'centre', '-edu', '十中心校'],
  ['-s1', 'school', '-c1', '第一小学'],
  ['-s10', 'school', '-c10', '第十小学'],
  ['-s1-y5', 'grade', '-s1', '五年级'],
  ['-s1-y6', 'grade', '-s1', '六年级'],
  ['-s10-y5', 'grade', '-s10', '五年级'],
  ['-s1-y5-k1', 'class', '-s1-y5', '五（1）班'],
  ['-s1-y5-k10', 'class', '-s1-y5', '五（10）班'],
  ['-s10-y5-k1', 'class', '-s10-y5', '五（1）班'],
];

function unitsOfCounty(county: string): Unit[] {
  const paths = new Map<string, string>();
  return UNITS.map(([id, kind, parent, name], order) => {
    const unit = `${county}${id}`;
    const above = parent === null ? '' : (paths.get(`${county}${parent}`) ?? '');
    paths.set(unit, `${above}${unit}/`);
    const line = UNIT_KINDS[kind].line;
    const up = parent === null ? null : `${county}${parent}`;
    return { _id: unit, county, kind, line, parent: up, path: `${above}${unit}/`, name, order, rev: 1 };
  });
}

/** Where each kind of post stands: on the main branch, and on the sibling whose id begins alike. */
const BRANCHES: Readonly<Record<'main' | 'sibling', Readonly<Partial<Record<UnitKind, string>>>>> = {
  main: {
    county: '',
    township: '-t1',
    village: '-t1-v1',
    group: '-t1-v1-g1',
    bureau: '-edu',
    centre: '-c1',
    school: '-s1',
    grade: '-s1-y5',
    class: '-s1-y5-k1',
  },
  sibling: {
    township: '-t10',
    village: '-t1-v10',
    group: '-t1-v1-g10',
    centre: '-c10',
    school: '-s10',
    grade: '-s1-y6',
    class: '-s1-y5-k10',
  },
};

/** A demo phone: eleven digits that no network knows. */
export const phoneOf = (n: number): string => `000${String(n).padStart(8, '0')}`;

let counter = 0;

function personOf(county: string, name: string): Person {
  counter += 1;
  const openid = `o-${county}-${name}`;
  const _id = personIdOf(county, openid);
  const phone = phoneOf(50_000 + counter);
  const place = (field: string) => ({ collection: 'people', field, id: _id });
  return {
    _id,
    county,
    openid: encrypt(openid, place('openid')),
    name,
    phone: encrypt(phone, place('phone')),
    phoneBlind: blind('phone', county, phone),
    phoneVerifiedAt: NOW,
    rev: 1,
  };
}

const FROM = plainDate('2026-09-01');

function postOf(unit: Unit, role: Role, person: Person): Post {
  return {
    _id: postId(unit._id, role),
    county: unit.county,
    unit: unit._id,
    path: unit.path,
    line: unit.line,
    role,
    n: 1,
    name: person.name,
    phone: null,
    phoneBlind: person.phoneBlind,
    holder: person._id,
    from: FROM,
    to: null,
    rev: 1,
  };
}

/** Children: [key, class, residence group, registered group]. */
const CHILDREN: readonly (readonly [string, string, string, string])[] = [
  ['a', '-s1-y5-k1', '-t1-v1-g1', '-t1-v1-g1'],
  ['b', '-s1-y5-k1', '-t1-v1-g1', '-t1-v10-g1'],
  ['c', '-s1-y5-k1', '-t1-v1-g10', '-t1-v1-g10'],
  ['d', '-s1-y5-k1', '-t10-v1-g1', '-t10-v1-g1'],
  ['e', '-s1-y5-k10', '-t1-v10-g1', '-t1-v10-g1'],
  ['f', '-s1-y5-k10', '-t10-v1-g1', '-t10-v1-g1'],
  ['g', '-s10-y5-k1', '-t10-v1-g1', '-t10-v1-g1'],
];

export const childId = (county: string, key: string): string => keyedId('child', county, `fixture-${key}`);

function childOf(county: string, units: ReadonlyMap<string, Unit>, row: (typeof CHILDREN)[number]): Child {
  const [key, classId, residence, registered] = row;
  const _id = childId(county, key);
  const klass = units.get(`${county}${classId}`);
  const home = units.get(`${county}${residence}`);
  const origin = units.get(`${county}${registered}`);
  const phone = phoneOf(key.charCodeAt(0));
  const name = `娃${key}`;
  return {
    _id,
    county,
    name,
    pinyin: `w${key} wa${key}`,
    sex: 'female',
    birthMonth: '2015-05',
    birthDate: encrypt('2015-05-06', { collection: 'children', field: 'birthDate', id: _id }),
    idNumber: null,
    idBlind: null,
    lastFourBlind: blind('lastFour', county, `${name}\n000${key.toUpperCase()}`),
    registerNumber: null,
    registerBlind: null,
    address: null,
    health: null,
    state: 'enrolled',
    classId: klass?._id ?? null,
    eduPath: klass?.path ?? null,
    className: klass?.name ?? '',
    residence: home?._id ?? null,
    residencePath: home?.path ?? null,
    registered: origin?._id ?? null,
    registeredPath: origin?.path ?? null,
    dutyPath: home?.path ?? null,
    household: `${home?._id}~1`,
    boarding: false,
    groups: [],
    adults: [
      {
        slot: 'guardian',
        kind: 'parent',
        relation: '母亲',
        name: `妈${key}`,
        phone: encrypt(phone, { collection: 'children', field: 'adults.guardian.phone', id: _id }),
        phoneBlind: blind('phone', county, phone),
      },
      { slot: 'guardian2', kind: 'parent', relation: '父亲', name: `爸${key}`, phone: null, phoneBlind: null },
    ],
    classHistory: [{ classId: klass?._id ?? '', from: FROM, to: null }],
    enteredOn: FROM,
    rev: 1,
  };
}

function bindingOf(child: Child, person: Person, slot: 'guardian' | 'guardian2', to: number | null = null): Binding {
  return {
    _id: `${child._id}:${person._id}`,
    county: child.county,
    child: child._id,
    person: person._id,
    slot,
    kind: 'parent',
    state: 'bound',
    proof: 'phone',
    classId: child.classId,
    from: NOW - 86_400_000,
    to,
    rev: 1,
  };
}

/** A school year with its terms; national holidays of the autumn of 2026 as closures of schools. */
export function calendarOfYear(county: string, schoolYear: string): Calendar {
  const [first, second] = schoolYear.split('-');
  const unit = `${county}-edu`;
  const day = (year: string | undefined, rest: string): PlainDate => plainDate(`${year}-${rest}`);
  return {
    _id: `${unit}:${schoolYear}`,
    county,
    unit,
    schoolYear,
    terms: [
      { term: 'autumn', from: day(first, '09-01'), to: day(second, '01-20') },
      { term: 'spring', from: day(second, '02-24'), to: day(second, '07-10') },
    ],
    holidays: [{ from: day(first, '10-01'), to: day(first, '10-07'), name: '国庆节' }],
    makeUpDays: [],
    closures: [],
    rev: 1,
  };
}

/** On which unit of which branch each role stands. */
function standing(county: string, byId: ReadonlyMap<string, Unit>) {
  const branches = ['main', 'sibling'] as const;
  return ROLES.flatMap((role) =>
    branches.flatMap((branch) => {
      const kind = POSTS[role].units.find((one) => BRANCHES[branch][one] !== undefined);
      const unit = kind === undefined ? undefined : byId.get(`${county}${BRANCHES[branch][kind]}`);
      return unit ? [{ role, branch, unit }] : [];
    }),
  );
}

/** One county: its trees, a holder for every kind of post on two branches, seven children and their parents. */
export function countySeed(county: string): { readonly seed: Seed; readonly cast: ReadonlyMap<string, Actor> } {
  const units = unitsOfCounty(county);
  const byId = new Map(units.map((unit) => [unit._id, unit]));
  const children = CHILDREN.map((row) => childOf(county, byId, row));
  const people: Person[] = [];
  const posts: Post[] = [];
  const bindings: Binding[] = [];
  const cast = new Map<string, Actor>();
  const join = (name: string, as: string): Person => {
    const person = personOf(county, name);
    people.push(person);
    cast.set(name, { openid: `o-${county}-${name}`, as });
    return person;
  };
  for (const { role, branch, unit } of standing(county, byId)) {
    const name = branch === 'main' ? role : `${role}.sibling`;
    posts.push(postOf(unit, role, join(name, postId(unit._id, role))));
  }
  for (const child of children) {
    const key = child.name.slice(1);
    bindings.push(bindingOf(child, join(`guardian.${key}`, `family:${county}`), 'guardian'));
  }
  const [a] = children;
  if (a) {
    bindings.push(bindingOf(a, join('guardian2.a', `family:${county}`), 'guardian2'));
    bindings.push(bindingOf(a, join('guardian.ended', `family:${county}`), 'guardian', NOW - 3_600_000));
  }
  join('stranger', `family:${county}`);
  const counties: County[] = [
    {
      _id: county,
      county,
      name: county === 'yunling' ? '云岭县' : '青石县',
      governmentRoot: county,
      educationRoot: `${county}-edu`,
      demo: true,
      rev: 1,
    },
  ];
  const policies: PolicyDocument[] = [
    {
      _id: `${county}:1`,
      county,
      version: 1,
      base: 'national-2026',
      overrides: [],
      from: plainDate('2025-09-01'),
      rev: 1,
    },
  ];
  const calendars = ['2025-2026', '2026-2027'].map((year) => calendarOfYear(county, year));
  return { seed: { counties, policies, calendars, units, people, posts, bindings, children }, cast };
}
