import type { Scope } from '#domain/permission';
import { scope } from '#domain/permission';
import type { Asking } from '../kit/handler';

/** About the acting post's own unit: what is uploaded or made belongs to whoever asks. */
export async function ownScope({ post }: Asking): Promise<Scope | null> {
  return post ? scope(post.county, { [post.line]: [post.path] }) : null;
}
