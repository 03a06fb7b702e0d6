import type { PostState, StaffRow } from '#domain/accounts/api';
import { givenOn } from '#domain/accounts/appointments';
import type { Post } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';
import { POSTS } from '#domain/posts';
import { maskedPhone } from '#domain/roster/mask';
import type { Call, Reading } from '../kit/handler';
import { isEnded, mayAppoint, postPhone } from './appoint';
import { type KnownUnits, placeOf, unitScope, unitsOn } from './places';
import { staffRequest } from './requests';

const PAGE = 20;
const PAGES_A_CALL = 10;

const stateOf = (post: Post, today: PlainDate): PostState => {
  if (isEnded(post, today)) {
    return 'ended';
  }
  return post.holder === null ? 'waiting' : 'held';
};

function staffRow(post: Post, units: KnownUnits, invitedUntil: number | null, call: Call): StaffRow {
  const phone = postPhone(post);
  return {
    post: post._id,
    role: post.role,
    title: POSTS[post.role].title,
    unit: post.unit,
    unitName: units.get(post.unit)?.name ?? '',
    place: placeOf(post.path, units),
    name: post.name,
    phone: phone === null ? null : maskedPhone(phone),
    state: stateOf(post, call.today),
    from: post.from,
    to: post.to,
    invitedUntil,
    mine: call.post !== null && mayAppoint(call.post, post),
  };
}

/** One page of posts under a path, of one state where it is asked for. */
async function postsUnder(call: Call, path: string, only: PostState | undefined, cursor: string | undefined) {
  const items: Post[] = [];
  let next: string | null = cursor ?? null;
  for (let n = 0; n < PAGES_A_CALL; n += 1) {
    const page = await call.store.page('posts', {
      equal: { county: call.county },
      range: { key: 'path', under: path },
      limit: PAGE,
      cursor: next,
    });
    const shown = only ?? null;
    items.push(
      ...page.items.filter((post) => (shown ? stateOf(post, call.today) === shown : !isEnded(post, call.today))),
    );
    next = page.cursor;
    if (next === null || items.length >= PAGE) {
      break;
    }
  }
  return { items, cursor: next };
}

/** 工作人员 under a unit: who holds which post, and who has not come yet. */
export const staff: Reading<'accounts.staff'> = {
  request: staffRequest,
  scope: (asking, { unit }) => unitScope(asking.store, unit ?? asking.post?.unit ?? ''),
  async read(call, request) {
    const { store } = call;
    const unit = found(await store.read('units', request.unit ?? call.post?.unit ?? ''));
    const { items, cursor } = await postsUnder(call, unit.path, request.only, request.cursor);
    const units = await unitsOn(
      store,
      items.map((post) => post.path),
    );
    const scenes = items.flatMap((post) => post.invitation ?? []);
    const codes = await store.readAll('codes', scenes.slice(0, 100));
    const until = (post: Post): number | null => {
      const code = codes.find((one) => one._id === post.invitation);
      return code && code.until > call.now ? code.until : null;
    };
    return {
      unit: { id: unit._id, name: unit.name, kind: unit.kind },
      items: items.map((post) => staffRow(post, units, until(post), call)),
      cursor,
      mayGive: call.post ? givenOn(call.post.role, unit.kind) : [],
    };
  },
};
