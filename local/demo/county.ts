import type { RollSheet } from '#domain/attendance/documents';
import type { County, Onboarding, PolicyDocument } from '#domain/county/documents';
import type { Letter } from '#domain/letters/documents';
import { BUILT_IN, countyTemplate } from '#domain/letters/templates';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { termPeriod } from '#domain/statistics/targets';
import type { Documents } from '../../cloudfunctions/kit/documents';
import type { Profile } from '../settings';
import { type Accounts, makeAccounts } from './accounts';
import { callRolls } from './attendance';
import { calendarsAround } from './calendar';
import { makeCampaigns } from './campaigns';
import { castOf, type DemoPerson } from './cast';
import { type PlacedChild, populate } from './children';
import { grouped } from './grouped';
import { type Letters, makeLetters } from './letters';
import { numbersFrom } from './numbers';
import { openidOf } from './openid';
import { AWAY_DAYS, awayOf, choosePlots, type Plots, RETURNED_AWAY } from './plots';
import { SHAPES } from './profile';
import { chanceOf } from './random';
import { makeStaff, type StaffMember } from './staff';
import { makeTrees, type Trees } from './units';
import type { Vault } from './vault';

/** Which county to make. The same request under the same keys gives the same county, but for the noise of encryption. */
export interface CountyRequest {
  readonly county: string;
  readonly name: string;
  readonly profile: Profile;
  readonly seed: string;
  readonly today: PlainDate;
  readonly vault: Vault;
  /** Ids of the message templates that everybody has allowed a few times. */
  readonly templates: readonly string[];
  /** Where the telephone numbers begin, so that two counties share none. */
  readonly firstPhone?: number;
}

/** Documents by collection. */
type DemoDocuments = { [C in keyof Documents]?: Documents[C][] };

/** 演示县: everything that is there when the product is opened for the first time. */
export interface DemoCounty {
  readonly documents: DemoDocuments;
  readonly people: readonly DemoPerson[];
  readonly children: readonly Child[];
  readonly sheets: readonly RollSheet[];
  readonly trees: Trees;
  readonly staff: readonly StaffMember[];
  readonly placed: readonly PlacedChild[];
  /** Children who are away without excuse, and since how many school days. */
  readonly truants: ReadonlyMap<string, number>;
  readonly letters: readonly Letter[];
  /** Children whose cases have a history. */
  readonly plots: Plots;
  /** Children of whom a case stands open since yesterday. */
  readonly leads: readonly string[];
  /** The class that the desk shows: its teacher, a parent of it and the township's officer sit there. */
  readonly shown: string;
}

/** The national pack opens a lead on the third school day. */
const LEAD_DAYS = 3;
const TRUANCY = [2, 1, 3, 1, 4, 7, 1, 2];
const CHILDREN_PER_TRUANT = 150;
const MIN_TRUANTS = 4;
const SHOWN_GRADE = 5;

function fixedDocuments({ county, name, today }: CountyRequest) {
  const counties: County = {
    _id: county,
    county,
    name,
    governmentRoot: county,
    educationRoot: `${county}-edu`,
    demo: true,
    rev: 1,
  };
  const policy: PolicyDocument = {
    _id: `${county}:1`,
    county,
    version: 1,
    base: 'national-2026',
    overrides: [],
    from: plainDate('2020-09-01'),
    rev: 1,
  };
  const done = instantAt(addDays(today, -50), '10:00');
  const steps = { units: done, calendar: done, policy: done, roster: done, staff: done, letters: done };
  const onboarding: Onboarding = { _id: county, county, done: steps, rev: 1 };
  return {
    counties: [counties],
    policies: [policy],
    onboarding: [onboarding],
    calendars: [...calendarsAround(county, today)],
    templates: BUILT_IN.map((text) => countyTemplate(county, text)),
  };
}

/** The class of the desk, and the one beside it whose parents' meeting is still to come. */
function shownClasses(trees: Trees): { readonly shown: string; readonly meeting: string } {
  const ofGrade = trees.classes.filter(({ grade, town }) => grade === SHOWN_GRADE && town === 0);
  const shown = (ofGrade[0] ?? trees.classes[0])?.unit._id ?? '';
  const meeting = ofGrade[1] ?? trees.classes.find(({ unit }) => unit._id !== shown);
  return { shown, meeting: meeting?.unit._id ?? '' };
}

/** One truant sits in the shown class, two days away: one more and the township hears of it. */
function chooseTruants(request: CountyRequest, children: readonly Child[], shown: string): Map<string, number> {
  const chance = chanceOf(request.seed, 'truants');
  const enrolled = children.filter((child) => child.classId !== null && child.classId !== shown);
  const count = Math.max(MIN_TRUANTS, Math.round(children.length / CHILDREN_PER_TRUANT));
  const here = children.filter((child) => child.classId === shown).at(-1);
  const chosen = Array.from({ length: count }, () => chance.pick(enrolled)._id);
  const all = [...(here ? [here._id] : []), ...chosen];
  return new Map(all.map((child, n) => [child, TRUANCY[n % TRUANCY.length] ?? 1]));
}

/** Classes whose families stand in the menus of the desk. */
function inMenus({ profile }: CountyRequest, trees: Trees, always: readonly string[]): Set<string> {
  const first = trees.classes.slice(0, SHAPES[profile].familiesOfClasses);
  return new Set([...always, ...first.map(({ unit }) => unit._id)]);
}

/** A family of the shown class that has its own phone on the roster: the first seat. */
function shownFamily(placed: readonly PlacedChild[], shown: string): PlacedChild | undefined {
  const here = placed.filter(({ child }) => child.classId === shown);
  return here.find(({ drawn }, n) => n > 1 && drawn.family.adults[0]?.listed === drawn.family.adults[0]?.phone);
}

function seated(people: DemoPerson[], request: CountyRequest, shown: string, child: string | undefined): DemoPerson[] {
  const first = `${request.county}-t01:townshipEducationOfficer:1`;
  const seatOf = (person: DemoPerson): number | undefined => {
    if (person.posts.some((post) => post.id === `${shown}:classTeacher:1`)) {
      return 1;
    }
    if (person.posts.some((post) => post.id === first)) {
      return 2;
    }
    return undefined;
  };
  const parent = people.find((person) => person.children.some((one) => one.id === child));
  return people.map((person) => {
    const seat = person === parent ? 0 : seatOf(person);
    return seat === undefined ? person : { ...person, seat };
  });
}

function sheetsOf(
  { county, seed, today, vault, profile }: CountyRequest,
  trees: Trees,
  { shown, meeting }: { readonly shown: string; readonly meeting: string },
  children: readonly Child[],
  { truants, staff, plots }: Pick<DemoCounty, 'truants' | 'staff' | 'plots'>,
): RollSheet[] {
  const calendars = calendarsAround(county, today);
  const calling = {
    county,
    seed,
    today,
    days: SHAPES[profile].days,
    vault,
    calendarsOf: () => calendars,
    notYetToday: new Set([shown, meeting]),
    truants,
    returned: new Map(plots.returned ? [[plots.returned.child._id, RETURNED_AWAY]] : []),
  };
  return callRolls(
    calling,
    trees,
    grouped(children, ({ classId }) => classId ?? ''),
    staff,
  );
}

/** Classes that have started this term's letter: all but the one whose meeting is to come; in a large county those of the first towns. */
function lettersOf(
  { county, seed, today, vault, profile }: CountyRequest,
  trees: Trees,
  meeting: string,
  accounts: Accounts,
  {
    staff,
    placed,
    unsigned,
  }: { staff: readonly StaffMember[]; placed: readonly PlacedChild[]; unsigned: ReadonlySet<string> },
): Letters {
  const { lettersInTowns } = SHAPES[profile];
  const started = trees.classes.filter(({ unit, town }) => unit._id !== meeting && (town ?? 0) < lettersInTowns);
  const known = new Set([...staff, ...castAdults(placed)].map(({ openid }) => openid));
  const people = new Set(accounts.people.map(({ _id }) => _id));
  const issuing = {
    county,
    seed,
    today,
    period: termPeriod(calendarsAround(county, today), today),
    vault,
    classes: new Set(started.map(({ unit }) => unit._id)),
    known: new Set([...known].filter((openid) => people.has(vault.personIdOf(county, openid)))),
    unsigned,
  };
  return makeLetters(issuing, trees, staff, placed);
}

const castAdults = (placed: readonly PlacedChild[]): { readonly openid: string }[] =>
  placed.flatMap(({ drawn }) => drawn.family.adults.map(({ key }) => ({ openid: openidOf(key) })));

/** Who is there: both trees, their staff, the families and their children. */
function peopled(request: CountyRequest) {
  const { county, seed, today, vault } = request;
  const trees = makeTrees(county, request.name, SHAPES[request.profile]);
  const { shown, meeting } = shownClasses(trees);
  const numbers = numbersFrom(request.firstPhone ?? 0);
  const from = plainDate('2024-09-01');
  const staff = makeStaff({ county, seed, from, numbers, vault }, trees, new Set([shown, meeting]), shown);
  const teachers = staff.filter((one) => one.bound && one.posts.some(({ role }) => role === 'classTeacher'));
  const parents = teachers.filter(({ posts }) => posts.every(({ unit }) => unit !== shown));
  const population = populate(trees, { county, seed, today, numbers, vault, sameNamesIn: shown, parents });
  return { trees, shown, meeting, staff, ...population };
}

/** Makes a whole county. */
export function makeCounty(request: CountyRequest): DemoCounty {
  const { county, seed, today, vault, templates } = request;
  const { trees, shown, meeting, staff, placed, households, idIndex } = peopled(request);
  const children = placed.map(({ child }) => child);
  const family = shownFamily(placed, shown)?.child._id;
  const chosen = chooseTruants(request, children, shown);
  const spared = new Set([shown, meeting, ...chosen.keys()]);
  const plots = choosePlots({ county, trees, staff, placed, spared, days: SHAPES[request.profile].days });
  const truants = new Map([...chosen, ...awayOf(plots).map((child) => [child, AWAY_DAYS] as const)]);
  const sheets = sheetsOf(request, trees, { shown, meeting }, children, { truants, staff, plots });
  const mustBind = new Set(family ? [family] : []);
  const knowing = { county, seed, today, vault, notYet: new Set([meeting]), mustBind, templates };
  const accounts = makeAccounts(knowing, staff, placed);
  const letters = lettersOf(request, trees, meeting, accounts, { staff, placed, unsigned: mustBind });
  const higher = makeCampaigns({
    county,
    seed,
    today,
    schoolYear: termPeriod(calendarsAround(county, today), today).slice(0, '2026-2027'.length),
    vault,
    trees,
    staff,
    placed,
    households,
  });
  const everybody = castOf(county, trees, staff, placed, inMenus(request, trees, [shown, meeting]));
  return {
    documents: {
      ...fixedDocuments(request),
      units: [...trees.units],
      posts: staff.flatMap(({ posts }) => posts),
      households: [...households],
      children,
      idIndex: [...idIndex],
      rollSheets: sheets,
      people: [...accounts.people],
      bindings: [...accounts.bindings],
      grants: [...accounts.grants],
      campaigns: [...letters.campaigns, ...higher.campaigns],
      letters: [...letters.letters, ...higher.letters],
      inks: [...letters.inks, ...higher.inks],
    },
    people: seated(everybody, request, shown, family),
    children,
    sheets,
    trees,
    staff,
    placed,
    truants,
    letters: [...letters.letters, ...higher.letters],
    plots,
    leads: [...chosen].filter(([, days]) => days >= LEAD_DAYS).map(([child]) => child),
    shown,
  };
}
