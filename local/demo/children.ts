import type { Unit } from '#domain/jurisdiction';
import { type PlainDate, plainDate, schoolYearOf } from '#domain/plain-date';
import type { Child, Household, IdIndexEntry } from '#domain/roster/documents';
import { bornFor, childDocument, type DrawnChild, drawChild } from './child';
import { type Family, makeFamily } from './family';
import type { Numbers } from './numbers';
import { type Chance, chanceOf } from './random';
import type { StaffMember } from './staff';
import type { ClassPlace, Trees } from './units';
import type { Vault } from './vault';

/** A child with the family that it belongs to. */
export interface PlacedChild {
  readonly child: Child;
  readonly drawn: DrawnChild;
}

/** Children, their households and the look-ups to them. */
export interface Population {
  readonly placed: readonly PlacedChild[];
  readonly households: readonly Household[];
  readonly idIndex: readonly IdIndexEntry[];
}

export interface Populating {
  readonly county: string;
  readonly seed: string;
  readonly today: PlainDate;
  readonly numbers: Numbers;
  readonly vault: Vault;
  /** A class in which two children have the same name. */
  readonly sameNamesIn: string;
  /** Staff who have children on the roster. */
  readonly parents: readonly StaffMember[];
}

const SIBLING = 0.34;
const MAX_CHILDREN = 3;
const POOL = 60;
const UNLISTED_PER_CHILD = 1 / 400;
/** Every so many families one has a parent on the staff. */
const STAFF_FAMILY = 40;

/** Families of the county as they come to be: a child either joins one of its town or brings a new one. */
class Families {
  readonly all: Family[] = [];
  private readonly recent = new Map<number, Family[]>();
  private readonly numbersOf = new Map<string, number>();

  constructor(
    private readonly trees: Trees,
    private readonly chance: Chance,
    private readonly numbers: Numbers,
    private readonly prefix: string,
    private readonly parents: readonly StaffMember[],
  ) {}

  /** The family of a child born on this day in this town. */
  familyFor(town: number, born: PlainDate): Family {
    const pool = this.recent.get(town) ?? [];
    const year = Number(born.slice(0, 4));
    const fits = (family: Family): boolean =>
      family.born.length < MAX_CHILDREN && family.born.every((other) => Math.abs(other - year) > 1);
    const older = this.chance.often(SIBLING) ? pool.filter(fits) : [];
    const family = older.length > 0 ? this.chance.pick(older) : this.newFamily(town);
    family.born.push(year);
    this.recent.set(town, [...pool.filter((one) => one !== family), family].slice(-POOL));
    return family;
  }

  private newFamily(town: number): Family {
    const groups = this.trees.groups[town] ?? [];
    const family = makeFamily({
      chance: this.chance,
      numbers: this.numbers,
      key: `${this.prefix}-family-${this.all.length + 1}`,
      town,
      townGroups: groups,
      allGroups: this.trees.groups.flat(),
      villageName: (group) => this.trees.byId.get(group.parent ?? '')?.name ?? '',
      nextNumber: (group) => this.nextNumber(group),
      parent: this.all.length % STAFF_FAMILY === 0 ? this.parents[this.all.length / STAFF_FAMILY] : undefined,
    });
    this.all.push(family);
    return family;
  }

  private nextNumber(group: Unit): number {
    const number = (this.numbersOf.get(group._id) ?? 0) + 1;
    this.numbersOf.set(group._id, number);
    return number;
  }
}

function householdOf(county: string, vault: Vault, family: Family): Household {
  const _id = `${family.group._id}~${family.number}`;
  return {
    _id,
    county,
    group: family.group._id,
    path: family.group.path,
    head: family.adults[0]?.name ?? '',
    number: family.number,
    address: vault.encrypt(family.address, { collection: 'households', field: 'address', id: _id }),
    rev: 1,
  };
}

const indexOf = ({ _id, county, idBlind, registerBlind }: Child): IdIndexEntry[] =>
  [idBlind, registerBlind].filter((blind) => blind !== null).map((blind) => ({ _id: blind, county, child: _id }));

/** The second child of a class bears the name of the first: screens must tell them apart. */
function named(
  drawn: DrawnChild,
  n: number,
  place: ClassPlace,
  first: DrawnChild | undefined,
  same: string,
): DrawnChild {
  return n === 1 && place.unit._id === same && first ? { ...drawn, name: first.name } : drawn;
}

function drawClass(
  place: ClassPlace,
  families: Families,
  populating: Populating,
  chance: Chance,
  towns: number,
): DrawnChild[] {
  const schoolYear = schoolYearOf(populating.today);
  const drawn: DrawnChild[] = [];
  for (let n = 0; n < place.size; n += 1) {
    const town = place.town ?? chance.int(0, towns - 1);
    const born = bornFor(chance, schoolYear, place.grade);
    const one = drawChild({ chance, numbers: populating.numbers, town }, families.familyFor(town, born), born, place);
    drawn.push(named(one, n, place, drawn[0], populating.sameNamesIn));
  }
  return drawn;
}

/** 未在册: children of school age whom a village has reported and who are in no class. */
function drawUnlisted(count: number, families: Families, populating: Populating, chance: Chance, towns: number) {
  return Array.from({ length: count }, () => {
    const town = chance.int(0, towns - 1);
    const born = bornFor(chance, schoolYearOf(populating.today), chance.int(1, 9));
    return drawChild({ chance, numbers: populating.numbers, town }, families.familyFor(town, born), born, null);
  });
}

/** Fills every class of the county. */
export function populate(trees: Trees, populating: Populating): Population {
  const { county, seed, vault, numbers, today, parents } = populating;
  const chance = chanceOf(seed, 'children');
  const families = new Families(trees, chance, numbers, county, parents);
  const towns = trees.groups.length;
  const inClasses = trees.classes.flatMap((place) => drawClass(place, families, populating, chance, towns));
  const unlisted = drawUnlisted(Math.ceil(inClasses.length * UNLISTED_PER_CHILD), families, populating, chance, towns);
  const entered = plainDate(`${schoolYearOf(today).slice(0, 4)}-09-01`);
  const filing = { county, vault, entered, chance: chanceOf(seed, 'filing') };
  const placed = [...inClasses, ...unlisted].map((drawn) => ({ child: childDocument(filing, drawn), drawn }));
  return {
    placed,
    households: families.all.map((family) => householdOf(county, vault, family)),
    idIndex: placed.flatMap(({ child }) => indexOf(child)),
  };
}
