import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import type { Campaign } from '#domain/letters/campaigns';
import type { GuardianLetter } from '#domain/letters/documents';
import { isGuardianLetter, partyOf } from '#domain/letters/parties';
import { signers } from '#domain/letters/who-signs';
import { type Scope, scope } from '#domain/permission';
import { addDays, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Child } from '#domain/roster/documents';
import { letterPeriod, termPeriod } from '#domain/statistics/targets';
import { calendarsFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { lettersAt } from './leaf-letters';

const CLASS_CAP = 200;

export async function classScope(store: Store, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit?.kind === 'class' ? scope(unit.county, { education: [unit.path] }) : null;
}

/** The class with its school and this term: what a letter of today belongs to. */
export interface Round {
  readonly unit: Unit;
  readonly school: Unit;
  readonly schoolYear: string;
  readonly term: 'autumn' | 'spring';
  /** `<unit:template:schoolYear:term>` */
  readonly campaign: string;
}

/** The term of today in the county's own calendar: all schools' letters are counted in the same one. @throws {Refusal} CALENDAR_MISSING */
export async function countyTerm(
  store: Store,
  educationRoot: string,
  today: PlainDate,
): Promise<Pick<Round, 'schoolYear' | 'term'>> {
  const period = termPeriod(await calendarsFor(store, `${educationRoot}/`, today), today);
  return { schoolYear: period.slice(0, 9), term: period.endsWith('spring') ? 'spring' : 'autumn' };
}

/** This term's letters, as all schools of the county count it. @throws {Refusal} CALENDAR_MISSING */
export async function currentPeriod(store: Store, county: string, today: PlainDate): Promise<string> {
  const { educationRoot } = found(await store.read('counties', county));
  return letterPeriod({ template: GUARDIAN_TEMPLATE.template, ...(await countyTerm(store, educationRoot, today)) });
}

/** 本学期的这一次签订. @throws {Refusal} CALENDAR_MISSING */
export async function roundOf(store: Store, id: string, today: PlainDate): Promise<Round> {
  const unit = found(await store.read('units', id));
  const above = await store.readAll('units', unitsOf(unit.path));
  const school = found(above.find((one) => one.kind === 'school'));
  const { schoolYear, term } = await countyTerm(store, unitsOf(unit.path)[0] ?? '', today);
  return { unit, school, schoolYear, term, campaign: `${id}:${GUARDIAN_TEMPLATE.template}:${schoolYear}:${term}` };
}

/** The campaign as it is begun today. */
export function newCampaign(round: Round, by: string, today: PlainDate, policy: Policy): Campaign {
  const { unit, schoolYear, term } = round;
  const { template, version, title } = GUARDIAN_TEMPLATE;
  return {
    _id: round.campaign,
    county: unit.county,
    unit: unit._id,
    path: unit.path,
    edge: 'teacherGuardian',
    signing: 'partyOnly',
    targets: [],
    template,
    templateVersion: version,
    title,
    schoolYear,
    term,
    from: today,
    until: addDays(today, policy.get('letter.windowDays')),
    state: 'open',
    by,
    rev: 1,
  };
}

/** Children on the roll of the class, by pinyin. */
export async function classChildren(store: Store, unit: Unit): Promise<Child[]> {
  const { items } = await store.page('children', {
    equal: { county: unit.county, classId: unit._id },
    range: { key: 'pinyin' },
    limit: CLASS_CAP,
  });
  return items.filter((child) => child.state === 'enrolled');
}

/** 本学期 the families' letters of the class, whichever campaign made them: a class has a few dozen. */
export async function classLetters(store: Store, round: Round): Promise<GuardianLetter[]> {
  const period = letterPeriod({ ...round, template: GUARDIAN_TEMPLATE.template });
  return (await lettersAt(store, round.unit, period)).filter(isGuardianLetter);
}

/** `<child:slot>`: whom a letter is made for. */
export type Party = string;

const isGone = ({ state }: GuardianLetter): boolean =>
  state === 'superseded' || state === 'voided' || state === 'expired';

/**
 * Who ought to have a letter of this term and has none: nobody is asked twice, whoever began the campaign. What this campaign made is made
 * once; what another made counts while it stands.
 */
export function withoutLetter(round: Round, children: readonly Child[], letters: readonly GuardianLetter[]): Party[] {
  const there = letters.filter((letter) => letter.campaign === round.campaign || !isGone(letter)).map(partyOf);
  const known = new Set(there);
  const parties = children.flatMap((child) => signers(child.adults).map((adult) => `${child._id}:${adult.slot}`));
  return parties.filter((party) => !known.has(party));
}
