import type { Appointee } from '#domain/accounts/api';
import { isSingle, mayGive, standsOn } from '#domain/accounts/appointments';
import type { Post } from '#domain/accounts/documents';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { type ActingPost, postReaches, scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { PlainDate } from '#domain/plain-date';
import { postId, type Role } from '#domain/posts';
import type { Blind } from '#domain/records';
import { blind, decrypt, encrypt } from '../kit/secrets';
import type { Store, Transaction } from '../kit/store';

const HOLDERS_CAP = 99;

/** For whom a post is, and who that is already by the phone that WeChat vouched for. */
export interface Named {
  readonly name: string;
  /** Null only for a post that was founded without one. */
  readonly phone: string | null;
  readonly phoneBlind: Blind | null;
  readonly holder: string | null;
}

/** Whether the acting post may give or change this post: by its role and by its reach. */
export function mayAppoint(by: ActingPost, post: Pick<Post, 'county' | 'role' | 'line' | 'path'>): boolean {
  const reach = PERMISSIONS['accounts.savePost'][by.role];
  const about = scope(post.county, { [post.line]: [post.path] });
  return reach !== undefined && mayGive(by.role, post.role) && postReaches(by, reach, about);
}

/** @throws {Refusal} FORBIDDEN with what to do. */
export function requireAppoint(by: ActingPost | null, post: Pick<Post, 'county' | 'role' | 'line' | 'path'>): void {
  if (!by || !mayAppoint(by, post)) {
    refuse('FORBIDDEN', { message: '您的岗位不能安排这个岗位，请联系上级或系统管理员。' });
  }
}

export const postPhone = (post: Post): string | null =>
  post.phone === null ? null : decrypt(post.phone, { collection: 'posts', field: 'phone', id: post._id });

/** The person whom WeChat vouched for with this phone. */
async function holderOf(store: Store, county: string, phoneBlind: Blind | null): Promise<string | null> {
  if (phoneBlind === null) {
    return null;
  }
  const { items } = await store.page('people', { equal: { county, phoneBlind }, limit: 2 });
  // Two WeChats with one phone: nobody can tell which is meant, so whoever binds first has it.
  return items.length === 1 ? (items[0]?._id ?? null) : null;
}

/** Who is meant: as typed, or the same person as on another post that the acting post may see. */
export async function namedBy(store: Store, by: ActingPost, given: Appointee): Promise<Named> {
  if (given.like === undefined) {
    const phoneBlind = blind('phone', by.county, given.phone);
    return { name: given.name, phone: given.phone, phoneBlind, holder: await holderOf(store, by.county, phoneBlind) };
  }
  const like = found(await store.read('posts', given.like));
  const about = scope(like.county, { [like.line]: [like.path] });
  const reach = PERMISSIONS['accounts.staff'][by.role] ?? 'unit';
  if (!postReaches(by, reach, about) || like.name === '') {
    refuse('NOT_FOUND');
  }
  const { name, phoneBlind } = like;
  return {
    name,
    phone: postPhone(like),
    phoneBlind,
    holder: like.holder ?? (await holderOf(store, by.county, phoneBlind)),
  };
}

/** The post as this person's from today on. Whatever invitation there was is void. */
export function postFor(
  id: string,
  unit: Unit,
  role: Role,
  n: number,
  who: Named,
  when: { today: PlainDate; to: PlainDate | null; rev: number },
): Post {
  return {
    _id: id,
    county: unit.county,
    unit: unit._id,
    path: unit.path,
    line: unit.line,
    role,
    n,
    name: who.name,
    phone: who.phone === null ? null : encrypt(who.phone, { collection: 'posts', field: 'phone', id }),
    phoneBlind: who.phoneBlind,
    holder: who.holder,
    from: when.today,
    to: when.to,
    invitation: null,
    rev: when.rev,
  };
}

/** 已结束: nobody holds it and nobody is waited for. */
export const isEnded = (post: Post, today: PlainDate): boolean =>
  (post.to !== null && post.to < today) || (post.holder === null && post.name === '');

/** What a unit has of one role: the post of this person, or the place where a new one may stand. */
interface Seat {
  readonly same: Post | null;
  readonly taken: Post | null;
  readonly free: number;
}

/** Looks at the posts of a role on a unit. Read plainly: creating the same id twice conflicts and comes back here. */
export async function seatOf(store: Store, unit: Unit, role: Role, who: Named, today: PlainDate): Promise<Seat> {
  const { items } = await store.page('posts', {
    equal: { county: unit.county, unit: unit._id, role },
    limit: HOLDERS_CAP,
  });
  const live = items.filter((post) => !isEnded(post, today));
  const same = live.find((post) => post.phoneBlind !== null && post.phoneBlind === who.phoneBlind) ?? null;
  const numbers = Array.from({ length: HOLDERS_CAP }, (_, n) => n + 1);
  const free = numbers.find((n) => !live.some((post) => post.n === n)) ?? refuse('POST_TAKEN');
  return { same, taken: isSingle(role) ? (live[0] ?? null) : null, free };
}

/** @throws {Refusal} INVALID_ARGUMENT when the post does not stand on units of this kind. */
export function requireStands(role: Role, unit: Unit): void {
  if (!standsOn(role, unit.kind)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'role', rule: '这一级单位没有这个岗位' }] });
  }
}

/** Writes a new post, or one that had ended and is given again. @returns its id. */
export async function giveSeat(
  tx: Transaction,
  unit: Unit,
  role: Role,
  n: number,
  who: Named,
  when: { readonly today: PlainDate; readonly to: PlainDate | null },
): Promise<Post> {
  const id = postId(unit._id, role, n);
  const present = await tx.read('posts', id);
  const post = postFor(id, unit, role, n, who, { ...when, rev: (present?.rev ?? 0) + 1 });
  await (present ? tx.replace('posts', post) : tx.create('posts', post));
  return post;
}
