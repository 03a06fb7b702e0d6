import { isTaken, sheetId } from '#domain/attendance/spells';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import type { ListItem } from '#domain/statistics/api';
import { classesOf } from '#domain/statistics/counts';
import { nodeId } from '#domain/statistics/nodes';
import type { Call } from '../kit/handler';
import { allById, allPages } from '../kit/pages';
import { schoolDaysOf } from './day';
import { type Part, SHOWN, type Where } from './listing';
import { countyTerm } from './term';

interface Asked {
  readonly date: PlainDate;
  readonly cursor: string | null;
}

/** The classes that children of this side of the tree are in. */
async function classesUnder(call: Call, { id, unit, noClass }: Where, term: string): Promise<Unit[]> {
  const { store, county } = call;
  if (noClass) {
    return [];
  }
  if (unit.line === 'education') {
    return unit.kind === 'class'
      ? [unit]
      : allPages(store, 'units', { equal: { county, kind: 'class' }, range: { key: 'path', under: unit.path } });
  }
  const node = nodeId({ family: 'roster', unit: id, period: term });
  // The county's own node leaves the classes out: its children know them.
  const known = unit.kind === 'county' ? await allPages(store, 'nodes', { equal: { county, parentGov: node } }) : [];
  const nodes = known.length > 0 ? known : await allById(store, 'nodes', [node]);
  return allById(
    store,
    'units',
    nodes.flatMap(({ counts }) => classesOf(counts).map((one) => one.classId)),
  );
}

/** Only classes with children have a roll to call. */
async function withChildren(call: Call, classes: readonly Unit[], term: string): Promise<Unit[]> {
  const ids = classes.map((unit) => nodeId({ family: 'roster', unit: unit._id, period: term }));
  const nodes = await allById(call.store, 'nodes', ids);
  const filled = new Set(nodes.filter((node) => (node.counts['enrolled'] ?? 0) > 0).map((node) => node.unit));
  return classes.filter((unit) => filled.has(unit._id));
}

/** 三(2)班 · 第一小学: a class with its school. */
async function itemsOf(call: Call, classes: readonly Unit[]): Promise<ListItem[]> {
  const above = await allById(
    call.store,
    'units',
    classes.flatMap((unit) => unitsOf(unit.path)),
  );
  return classes.map((unit) => {
    const ids = unitsOf(unit.path);
    const school = above.find((one) => one.kind === 'school' && ids.includes(one._id));
    return { kind: 'class', id: unit._id, name: unit.name, place: school?.name ?? '' };
  });
}

/** 未点名的班: on a school day of theirs, in the order of their paths. */
export async function classesWithoutRoll(call: Call, where: Where, { date, cursor }: Asked): Promise<Part> {
  const { store, county } = call;
  const [{ term }, days] = await Promise.all([countyTerm(store, county, date), schoolDaysOf(store, county, date)]);
  const due = (await classesUnder(call, where, term)).filter((unit) => days.isOpen(unit.path));
  const filled = await withChildren(call, due, term);
  const sheets = await allById(
    store,
    'rollSheets',
    filled.map((unit) => sheetId(unit._id, date)),
  );
  const called = new Set(sheets.filter(isTaken).map((sheet) => sheet.classId));
  const missing = filled.filter((unit) => !called.has(unit._id)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const after = cursor === null ? '' : Buffer.from(cursor, 'base64url').toString();
  const rest = missing.filter((unit) => unit.path > after);
  const shown = rest.slice(0, SHOWN);
  const last = shown.at(-1);
  return {
    items: await itemsOf(call, shown),
    cursor: rest.length > shown.length && last ? Buffer.from(last.path).toString('base64url') : null,
  };
}
