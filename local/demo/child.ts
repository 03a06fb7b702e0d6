import { pinyin } from 'pinyin-pro';
import { addDays, type PlainDate, plainDate } from '#domain/plain-date';
import type { Adult, Child } from '#domain/roster/documents';
import { dutyPathOf } from '#domain/roster/duty';
import { nameText } from '#domain/roster/import/text';
import type { Family } from './family';
import { childName, type Sex } from './names';
import type { Numbers } from './numbers';
import type { Chance } from './random';
import type { ClassPlace } from './units';
import type { Vault } from './vault';

/** 儿童 as drawn: with the readable numbers that the document only holds encrypted. */
export interface DrawnChild {
  readonly name: string;
  readonly sex: Sex;
  readonly born: PlainDate;
  readonly identity: string | null;
  readonly register: string | null;
  readonly family: Family;
  readonly place: ClassPlace | null;
}

const DAYS_OF_A_YEAR = 365;
const YEAR_LATE = 0.05;
const NO_IDENTITY = 0.015;
const FIRST_GRADE_AGE = 6;

/** A birth date that fits a grade: six by 31 August before the first grade; now and then a year older. */
export function bornFor(chance: Chance, schoolYear: string, grade: number): PlainDate {
  const year = Number(schoolYear.slice(0, 4)) - FIRST_GRADE_AGE - grade - (chance.often(YEAR_LATE) ? 1 : 0);
  return addDays(plainDate(`${year}-09-01`), chance.int(0, DAYS_OF_A_YEAR - 1));
}

interface Drawing {
  readonly chance: Chance;
  readonly numbers: Numbers;
  readonly town: number;
}

/** A child of a family, born on this day. */
export function drawChild(
  { chance, numbers, town }: Drawing,
  family: Family,
  born: PlainDate,
  place: ClassPlace | null,
): DrawnChild {
  const sex: Sex = chance.often(0.48) ? 'female' : 'male';
  const identity = chance.often(NO_IDENTITY) ? null : numbers.identity(town + 1, born, sex);
  const register = identity ? `G${identity}` : numbers.temporaryRegister(born);
  return { name: childName(chance, family.surname, sex), sex, born, identity, register, family, place };
}

/** `zxm zhangxiaoming`: initials and full pinyin, as the import writes them; the search looks along it. */
function pinyinOf(name: string): string {
  const options = { toneType: 'none', surname: 'head', type: 'array', nonZh: 'consecutive', v: true } as const;
  const syllables = pinyin(nameText(name), options)
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return `${syllables.map((syllable) => syllable.charAt(0)).join('')} ${syllables.join('')}`;
}

interface Filing {
  readonly county: string;
  readonly vault: Vault;
  /** First day of the school year. */
  readonly entered: PlainDate;
  readonly chance: Chance;
}

function adultsFor(filing: Filing, id: string, family: Family): Adult[] {
  const { vault, county } = filing;
  return family.adults.map(({ slot, kind, relation, name, listed }) => ({
    slot,
    kind,
    relation,
    name,
    phone:
      listed === null ? null : vault.encrypt(listed, { collection: 'children', field: `adults.${slot}.phone`, id }),
    phoneBlind: listed === null ? null : vault.blind('phone', county, listed),
  }));
}

const DISABLED = 0.0064;

/** In the words of the import, in its order. */
function groupsOf(family: Family, disabled: boolean): string[] {
  const groups = [
    family.leftBehind ? '留守' : '',
    family.registered === null ? '随迁' : '',
    family.inNeed ? '脱贫户' : '',
    disabled ? '残疾' : '',
  ];
  return groups.filter((group) => group !== '').sort();
}

/** The keyed look-ups of a child, made as the roster makes them. */
function blindsOf(vault: Vault, county: string, drawn: DrawnChild) {
  const { identity, register, name } = drawn;
  const last = (identity ?? register)?.slice(-4);
  return {
    idBlind: identity === null ? null : vault.blind('number', county, identity),
    registerBlind: register === null ? null : vault.blind('number', county, register),
    lastFourBlind: last === undefined ? null : vault.blind('lastFour', county, `${name}\n${last}`),
  };
}

/** The document of a drawn child, encrypted from the first row. */
export function childDocument(filing: Filing, drawn: DrawnChild): Child {
  const { vault, county, entered, chance } = filing;
  const { family, place, identity, register, born } = drawn;
  const id = vault.keyedId('child', county, identity ?? register ?? drawn.name);
  const field = (name: string, text: string) => vault.encrypt(text, { collection: 'children', field: name, id });
  const disabled = chance.often(DISABLED);
  return {
    _id: id,
    county,
    name: drawn.name,
    pinyin: pinyinOf(drawn.name),
    sex: drawn.sex,
    birthMonth: born.slice(0, 7),
    birthDate: field('birthDate', born),
    idNumber: identity === null ? null : field('idNumber', identity),
    registerNumber: register === null ? null : field('registerNumber', register),
    ...blindsOf(vault, county, drawn),
    address: field('address', family.address),
    health: disabled ? field('health', '残疾') : null,
    state: place ? 'enrolled' : 'unlisted',
    classId: place?.unit._id ?? null,
    eduPath: place?.unit.path ?? null,
    className: place?.unit.name ?? '',
    residence: family.group._id,
    residencePath: family.group.path,
    registered: family.registered?._id ?? null,
    registeredPath: family.registered?.path ?? null,
    dutyPath: dutyPathOf(
      'residence',
      { residence: family.group.path, registered: family.registered?.path ?? null },
      `${county}/`,
    ),
    household: `${family.group._id}~${family.number}`,
    boarding: place !== null && chance.often(place.boardingShare),
    groups: groupsOf(family, disabled),
    adults: adultsFor(filing, id, family),
    classHistory: place ? [{ classId: place.unit._id, from: entered, to: null }] : [],
    enteredOn: entered,
    rev: 1,
  };
}
