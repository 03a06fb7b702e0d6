import { type Case, isOpen } from '#domain/cases/documents';
import { caseId } from '#domain/cases/follow';
import {
  inPlatformOrder,
  type Keying,
  keyingFor,
  type OwnMark,
  ownMark,
  type PlatformMark,
  type PlatformPlace,
  type PlatformSheet,
} from '#domain/cases/platform';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import type { Child } from '#domain/roster/documents';
import { openUnder } from './open-cases';
import { allPages } from './pages';
import { readMany } from './read-many';
import { decrypt } from './secrets';
import type { Store } from './store';

const PLACED = ['school', 'grade', 'class'] as const;

/** One child as we have it beside what the platform says. */
export interface Compared {
  readonly child: Child;
  readonly sheet: PlatformSheet | null;
  readonly open: Case | null;
  readonly ours: OwnMark;
  readonly theirs: PlatformMark;
  readonly keying: Keying | null;
  /** Names of school, grade and class; empty where the child is in none. */
  readonly names: Readonly<Record<(typeof PLACED)[number], string>>;
  readonly place: PlatformPlace;
}

type Units = ReadonlyMap<string, Unit>;

/** 学籍号 in clear: for the order of the platform, and for whoever keys it in. */
const registerNumberOf = ({ _id, registerNumber }: Child): string =>
  registerNumber === null ? '' : decrypt(registerNumber, { collection: 'children', field: 'registerNumber', id: _id });

/** Sets one child beside the platform. */
export function compared(child: Child, sheet: PlatformSheet | null, latest: Case | null, units: Units): Compared {
  const open = latest !== null && isOpen(latest.state) ? latest : null;
  const ours = ownMark(open);
  const theirs = sheet?.mark ?? 'unmarked';
  const along = unitsOf(child.eduPath ?? '').flatMap((id) => units.get(id) ?? []);
  const of = (kind: (typeof PLACED)[number]) => along.find((unit) => unit.kind === kind);
  const placed = PLACED.flatMap((kind) => of(kind) ?? []);
  return {
    child,
    sheet,
    open,
    ours,
    theirs,
    keying: keyingFor(ours, theirs),
    names: { school: of('school')?.name ?? '', grade: of('grade')?.name ?? '', class: of('class')?.name ?? '' },
    place: {
      units: placed.map(({ order, name }) => [order, name] as const),
      number: registerNumberOf(child),
      name: child.name,
    },
  };
}

/** Schools, grades and classes of these children, by id. */
export async function placesOf(store: Store, children: readonly Child[]): Promise<Units> {
  const ids = children.flatMap(({ eduPath }) => unitsOf(eduPath ?? ''));
  return new Map((await readMany(store, 'units', ids)).map((unit) => [unit._id, unit]));
}

/** What was noted of these children and of all that stand marked in the county. */
async function sheetsFor(store: Store, county: string, children: readonly string[]) {
  const standing = await allPages(store, 'platformMarks', {
    equal: { county, standing: true },
    range: { key: 'child' },
  });
  const sheets = new Map(standing.map((sheet) => [sheet.child, sheet]));
  const others = await readMany(
    store,
    'platformMarks',
    children.filter((child) => !sheets.has(child)),
  );
  return new Map([...sheets, ...others.map((sheet) => [sheet.child, sheet] as const)]);
}

/**
 * Adds the cases that lie on none of the unit's paths: nobody is called unmarked because of where the case was looked for. Rounds follow each
 * other from one on: read by their ids, a hundred children at once, until none is left that has another.
 */
async function withMissing(store: Store, cases: Map<string, Case>, children: readonly Child[]): Promise<void> {
  let asked = children.flatMap(({ _id }) => (cases.has(_id) ? [] : _id));
  for (let round = 1; asked.length > 0; round += 1) {
    const found = await readMany(
      store,
      'cases',
      asked.map((child) => caseId(child, round)),
    );
    for (const one of found) {
      cases.set(one.child, one);
    }
    asked = found.map(({ child }) => child);
  }
}

const isIn = ({ eduPath }: Child, { parent, path }: Unit): boolean =>
  parent === null || eduPath?.startsWith(path) === true;

/** Whether somebody has something to do, or to know, about it. */
const isTold = ({ keying, sheet }: Compared): boolean => keying !== null || sheet?.standing === true;

/** 学籍系统比对 of a unit of the education line (its root: the whole county), in the platform's order. */
export async function comparedUnder(store: Store, unit: Unit): Promise<Compared[]> {
  const open = await openUnder(store, unit);
  const cases = new Map(open.map((one) => [one.child, one]));
  const sheets = await sheetsFor(store, unit.county, [...cases.keys()]);
  const known = await readMany(store, 'children', [...new Set([...cases.keys(), ...sheets.keys()])]);
  const children = known.filter((child) => isIn(child, unit));
  await withMissing(store, cases, children);
  const units = await placesOf(store, children);
  return children
    .map((child) => compared(child, sheets.get(child._id) ?? null, cases.get(child._id) ?? null, units))
    .filter(isTold)
    .sort((a, b) => inPlatformOrder(a.place, b.place));
}
