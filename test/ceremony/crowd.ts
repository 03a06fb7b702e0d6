import type { Binding } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Child } from '#domain/roster/documents';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { issue } from '../letters/campaign-driving';
import { childId, NOW } from '../support/fixture';
import type { Caller, Product } from '../support/product';

const COUNTY = 'yunling';
const GRADE = 'yunling-s1-y5';
const GROUP = 'yunling-t1-v1-g1';
const CLASS_SIZE = 45;
const A_WRITE = 500;

/** One of many children with one guardian, who has the app. */
export interface Guardian {
  readonly letter: string;
  readonly klass: number;
  readonly caller: Caller;
}

const keyOf = (n: number): string => `crowd-${n}`;
const openidOf = (n: number): string => `o-crowd-${n}`;

/** Class `n` of one grade. */
const classOf = (n: number): string => `${GRADE}-crowd${n}`;

async function plantClasses(product: Product, count: number): Promise<Unit[]> {
  const like = found(await product.store.read('units', `${GRADE}-k1`));
  const grade = found(await product.store.read('units', GRADE));
  const classes = Array.from({ length: count }, (_, n): Unit => {
    const _id = classOf(n);
    return { ...like, _id, path: `${grade.path}${_id}/`, name: `五（${n + 20}）班`, order: 100 + n };
  });
  await product.write('units', classes);
  return classes;
}

/** 村民小组, one for each class: as many households as one has. */
async function plantGroups(product: Product, count: number): Promise<Unit[]> {
  const like = found(await product.store.read('units', GROUP));
  const groups = Array.from({ length: count }, (_, n): Unit => {
    const _id = `${GROUP}-crowd${n}`;
    return { ...like, _id, path: like.path.replace(GROUP, _id), name: `${n + 20}组`, order: 100 + n };
  });
  await product.write('units', groups);
  return groups;
}

/** A child of one class and one group. */
function placed(like: Child, klass: Unit, home: Unit): Child {
  const school = { classId: klass._id, eduPath: klass.path, className: klass.name };
  const residence = { residence: home._id, residencePath: home.path, dutyPath: home.path };
  return { ...like, ...school, ...residence, registered: home._id, registeredPath: home.path };
}

const bindingOf = (child: Child, n: number): Binding => {
  const person = personIdOf(COUNTY, openidOf(n));
  return {
    _id: `${child._id}:${person}`,
    county: COUNTY,
    child: child._id,
    person,
    slot: 'guardian',
    kind: 'parent',
    state: 'bound',
    proof: 'phone',
    classId: child.classId,
    from: NOW - 1000,
    to: null,
    rev: 1,
  };
};

/** `count` children in classes of 45 and as many groups, each with one guardian, and a letter for each of them by a campaign of the county. */
export async function gatherCrowd(product: Product, count: number): Promise<Guardian[]> {
  const classes = await plantClasses(product, Math.ceil(count / CLASS_SIZE));
  const groups = await plantGroups(product, classes.length);
  const like = found(await product.store.read('children', childId(COUNTY, 'a')));
  const adults = like.adults.filter(({ slot }) => slot === 'guardian');
  const children = Array.from({ length: count }, (_, n): Child => {
    const at = Math.floor(n / CLASS_SIZE);
    const child = placed(like, found(classes[at]), found(groups[(n * 7) % groups.length]));
    const household = `${child.residence}~${n}`;
    return { ...child, household, adults, _id: childId(COUNTY, keyOf(n)), name: `娃${n}`, pinyin: `w${n}` };
  });
  for (let n = 0; n < count; n += A_WRITE) {
    const some = children.slice(n, n + A_WRITE);
    await product.write('children', some);
    await product.write(
      'bindings',
      some.map((child, at) => bindingOf(child, n + at)),
    );
  }
  const campaign = await issue(product.as('bureauOfficer'), 'teacherGuardian', 'yunling-edu');
  await product.settle();
  return children.map((child, n) => ({
    letter: `${campaign}:${child._id}:guardian`,
    klass: Math.floor(n / CLASS_SIZE),
    caller: product.by({ openid: openidOf(n), as: `family:${COUNTY}` }),
  }));
}
