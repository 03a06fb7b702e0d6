import type { Post } from '#domain/accounts/documents';
import { found, refuse } from '#domain/errors';
import type { ActingPost } from '#domain/permission';
import type { PlainDate } from '#domain/plain-date';
import { callerOf } from './sdk';
import { personIdOf } from './secrets';
import type { Store } from './store';

const FAMILY = /^family:([a-z0-9-]{1,40})$/;

/** Where the openid comes from: WeChat's own context, or the session of an office PC (`session` in the envelope's place for it). */
export interface Caller {
  readonly openid: string;
  /** Whether the platform's timer is calling: then there is no person. */
  readonly timer: boolean;
}

/** Who is calling, from the platform alone. */
export function caller(context: unknown): Caller {
  const { openid, trigger } = callerOf(context);
  return { openid, timer: openid === '' && trigger === 'timer' };
}

/** As whom the person acts: the county of `as`, and the post when it names one. */
export interface Acting {
  readonly county: string | null;
  readonly postId: string | null;
}

export function actingAs(as: string | undefined): Acting {
  const family = FAMILY.exec(as ?? '');
  if (family) {
    return { county: family[1] ?? null, postId: null };
  }
  return { county: null, postId: as ?? null };
}

/** Whether this document gives this person the post on this day. A hand-over is effective at the next call. */
export function holds(post: Post, person: string, today: PlainDate): boolean {
  return post.holder === person && post.from <= today && (post.to === null || today <= post.to);
}

/** 岗位: the post a person acts as, with its unit's present path. @throws {Refusal} POST_NOT_HELD */
export async function heldPost(store: Store, id: string, openid: string, today: PlainDate): Promise<ActingPost> {
  const post = (await store.read('posts', id)) ?? refuse('POST_NOT_HELD');
  if (!holds(post, personIdOf(post.county, openid), today)) {
    refuse('POST_NOT_HELD');
  }
  const unit = found(await store.read('units', post.unit));
  return { id, county: post.county, role: post.role, line: post.line, unit: post.unit, path: unit.path };
}

/** The county of somebody who names none: the only one there is, or the only one in which they are known. */
export async function onlyCounty(store: Store, openid: string, counties: readonly string[]): Promise<string | null> {
  if (counties.length <= 1) {
    return counties[0] ?? null;
  }
  const people = await store.readAll(
    'people',
    counties.map((county) => personIdOf(county, openid)),
  );
  return people.length === 1 ? (people[0]?.county ?? null) : null;
}
