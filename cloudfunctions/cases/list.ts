import type { CaseFilter, CaseRow } from '#domain/cases/api';
import { type Case, type CaseSignal, isOpen } from '#domain/cases/documents';
import { isOpening } from '#domain/cases/follow';
import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import type { Instant } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import type { Asking, Call, Reading } from '../kit/handler';
import type { Store } from '../kit/store';
import { postRefs } from './post-refs';
import { listRequest } from './requests';

const SHOWN = 20;
/** Open cases of one unit; beyond it the most pressing of those looked at are shown. */
const LOOKED_AT = 1000;
const GOVERNMENT_PATHS = ['dutyPath', 'residencePath', 'registeredPath', 'hostPath'] as const;
const VILLAGE_AT = 2;

async function unitAsked(asking: Asking | Call, id: string | undefined): Promise<Unit | null> {
  const unit = id ?? asking.post?.unit;
  return unit === undefined ? null : asking.store.read('units', unit);
}

/**
 * Along the paths of the unit's line: of the government line by 居住, 户籍 and 责任村, since each of those sees the child. The bureau
 * answers for children in no class too, who lie on no path of its line: it asks for all that the county answers for.
 */
function rangesOf({ county, line, path, parent }: Unit): { readonly key: string; readonly under: string }[] {
  if (line === 'government') {
    return GOVERNMENT_PATHS.map((key) => ({ key, under: path }));
  }
  return parent === null ? [{ key: 'dutyPath', under: `${county}/` }] : [{ key: 'eduPath', under: path }];
}

async function openUnder(store: Store, unit: Unit): Promise<Case[]> {
  const { county } = unit;
  const pages = await Promise.all(
    rangesOf(unit).map((range) => store.page('cases', { equal: { county }, range, limit: LOOKED_AT })),
  );
  const byId = new Map(pages.flatMap((page) => page.items).map((one) => [one._id, one]));
  return [...byId.values()].filter((one) => isOpen(one.state));
}

const isOverdue = (one: Case, now: Instant): boolean => one.nextDueAt !== null && one.nextDueAt < now;

function filterOf(filter: CaseFilter, call: Call): (one: Case) => boolean {
  switch (filter) {
    case 'urgent':
      return (one) => one.urgent;
    case 'overdue':
      return (one) => isOverdue(one, call.now);
    case 'unassigned':
      return (one) => one.assignee === null;
    case 'mine':
      return (one) => one.assignee === call.post?.id;
    default:
      return () => true;
  }
}

/** 走失 first, then what is overdue, then by day; the id makes the order the same every time. */
function byPressure(now: Instant): (a: Case, b: Case) => number {
  const rank = (one: Case): number => (one.urgent ? 0 : isOverdue(one, now) ? 1 : 2);
  const due = (one: Case): number => one.nextDueAt ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => rank(a) - rank(b) || due(a) - due(b) || (a._id < b._id ? -1 : 1);
}

function weightiest(signals: readonly CaseSignal[]): CaseSignal | null {
  const standing = signals.filter(isOpening);
  return standing.find((signal) => signal.kind === 'missing') ?? standing.at(-1) ?? signals.at(-1) ?? null;
}

interface Known {
  readonly children: ReadonlyMap<string, Child>;
  readonly units: ReadonlyMap<string, string>;
  readonly refOf: Awaited<ReturnType<typeof postRefs>>;
}

async function knownOf(store: Store, cases: readonly Case[]): Promise<Known> {
  const villages = cases.flatMap((one) => unitsOf(one.dutyPath ?? '')[VILLAGE_AT] ?? []);
  const [children, units, refOf] = await Promise.all([
    store.readAll(
      'children',
      cases.map((one) => one.child),
    ),
    store.readAll('units', villages),
    postRefs(
      store,
      cases.flatMap((one) => one.assignee ?? []),
    ),
  ]);
  return {
    children: new Map(children.map((child) => [child._id, child])),
    units: new Map(units.map((unit) => [unit._id, unit.name])),
    refOf,
  };
}

function rowOf(one: Case, { children, units, refOf }: Known, now: Instant): CaseRow {
  const child = children.get(one.child);
  const assignee = one.assignee === null ? null : refOf(one.assignee);
  return {
    id: one._id,
    child: one.child,
    name: child?.name ?? '',
    className: child?.className ?? '',
    village: units.get(unitsOf(one.dutyPath ?? '')[VILLAGE_AT] ?? '') ?? '',
    state: one.state,
    urgent: one.urgent,
    openedOn: one.openedOn,
    signal: weightiest(one.signals),
    assignee: assignee && `${assignee.title} ${assignee.name}`.trim(),
    contacts: one.contacts,
    lastContactOn: one.lastContactOn,
    nextDueAt: one.nextDueAt,
    overdue: isOverdue(one, now),
  };
}

const IDS_A_READ = 100;

/** 查找: by the name of the child or its pinyin, among the open cases of the unit. */
async function named(store: Store, cases: readonly Case[], text: string | undefined): Promise<readonly Case[]> {
  if (!text) {
    return cases;
  }
  const ids = [...new Set(cases.map((one) => one.child))];
  const chunks = Array.from({ length: Math.ceil(ids.length / IDS_A_READ) }, (_, n) =>
    ids.slice(n * IDS_A_READ, (n + 1) * IDS_A_READ),
  );
  const children = (await Promise.all(chunks.map((chunk) => store.readAll('children', chunk)))).flat();
  const matching = children.filter((child) => child.name.toLowerCase().includes(text) || child.pinyin.includes(text));
  const wanted = new Set(matching.map((child) => child._id));
  return cases.filter((one) => wanted.has(one.child));
}

/** After the case that the last page ended with; when that one has gone meanwhile, after where it would stand is not known: from the start. */
function after(sorted: readonly Case[], cursor: string | undefined): number {
  const last = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  return sorted.findIndex((one) => one._id === last) + 1;
}

export const list: Reading<'cases.list'> = {
  request: listRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, request) {
    const { store, now } = call;
    const unit = found(await unitAsked(call, request.unit));
    const open = await named(store, await openUnder(store, unit), request.text);
    const count = (filter: CaseFilter): number => open.filter(filterOf(filter, call)).length;
    const sorted = open.filter(filterOf(request.filter ?? 'open', call)).sort(byPressure(now));
    const from = after(sorted, request.cursor);
    const shown = sorted.slice(from, from + SHOWN);
    const known = await knownOf(store, shown);
    const last = shown.at(-1);
    return {
      unit: { id: unit._id, name: unit.name },
      items: shown.map((one) => rowOf(one, known, now)),
      counts: {
        open: open.length,
        urgent: count('urgent'),
        overdue: count('overdue'),
        unassigned: count('unassigned'),
        mine: count('mine'),
      },
      cursor: last && from + SHOWN < sorted.length ? Buffer.from(last._id).toString('base64url') : null,
    };
  },
};
