import type { sdkFor } from '../gateway-support';
import { type Act, type Cell, type Changing, listed, shown } from './model';

type Database = ReturnType<ReturnType<typeof sdkFor>['database']>;
type Stored = Cell & { readonly _id: string };

/** What of the SDK's collections the clients use; its own types leave the answers open. */
interface Asked {
  doc(id: string): {
    get(): Promise<{ data: Stored | null | Stored[] }>;
    set(cell: Cell): Promise<{ updated: number; upsertedId?: unknown; upserted?: { _id: unknown }[] }>;
    update(change: object): Promise<{ updated: number }>;
    remove(): Promise<{ deleted: number }>;
  };
  where(query: object): {
    orderBy(path: string, direction: string): Ordered;
    count(): Promise<{ total: number }>;
    update(change: object): Promise<{ updated: number }>;
    updateAndReturn(change: object): Promise<{ updated: number; doc: Stored | null | undefined }>;
    remove(): Promise<{ deleted: number }>;
  };
  add(document: Stored): Promise<unknown>;
}

interface Ordered {
  orderBy(path: string, direction: string): Ordered;
  get(): Promise<{ data: Stored[] }>;
}

const GONE = /ECONN|EPIPE|socket hang up|aborted|ESOCKET|network/i;

export const codeOf = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message);
};
/** The connection broke: whether the request was carried out is open. */
export const isGone = (error: unknown): boolean =>
  !codeOf(error).startsWith('DATABASE_') && GONE.test(`${codeOf(error)} ${(error as Error).message}`);

/** Asks a collection through the SDK and tells the answer as the model tells it. */
export async function ask(collection: unknown, { command }: Database, act: Act): Promise<string> {
  const asked = collection as Asked;
  switch (act.kind) {
    case 'read': {
      const { data } = await asked.doc(act.id).get();
      return shown(Array.isArray(data) ? data[0] : data);
    }
    case 'find':
      return await found(asked.where({ n: command.gte(act.from) }).orderBy('_id', 'asc'));
    case 'page':
      return await found(
        asked
          .where({ n: command.gte(act.from) })
          .orderBy('n', 'asc')
          .orderBy('_id', 'asc'),
      );
    case 'among':
      return await found(asked.where({ _id: command.in([...act.ids]) }).orderBy('_id', 'asc'));
    case 'countAmong':
      return String((await asked.where({ _id: command.in([...act.ids]) }).count()).total);
    case 'count':
      return String((await asked.where({ n: command.gte(act.from) }).count()).total);
    case 'add':
      await asked.add({ _id: act.id, ...act.cell });
      return 'added';
    case 'set': {
      const { updated, upsertedId, upserted } = await asked.doc(act.id).set(act.cell);
      const added = (upsertedId ?? upserted?.[0]?._id ?? null) === act.id;
      return updated === 1 && !added ? 'changed' : updated === 0 && added ? 'added' : 'Neither changed nor added';
    }
    default:
      return change(asked, command, act);
  }
}

async function found(asked: Ordered): Promise<string> {
  const { data } = await asked.get();
  return listed(data.map((stored) => [stored._id, stored]));
}

async function change(asked: Asked, command: Database['command'], act: Changing): Promise<string> {
  const touch = 'mark' in act ? { n: command.inc(1), log: command.push([act.mark]) } : {};
  switch (act.kind) {
    case 'update':
      return String((await asked.doc(act.id).update(touch)).updated);
    case 'updateAndReturn':
      return shown((await asked.where({ _id: act.id }).updateAndReturn(touch)).doc);
    case 'remove':
      return String((await asked.doc(act.id).remove()).deleted);
    case 'updateMany':
      return String((await asked.where({ n: command.gte(act.from) }).update(touch)).updated);
    case 'removeMany':
      return String((await asked.where({ n: command.gte(act.from) }).remove()).deleted);
  }
}
