/** A document of a history. Every write leaves its own number in `log`, so that no two versions are equal and each tells where it comes from. */
export interface Cell {
  readonly n: number;
  readonly log: readonly number[];
}

/** What a client asks of the collection, plainly or in a transaction. */
export type Act =
  | { readonly kind: 'read'; readonly id: string }
  | { readonly kind: 'find'; readonly from: number }
  | { readonly kind: 'count'; readonly from: number }
  | { readonly kind: 'add'; readonly id: string; readonly cell: Cell }
  | { readonly kind: 'set'; readonly id: string; readonly cell: Cell }
  | { readonly kind: 'update'; readonly id: string; readonly mark: number }
  | { readonly kind: 'updateAndReturn'; readonly id: string; readonly mark: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'updateMany'; readonly from: number; readonly mark: number }
  | { readonly kind: 'removeMany'; readonly from: number };

/**
 * One document as a plain find sees it. The database promises no one moment for all documents of a plain find, so each is judged alone;
 * for the same reason nothing can be said of a plain count here.
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

export const isRead = ({ kind }: Act | Glance) => ['read', 'find', 'count', 'glance'].includes(kind);

/** A document as an answer shows it. */
export const shown = (cell: Cell | null | undefined): string => (cell ? `${cell.n}:${cell.log.join(',')}` : 'none');

/** Documents of a find, in the order of their ids. */
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

type Changing = Exclude<Act, { kind: 'read' | 'find' | 'count' | 'add' | 'set' }>;

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
