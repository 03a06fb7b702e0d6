import type { Unit } from '#domain/jurisdiction';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';
import { adultName, type Sex, surname } from './names';
import type { Numbers } from './numbers';
import type { Chance } from './random';
import type { StaffMember } from './staff';

/** An adult of a family: one person, however many children name them. */
export interface FamilyAdult {
  readonly key: string;
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  /** Relation to a child, as the roster says it. */
  readonly relation: string;
  readonly name: string;
  readonly sex: Sex;
  /** The number of their WeChat. */
  readonly phone: string;
  /** The number on the roster: now and then another one (changed since), or none. */
  readonly listed: string | null;
}

/** 户: a family with its adults, where it lives and where it is registered. */
export interface Family {
  readonly key: string;
  readonly surname: string;
  readonly town: number;
  /** 居住 group. */
  readonly group: Unit;
  /** 户籍 group; null: registered outside the county (随迁). */
  readonly registered: Unit | null;
  readonly number: string;
  readonly address: string;
  readonly adults: readonly FamilyAdult[];
  /** 留守: at least one parent works far away. */
  readonly leftBehind: boolean;
  /** 脱贫户、监测对象 */
  readonly inNeed: boolean;
  /** Birth years of its children so far. */
  readonly born: number[];
}

const LEFT_BEHIND = 0.28;
const BOTH_AWAY = 0.6;
const MIGRANT = 0.126;
const ELSEWHERE_REGISTERED = 0.08;
const IN_NEED = 0.12;
const WRONG_PHONE = 0.04;
const NO_PHONE = 0.07;

function listedPhone(chance: Chance, numbers: Numbers, phone: string): string | null {
  if (chance.often(NO_PHONE)) {
    return null;
  }
  return chance.often(WRONG_PHONE) ? numbers.phone() : phone;
}

interface Bringing {
  readonly chance: Chance;
  readonly numbers: Numbers;
  readonly key: string;
}

type Part = Pick<FamilyAdult, 'slot' | 'kind' | 'relation' | 'sex'>;

function adultOf({ chance, numbers, key }: Bringing, part: Part, family: string, old = false): FamilyAdult {
  const phone = numbers.phone();
  return {
    ...part,
    key: `${key}-${part.slot}`,
    name: adultName(chance, family, part.sex, old),
    phone,
    listed: listedPhone(chance, numbers, phone),
  };
}

function adultsOf(bringing: Bringing, family: string, leftBehind: boolean): FamilyAdult[] {
  const { chance } = bringing;
  const father = { slot: 'guardian', kind: 'parent', relation: '父亲', sex: 'male' } as const;
  const mother = { slot: 'guardian2', kind: 'parent', relation: '母亲', sex: 'female' } as const;
  const motherName = surname(chance);
  const motherFirst = chance.often(0.45);
  const parents = motherFirst
    ? [
        adultOf(bringing, { ...mother, slot: 'guardian' }, motherName),
        adultOf(bringing, { ...father, slot: 'guardian2' }, family),
      ]
    : [adultOf(bringing, father, family), adultOf(bringing, mother, motherName)];
  const kept = chance.often(0.12) ? parents.slice(0, 1) : parents;
  if (!leftBehind || !chance.often(BOTH_AWAY)) {
    return kept;
  }
  const grandmother = chance.often(0.6);
  const carer: Part = {
    slot: 'carer',
    kind: 'entrustedCarer',
    relation: grandmother ? '祖母' : '祖父',
    sex: grandmother ? 'female' : 'male',
  };
  return [...kept, adultOf(bringing, carer, grandmother ? surname(chance) : family, true)];
}

/** Where a family lives, and how families of the county are told apart. */
export interface Settling extends Bringing {
  readonly town: number;
  readonly townGroups: readonly Unit[];
  readonly allGroups: readonly Unit[];
  readonly villageName: (group: Unit) => string;
  /** Number of the household within its group, counted up. */
  readonly nextNumber: (group: Unit) => number;
  /** Somebody of the staff who is a parent of this family. */
  readonly parent: StaffMember | undefined;
}

const relationOf = (sex: Sex): string => (sex === 'male' ? '父亲' : '母亲');

/** A parent who works for the county: one WeChat, posts and children. */
function staffParent({ key, name, sex, phone }: StaffMember): FamilyAdult {
  return { slot: 'guardian', kind: 'parent', relation: relationOf(sex), sex, key, name, phone, listed: phone };
}

/** The adults with the staff member in place of the first, and nobody of the same relation. */
function withStaff(adults: readonly FamilyAdult[], parent: StaffMember): FamilyAdult[] {
  const own = staffParent(parent);
  const others = adults.filter((adult) => adult.slot !== 'guardian' && adult.relation !== own.relation);
  return [own, ...others];
}

/** A new family of a town. */
export function makeFamily(settling: Settling): Family {
  const { chance, town, townGroups, allGroups, key } = settling;
  const drawn = surname(chance);
  const { parent } = settling;
  const name = parent?.sex === 'male' ? parent.name.slice(0, 1) : drawn;
  const group = chance.pick(townGroups);
  const migrant = chance.often(MIGRANT);
  const registered = chance.often(ELSEWHERE_REGISTERED) ? chance.pick(allGroups) : group;
  const leftBehind = !migrant && chance.often(LEFT_BEHIND);
  const number = settling.nextNumber(group);
  const adults = adultsOf(settling, name, leftBehind);
  return {
    key,
    surname: name,
    town,
    group,
    registered: migrant ? null : registered,
    number: String(number).padStart(3, '0'),
    address: `${settling.villageName(group)}${group.name}${number}号`,
    adults: parent ? withStaff(adults, parent) : adults,
    leftBehind,
    inNeed: chance.often(IN_NEED),
    born: [],
  };
}
