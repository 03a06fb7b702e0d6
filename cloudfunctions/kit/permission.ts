import type { Binding } from '#domain/accounts/documents';
import type { Operation } from '#domain/api';
import { refuse } from '#domain/errors';
import { type ActingPost, type PermissionRow, postReaches, type Scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Instant, PlainDate } from '#domain/plain-date';
import { holds } from './identity';
import type { Store, Transaction } from './store';

/** The document whose state lets the caller act; a write reads it in its transaction and counts its `rev` up. */
export type Authority =
  | { readonly kind: 'none' }
  | { readonly kind: 'post'; readonly id: string }
  | { readonly kind: 'binding'; readonly id: string; readonly binding: Binding };

/** 绑定 holds now: bound and not ended. */
export const bound = (binding: Binding | null, now: Instant): boolean =>
  binding !== null && binding.state === 'bound' && binding.from <= now && (binding.to === null || now < binding.to);

const bindingId = (child: string, person: string): string => `${child}:${person}`;

/**
 * Whether a post may do this to that. Missing and out of reach answer alike (NOT_FOUND); in reach but not for this post: FORBIDDEN.
 */
export function requirePost(operation: Operation, post: ActingPost, about: Scope, person: string): Authority {
  const row: PermissionRow = PERMISSIONS[operation];
  const reach = row[post.role];
  if (!reach) {
    return postReaches(post, 'unit', about) ? refuse('FORBIDDEN') : refuse('NOT_FOUND');
  }
  const others = reach === 'self' && about.person !== null && about.person !== person;
  if (others || !postReaches(post, reach, about)) {
    refuse('NOT_FOUND');
  }
  return { kind: 'post', id: post.id };
}

/**
 * What is for staff alone is refused to families before anything is looked up: what exists and what does not must answer alike.
 */
export function requireActor(operation: Operation, post: ActingPost | null): void {
  const row: PermissionRow = PERMISSIONS[operation];
  if (!post && !row.guardian && !row.anyone) {
    refuse('FORBIDDEN');
  }
}

/** Whether a person without a post may: for themself, as guardian of the child, or as anybody. */
export async function requirePerson(
  store: Store,
  operation: Operation,
  person: string,
  about: Scope,
  now: Instant,
): Promise<Authority> {
  const row: PermissionRow = PERMISSIONS[operation];
  if (row.guardian === 'own') {
    for (const child of about.children) {
      const binding = await store.read('bindings', bindingId(child, person));
      if (binding && bound(binding, now)) {
        return { kind: 'binding', id: binding._id, binding };
      }
    }
  }
  if (row.anyone === 'self' || row.guardian === 'self') {
    return about.person === null || about.person === person ? { kind: 'none' } : refuse('NOT_FOUND');
  }
  return row.guardian === 'own' ? refuse('NOT_FOUND') : refuse('FORBIDDEN');
}

/**
 * Reads the authority inside the transaction and counts it up, so that a revocation at the same moment conflicts with this act
 * instead of slipping past it.
 * @returns the binding as this transaction found it; null for posts and for people as themselves.
 */
export async function touchAuthority(
  tx: Transaction,
  authority: Authority,
  person: string,
  when: { readonly now: Instant; readonly today: PlainDate },
): Promise<Binding | null> {
  if (authority.kind === 'post') {
    const post = await tx.read('posts', authority.id);
    if (!post || !holds(post, person, when.today)) {
      refuse('POST_NOT_HELD');
    }
    await tx.touch('posts', post);
  }
  if (authority.kind === 'binding') {
    const binding = await tx.read('bindings', authority.id);
    if (!binding || !bound(binding, when.now)) {
      refuse('NOT_FOUND');
    }
    await tx.touch('bindings', binding);
    return binding;
  }
  return null;
}
