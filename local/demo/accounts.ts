import type { Binding, Person } from '#domain/accounts/documents';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Grant } from '#domain/reminders/documents';
import type { DemoPerson } from './cast';
import type { PlacedChild } from './children';
import type { FamilyAdult } from './family';
import { openidOf } from './openid';
import { chanceOf } from './random';
import type { StaffMember } from './staff';
import type { Vault } from './vault';

export interface Knowing {
  readonly county: string;
  readonly seed: string;
  readonly today: PlainDate;
  readonly vault: Vault;
  /** Classes whose parents' meeting is still to come: nobody is bound there. */
  readonly notYet: ReadonlySet<string>;
  /** Children whose first guardian is bound, whatever chance says. */
  readonly mustBind: ReadonlySet<string>;
  readonly templates: readonly string[];
}

/** Who WeChat knows here, what they are bound to, and the sends they have allowed. */
export interface Accounts {
  readonly people: readonly Person[];
  readonly bindings: readonly Binding[];
  readonly grants: readonly Grant[];
}

const BOUND = 0.62;
const BOUND_DAYS_AGO = 40;
const GRANTED = 8;

function personDocument(knowing: Knowing, who: Pick<DemoPerson, 'openid' | 'name' | 'phone'>, at: Instant): Person {
  const { vault, county } = knowing;
  const _id = vault.personIdOf(county, who.openid);
  return {
    _id,
    county,
    openid: vault.encrypt(who.openid, { collection: 'people', field: 'openid', id: _id }),
    name: who.name,
    phone: vault.encrypt(who.phone, { collection: 'people', field: 'phone', id: _id }),
    phoneBlind: vault.blind('phone', county, who.phone),
    phoneVerifiedAt: at,
    rev: 1,
  };
}

function bindingDocument(knowing: Knowing, { child }: PlacedChild, adult: FamilyAdult, at: Instant): Binding {
  const person = knowing.vault.personIdOf(knowing.county, openidOf(adult.key));
  return {
    _id: `${child._id}:${person}`,
    county: knowing.county,
    child: child._id,
    person,
    slot: adult.slot,
    kind: adult.kind,
    state: 'bound',
    proof: 'phone',
    classId: child.classId,
    from: at,
    to: null,
    rev: 1,
  };
}

const granted = (county: string, person: string, template: string): Grant => ({
  _id: `${person}:${template}`,
  county,
  person,
  template,
  granted: GRANTED,
  spent: 0,
  refused: false,
  rev: 1,
});

/** 绑定: staff who have opened the mini-program, and the families that bound at their parents' meeting. */
export function makeAccounts(
  knowing: Knowing,
  staff: readonly StaffMember[],
  placed: readonly PlacedChild[],
): Accounts {
  const chance = chanceOf(knowing.seed, 'bindings');
  const at = instantAt(addDays(knowing.today, -BOUND_DAYS_AGO), '16:30');
  const people = new Map<string, Person>();
  for (const one of staff.filter(({ bound }) => bound)) {
    people.set(one.openid, personDocument(knowing, one, at));
  }
  const bindings: Binding[] = [];
  for (const one of placed) {
    const { child, drawn } = one;
    const mayBind = child.classId !== null && !knowing.notYet.has(child.classId);
    for (const adult of mayBind ? drawn.family.adults : []) {
      const must = knowing.mustBind.has(child._id) && adult.slot === 'guardian';
      const known = people.has(openidOf(adult.key));
      if (adult.listed === adult.phone && (must || known || chance.often(BOUND))) {
        const who = { openid: openidOf(adult.key), name: adult.name, phone: adult.phone };
        people.set(who.openid, people.get(who.openid) ?? personDocument(knowing, who, at));
        bindings.push(bindingDocument(knowing, one, adult, at));
      }
    }
  }
  const grants = [...people.values()].flatMap(({ _id }) =>
    knowing.templates.map((template) => granted(knowing.county, _id, template)),
  );
  return { people: [...people.values()], bindings, grants };
}

/** How often each person has allowed each template to be sent; WeChat's own book begins with the same. */
export const GRANTS_AT_FIRST = GRANTED;
