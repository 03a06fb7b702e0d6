import type { UnitKind } from '#domain/jurisdiction';
import type { Role } from '#domain/posts';
import type { PlacedChild } from './children';
import type { FamilyAdult } from './family';
import { openidOf } from './openid';
import type { StaffMember } from './staff';
import type { Trees } from './units';

/** A person of the demo whom a seat can become. The telephone is 000…, which no network knows. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly openid: string;
  readonly phone: string;
  /** Posts that the staff sheet has for them, whether or not they have bound yet. */
  readonly posts: readonly {
    readonly id: string;
    readonly role: Role;
    readonly unit: string;
    readonly place: string;
  }[];
  /** Children whose roster names them. */
  readonly children: readonly { readonly id: string; readonly name: string; readonly className: string }[];
  /** Stands in the menus at once; the others are found by searching. */
  readonly listed: boolean;
  /** The seat that shows this person at first. */
  readonly seat?: number;
}

/** Kinds whose name says where it is: 云岭县公安局. */
const SAY_THEMSELVES: ReadonlySet<UnitKind> = new Set(['township', 'school', 'centre', 'department'] as const);

/** Names of a unit and of the one above that says where it is: 青石镇中心小学 五（1）班. */
function placeOf(trees: Trees, unit: string): string {
  const own = trees.byId.get(unit);
  const above = trees.byId.get(own?.parent ?? '');
  const school = above?.kind === 'grade' ? trees.byId.get(above.parent ?? '') : above;
  const saysItself = !own || own.parent === null || SAY_THEMSELVES.has(own.kind);
  return saysItself ? (own?.name ?? '') : `${school?.name ?? ''}${own.name}`;
}

function staffPerson(county: string, trees: Trees, one: StaffMember): DemoPerson {
  const posts = one.posts.map((post) => ({
    id: post._id,
    role: post.role,
    unit: post.unit,
    place: placeOf(trees, post.unit),
  }));
  return {
    id: one.openid.slice('demo-'.length),
    name: one.name,
    county,
    openid: one.openid,
    phone: one.phone,
    posts,
    children: [],
    listed: true,
  };
}

function adultPerson(county: string, adult: FamilyAdult): DemoPerson {
  const openid = openidOf(adult.key);
  const id = openid.slice('demo-'.length);
  return { id, name: adult.name, county, openid, phone: adult.phone, posts: [], children: [], listed: false };
}

/** Everybody of the county as one list: staff first, then the adults of the children, each once. */
export function castOf(
  county: string,
  trees: Trees,
  staff: readonly StaffMember[],
  placed: readonly PlacedChild[],
  inMenus: ReadonlySet<string>,
): DemoPerson[] {
  const people = new Map(staff.map((one) => [one.key, staffPerson(county, trees, one)]));
  for (const { child, drawn } of placed) {
    for (const adult of drawn.family.adults) {
      const person = people.get(adult.key) ?? adultPerson(county, adult);
      const own = { id: child._id, name: child.name, className: placeOf(trees, child.classId ?? '') };
      const listed = person.listed || inMenus.has(child.classId ?? '');
      people.set(adult.key, { ...person, listed, children: [...person.children, own] });
    }
  }
  return [...people.values()];
}
