import type { Post } from '#domain/accounts/documents';
import type { Unit, UnitKind } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import { POSTS, postId, type Role } from '#domain/posts';
import { adultName, surname } from './names';
import type { Numbers } from './numbers';
import { openidOf } from './openid';
import { type Chance, chanceOf } from './random';
import type { Trees } from './units';
import type { Vault } from './vault';

/** Somebody who holds posts, and maybe has children on the roster too. */
export interface StaffMember {
  readonly key: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly openid: string;
  readonly phone: string;
  /** Has opened the mini-program and holds the posts; the others still wait with name and phone. */
  readonly bound: boolean;
  readonly posts: readonly Post[];
}

interface Making {
  readonly county: string;
  readonly seed: string;
  readonly from: PlainDate;
  readonly numbers: Numbers;
  readonly vault: Vault;
}

/** Each of these has a person of its own, unit by unit. */
const OWN: Readonly<Partial<Record<UnitKind, readonly Role[]>>> = {
  county: ['leadingGroup', 'systemAdmin', 'privacyOfficer', 'departmentOfficer'],
  bureau: ['bureauOfficer', 'bureauApprover', 'inspector'],
  centre: ['centreOfficer'],
  school: ['principal'],
  township: ['townshipEducationOfficer', 'townshipApprover', 'childSupervisor', 'enforcementOfficer', 'legalReviewer'],
  village: ['villageHead', 'childWelfareWorker', 'villageLiaison'],
  group: ['groupLeader'],
  department: ['departmentOfficer'],
  class: ['classTeacher'],
};

const FIRST_MIDDLE_GRADE = 7;
const BOUND_SHARE = 0.85;

/** Who holds what: posts by the key of the person, in the order they were given out. */
type Duties = Map<string, { readonly unit: Unit; readonly role: Role }[]>;

function give(duties: Duties, key: string, unit: Unit, role: Role): void {
  duties.set(key, [...(duties.get(key) ?? []), { unit, role }]);
}

/**
 * Small places share people: a grade's lead is the teacher of its first class, the roster clerk teaches too, every class has the
 * neighbour's class teacher as 任课教师, and in half of the villages the head is 儿童主任 as well.
 */
function dutiesOf({ units, classes }: Trees, simple: string): Duties {
  const duties: Duties = new Map();
  for (const unit of units) {
    for (const role of OWN[unit.kind] ?? []) {
      const shared = role === 'childWelfareWorker' && unit.order % 2 === 0;
      give(duties, `${unit._id}:${shared ? 'villageHead' : role}`, unit, role);
    }
  }
  classes.forEach(({ unit, school, grade }, n) => {
    const teacher = `${unit._id}:classTeacher`;
    const gradeUnit = units.find((one) => one._id === unit.parent);
    const ofGrade = classes.filter((one) => one.unit.parent === unit.parent && one.unit._id !== simple);
    if (ofGrade[0]?.unit === unit && gradeUnit) {
      give(duties, teacher, gradeUnit, 'gradeLead');
    }
    const neighbours = [classes[n + 1], classes[n - 1], classes[n - 2]];
    const neighbour = neighbours.find((one) => one?.school === school && one.unit._id !== simple);
    if (neighbour) {
      give(duties, `${neighbour.unit._id}:classTeacher`, unit, 'subjectTeacher');
    }
    if (classes.find((one) => one.school === school && one.unit._id !== simple)?.unit === unit) {
      give(duties, teacher, school, 'rosterClerk');
    }
    if (grade >= FIRST_MIDDLE_GRADE) {
      give(duties, `${unit._id}:secondTeacher`, unit, 'rollCaller');
    }
  });
  return duties;
}

function postOf(making: Making, duty: { unit: Unit; role: Role }, who: Omit<StaffMember, 'posts'>, n: number): Post {
  const { unit, role } = duty;
  const { vault, county } = making;
  const _id = postId(unit._id, role, n);
  return {
    _id,
    county,
    unit: unit._id,
    path: unit.path,
    line: POSTS[role].line,
    role,
    n,
    name: who.name,
    phone: vault.encrypt(who.phone, { collection: 'posts', field: 'phone', id: _id }),
    phoneBlind: vault.blind('phone', county, who.phone),
    holder: who.bound ? vault.personIdOf(county, who.openid) : null,
    from: making.from,
    to: null,
    rev: 1,
  };
}

function personOf(making: Making, chance: Chance, key: string, role: Role): Omit<StaffMember, 'posts'> {
  const female = chance.often(['groupLeader', 'villageHead', 'enforcementOfficer'].includes(role) ? 0.15 : 0.55);
  const sex = female ? 'female' : 'male';
  const old = role === 'groupLeader' && chance.often(0.6);
  const alwaysBound = ['leadingGroup', 'systemAdmin', 'bureauOfficer', 'townshipEducationOfficer', 'principal'];
  return {
    key,
    name: adultName(chance, surname(chance), sex, old),
    sex,
    openid: openidOf(key),
    phone: making.numbers.phone(),
    bound: alwaysBound.includes(role) || chance.often(BOUND_SHARE),
  };
}

/**
 * 工作人员: every post of both trees with a person; some have not bound yet. `mustBind` names classes whose teacher has; the teacher
 * of `simple` has that one post, so that the desk begins plainly.
 */
export function makeStaff(making: Making, trees: Trees, mustBind: ReadonlySet<string>, simple: string): StaffMember[] {
  const chance = chanceOf(making.seed, 'staff');
  const taken = new Map<string, number>();
  return [...dutiesOf(trees, simple)].map(([key, duties]) => {
    const [first] = duties;
    const drawn = personOf(making, chance, key, first?.role ?? 'classTeacher');
    const person = { ...drawn, bound: drawn.bound || duties.some(({ unit }) => mustBind.has(unit._id)) };
    const posts = duties.map((duty) => {
      const slot = `${duty.unit._id}:${duty.role}`;
      const n = (taken.get(slot) ?? 0) + 1;
      taken.set(slot, n);
      return postOf(making, duty, person, n);
    });
    return { ...person, posts };
  });
}
