import { useSyncExternalStore } from 'react';
import { platform } from './platform';

/** 身份: one way this person may act: a post (`as` = post id) or the family (`as` = `family:<county>`). */
export interface Standing {
  readonly as: string;
  /** 岗位名称, e.g. 班主任; for a family 家长. */
  readonly title: string;
  /** 单位, e.g. 云岭县第一小学三(2)班. */
  readonly place: string;
  /** The county it is held in; unknown of what an older app kept, until the server has answered once. */
  readonly county?: string | undefined;
}

interface Acting {
  readonly as: string | undefined;
  readonly standings: readonly Standing[];
}

const KEY = 'acting';
const listeners = new Set<() => void>();
let current: Acting | undefined;

function isStanding(value: unknown): value is Standing {
  const { as, title, place } = Object(value);
  return typeof as === 'string' && typeof title === 'string' && typeof place === 'string';
}

function read(): Acting {
  const kept: { as?: unknown; standings?: unknown } = Object(platform.storage.get(KEY));
  return {
    as: typeof kept.as === 'string' ? kept.as : undefined,
    standings: Array.isArray(kept.standings) ? kept.standings.filter(isStanding) : [],
  };
}

/** The standing the next call is made as, and all that this person has; kept over a kill of the app. */
export function acting(): Acting {
  current ??= read();
  return current;
}

function keep(next: Acting): void {
  current = next;
  platform.storage.set(KEY, next);
  for (const listener of listeners) {
    listener();
  }
}

/** 切换身份: acts as this post from the next call on. */
export function setActing(as: string): void {
  keep({ ...acting(), as });
}

/** Takes over what the server says this person holds; an acting post no longer held gives way to the first. */
export function setStandings(standings: readonly Standing[]): void {
  const { as } = acting();
  const held = standings.some((standing) => standing.as === as);
  keep({ as: held ? as : standings[0]?.as, standings });
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the acting standing; screens that depend on it draw again when it changes. */
export function useActing(): Acting & { readonly standing: Standing | undefined } {
  const now = useSyncExternalStore(listen, acting, acting);
  return { ...now, standing: now.standings.find((standing) => standing.as === now.as) };
}

/** The unit of the acting post (`<unit:role:n>`), for pages opened without one; empty for a family. */
export function useActingUnit(): string {
  const { as } = useActing();
  const [unit = '', role] = (as ?? '').split(':');
  return role !== undefined && unit !== 'family' ? unit : '';
}
