/** A document of a history. Every write leaves its own number in `log`, so that no two versions are equal and each tells where it comes from. */
export interface Cell {
  readonly n: number;
  readonly log: readonly number[];
}

/** What a client asks of the collection, plainly or in a transaction. */
export type Act =
  | { readonly kind: 'read'; readonly id: string }
  | { readonly kind: 'find'; readonly from: number }
  | { readonly kind: 'among'; readonly ids: readonly string[] }
  | { readonly kind: 'countAmong'; readonly ids: readonly string[] }
  /** In the order of `n`; `atOnce` says that an index answers it, in one statement. */
  | { readonly kind: 'page'; readonly from: number; readonly atOnce: boolean }
  | { readonly kind: 'count'; readonly from: number; readonly atOnce: boolean }
  | { readonly kind: 'add'; readonly id: string; readonly cell: Cell }
  | { readonly kind: 'set'; readonly id: string; readonly cell: Cell }
  | { readonly kind: 'update'; readonly id: string; readonly mark: number }
  | { readonly kind: 'updateAndReturn'; readonly id: string; readonly mark: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'updateMany'; readonly from: number; readonly mark: number }
  | { readonly kind: 'removeMany'; readonly from: number };

/**
 * One document as a plain find sees it that no index answers. The database promises no one moment for all documents of such a find, so
 * each is judged alone; for the same reason nothing can be said of such a count.
 */
export interface Glance {
  readonly kind: 'glance';
  readonly id: string;
  readonly from: number;
}

/** The documents that are there. */
export type State = ReadonlyMap<string, Cell>;
/** What an act writes; null removes. */
export type Writes = ReadonlyMap<string, Cell | null>;

export const DUPLICATE = 'DATABASE_DUPLICATE_WRITE';
const NOTHING: Writes = new Map();

type Reading = 'read' | 'find' | 'among' | 'countAmong' | 'page' | 'count';
const READING: readonly string[] = ['read', 'find', 'among', 'countAmong', 'page', 'count', 'glance'];

export const isRead = ({ kind }: Act | Glance) => READING.includes(kind);

/** A document as an answer shows it. */
export const shown = (cell: Cell | null | undefined): string => (cell ? `${cell.n}:${cell.log.join(',')}` : 'none');

/** Documents of a find, in its order. */
export const listed = (cells: readonly (readonly [string, Cell])[]): string =>
  cells.map(([id, cell]) => `${id}=${shown(cell)}`).join(' ');

/** One document of such a list. */
export const shownIn = (list: string, id: string): string =>
  list
    .split(' ')
    .find((entry) => entry.startsWith(`${id}=`))
    ?.slice(id.length + 1) ?? 'none';

const touched = (cell: Cell, mark: number): Cell => ({ n: cell.n + 1, log: [...cell.log, mark] });

const above = (state: State, from: number): [string, Cell][] =>
  [...state].filter(([, cell]) => cell.n >= from).sort(([left], [right]) => (left < right ? -1 : 1));

const named = (state: State, ids: readonly string[]) => above(state, 0).filter(([id]) => ids.includes(id));

/** What an act answers and writes when the documents are these: the sequential meaning of everything the clients do. */
export function perform(act: Act | Glance, state: State): { answer: string; writes: Writes } {
  switch (act.kind) {
    case 'read':
      return { answer: shown(state.get(act.id)), writes: NOTHING };
    case 'find':
      return { answer: listed(above(state, act.from)), writes: NOTHING };
    case 'glance': {
      const cell = state.get(act.id);
      return { answer: shown(cell && cell.n >= act.from ? cell : null), writes: NOTHING };
    }
    case 'among':
      return { answer: listed(named(state, act.ids)), writes: NOTHING };
    case 'page': {
      const found = above(state, act.from).sort(([, left], [, right]) => left.n - right.n);
      return { answer: listed(found), writes: NOTHING };
    }
    case 'countAmong':
      return { answer: String(named(state, act.ids).length), writes: NOTHING };
    case 'count':
      return { answer: String(above(state, act.from).length), writes: NOTHING };
    case 'add':
      return state.has(act.id)
        ? { answer: DUPLICATE, writes: NOTHING }
        : { answer: 'added', writes: new Map([[act.id, act.cell]]) };
    case 'set':
      return { answer: state.has(act.id) ? 'changed' : 'added', writes: new Map([[act.id, act.cell]]) };
    default:
      return change(act, state);
  }
}

/** What changes documents that are there. */
export type Changing = Exclude<Act, { kind: Reading | 'add' | 'set' }>;

function change(act: Changing, state: State): { answer: string; writes: Writes } {
  if (act.kind === 'updateMany' || act.kind === 'removeMany') {
    const found = above(state, act.from);
    const next = (cell: Cell) => (act.kind === 'updateMany' ? touched(cell, act.mark) : null);
    return { answer: String(found.length), writes: new Map(found.map(([id, cell]) => [id, next(cell)])) };
  }
  const cell = state.get(act.id);
  const returning = act.kind === 'updateAndReturn';
  if (cell === undefined) {
    return { answer: returning ? 'none' : '0', writes: NOTHING };
  }
  const after = act.kind === 'remove' ? null : touched(cell, act.mark);
  return { answer: returning ? shown(after) : '1', writes: new Map([[act.id, after]]) };
}

/** The documents after these writes. */
export function after(state: State, writes: Writes): State {
  const next = new Map(state);
  for (const [id, cell] of writes) {
    if (cell === null) {
      next.delete(id);
    } else {
      next.set(id, cell);
    }
  }
  return next;
}
