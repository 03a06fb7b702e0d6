import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { type Scope, scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Asking } from '../kit/handler';
import type { Store } from '../kit/store';

/** What is about one unit: its own path, on its own line. */
export const unitScope = (unit: Unit): Scope => scope(unit.county, { [unit.line]: [unit.path] });

export async function ofUnit({ store }: Asking, id: string): Promise<Scope | null> {
  const unit = await store.read('units', id);
  return unit ? unitScope(unit) : null;
}

/** What is about the acting post's own unit. */
export async function ofOwnUnit({ post }: Asking): Promise<Scope | null> {
  return post ? scope(post.county, { [post.line]: [post.path] }) : null;
}

export async function ofChild({ store }: Asking, id: string): Promise<Scope | null> {
  const child = await store.read('children', id);
  return child ? childScope(child) : null;
}

/** The child of which the scope was made. */
export async function childOf(store: Store, id: string): Promise<Child> {
  return found(await store.read('children', id));
}
