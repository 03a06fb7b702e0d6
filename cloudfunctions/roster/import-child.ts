import type { PlainDate } from '#domain/plain-date';
import type { Blind, Encrypted } from '#domain/records';
import type { Adult, Child, Household } from '#domain/roster/documents';
import { dutyPathOf } from '#domain/roster/duty';
import type { ChildPlan } from '#domain/roster/import/plan';
import type { RecordAdult, RosterRecord } from '#domain/roster/import/record';
import { blind, decrypt, encrypt, keyedId } from '../kit/secrets';

/** What turning a row into a child needs beside the row. */
export interface Making {
  readonly county: string;
  readonly today: PlainDate;
  readonly duty: string;
  readonly countyRoot: string;
}

type Numbers = Pick<RosterRecord, 'idNumber' | 'registerNumber' | 'name' | 'birthDate'>;

/** Under which keys a child can be found again: ID, 学籍号; where there is neither, name and birth date in the school. */
export function indexKeys(county: string, record: Numbers, school: string): Blind[] {
  const { idNumber, registerNumber, name, birthDate } = record;
  const keys = [
    idNumber === null ? null : blind('number', county, idNumber),
    registerNumber === null ? null : blind('number', county, registerNumber),
  ].filter((key) => key !== null);
  return keys.length > 0 ? keys : [blind('unnumbered', county, `${school}\n${name}\n${birthDate}`)];
}

/** The id of a child first registered with this row. */
export function newChildId(county: string, record: Numbers, school: string): string {
  const { idNumber, registerNumber, name, birthDate } = record;
  return keyedId('child', county, idNumber ?? registerNumber ?? `${school}\n${name}\n${birthDate}`);
}

const LAST = 4;

/** What a parent without a matching phone knows: the child's name and the last four of its number. */
function lastFour(county: string, { name, idNumber, registerNumber }: Numbers): Blind | null {
  const number = idNumber ?? registerNumber;
  return number === null ? null : blind('lastFour', county, `${name}\n${number.slice(-LAST).toUpperCase()}`);
}

/** Keeps the encrypted value where the text did not change, so that the same row makes the same document. */
function sealed(
  before: Encrypted | null | undefined,
  text: string | null,
  field: string,
  id: string,
): Encrypted | null {
  const place = { collection: 'children', field, id };
  if (text === null) {
    return null;
  }
  return before && decrypt(before, place) === text ? before : encrypt(text, place);
}

function adultOf(county: string, id: string, before: Child | null, adult: RecordAdult): Adult {
  const known = before?.adults.find((one) => one.slot === adult.slot)?.phone;
  return {
    slot: adult.slot,
    kind: adult.kind,
    relation: adult.relation,
    name: adult.name,
    phone: sealed(known, adult.phone, `adults.${adult.slot}.phone`, id),
    phoneBlind: adult.phone === null ? null : blind('phone', county, adult.phone),
  };
}

/** 户: by its number in the group, or else by who answers for the child. */
export function householdOf(making: Making, plan: ChildPlan): Household | null {
  const { record, residence } = plan;
  if (!residence) {
    return null;
  }
  const first = record.adults[0];
  const head = record.householdHead || first?.name || record.name;
  const number =
    record.householdNumber || keyedId('household', making.county, `${head}\n${first?.phone ?? ''}`).slice(0, 12);
  return {
    _id: `${residence.id}~${number}`,
    county: making.county,
    group: residence.id,
    path: residence.path,
    head,
    number,
    address: null,
    rev: 1,
  };
}

function historyOf(before: Child | null, plan: ChildPlan, today: PlainDate): Child['classHistory'] {
  if (before?.classId === plan.class.id) {
    return before.classHistory;
  }
  const ended = (before?.classHistory ?? []).map((one) => (one.to === null ? { ...one, to: today } : one));
  return [...ended, { classId: plan.class.id, from: before ? today : (plan.record.enteredOn ?? today), to: null }];
}

type Places = Pick<Child, 'residence' | 'residencePath' | 'registered' | 'registeredPath' | 'dutyPath' | 'household'>;

/** 居住 and 户籍 as the row says; where it says nothing, as known. */
function placesOf(making: Making, plan: ChildPlan, before: Child | null): Places {
  const residencePath = plan.residence?.path ?? before?.residencePath ?? null;
  const registeredPath = plan.registered?.path ?? before?.registeredPath ?? null;
  return {
    residence: plan.residence?.id ?? before?.residence ?? null,
    residencePath,
    registered: plan.registered?.id ?? before?.registered ?? null,
    registeredPath,
    dutyPath: dutyPathOf(making.duty, { residence: residencePath, registered: registeredPath }, making.countyRoot),
    household: householdOf(making, plan)?._id ?? before?.household ?? null,
  };
}

type Secret = Pick<
  Child,
  'birthDate' | 'idNumber' | 'idBlind' | 'lastFourBlind' | 'registerNumber' | 'registerBlind' | 'address' | 'health'
>;
type SecretField = 'idNumber' | 'registerNumber' | 'address' | 'health';

/** Everything that is encrypted or a keyed hash. */
function secretsOf({ county }: Making, { record, id }: ChildPlan, before: Child | null): Secret {
  const keep = (field: SecretField): Encrypted | null => {
    const text = record[field] ?? null;
    return text === null ? (before?.[field] ?? null) : sealed(before?.[field], text, field, id);
  };
  const hashed = (purpose: string, text: string | null, known: Blind | null | undefined): Blind | null =>
    text === null ? (known ?? null) : blind(purpose, county, text);
  const birthDate = sealed(before?.birthDate, record.birthDate, 'birthDate', id);
  return {
    birthDate: birthDate ?? encrypt(record.birthDate, { collection: 'children', field: 'birthDate', id }),
    idNumber: keep('idNumber'),
    idBlind: hashed('number', record.idNumber, before?.idBlind),
    lastFourBlind: lastFour(county, record) ?? before?.lastFourBlind ?? null,
    registerNumber: keep('registerNumber'),
    registerBlind: hashed('number', record.registerNumber, before?.registerBlind),
    address: keep('address'),
    health: keep('health'),
  };
}

const adultsOf = (county: string, { record, id }: ChildPlan, before: Child | null): readonly Adult[] =>
  record.adults.length > 0 ? record.adults.map((adult) => adultOf(county, id, before, adult)) : (before?.adults ?? []);

/** The child as this row says it is; what the row does not say stays as it was. */
export function childFrom(making: Making, plan: ChildPlan, before: Child | null): Child {
  const { record, id } = plan;
  return {
    _id: id,
    county: making.county,
    name: record.name,
    pinyin: plan.pinyin,
    sex: record.sex,
    birthMonth: record.birthDate.slice(0, 7),
    ...secretsOf(making, plan, before),
    state: 'enrolled',
    classId: plan.class.id,
    eduPath: plan.class.path,
    className: plan.class.name,
    ...placesOf(making, plan, before),
    boarding: record.boarding ?? before?.boarding ?? false,
    groups: record.groups ?? before?.groups ?? [],
    adults: adultsOf(making.county, plan, before),
    classHistory: historyOf(before, plan, making.today),
    enteredOn: record.enteredOn ?? before?.enteredOn ?? making.today,
    rev: (before?.rev ?? 0) + 1,
    ...(before?.job ? { job: before.job } : {}),
  };
}

/** Whether the child is on the roll of a school outside `under`: no import takes a child away from where the importing post does not reach. */
export function isElsewhere(child: Child, under: string): boolean {
  return child.state === 'enrolled' && child.eduPath !== null && !child.eduPath.startsWith(under);
}

/** Whether the row changes anything: the same document but for its `rev`. */
export function changes(before: Child, after: Child): boolean {
  const bare = ({ rev: _, ...rest }: Child): string =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return bare(before) !== bare(after);
}
