import type { DangerView } from '#domain/cases/api-danger';
import type { Danger } from '#domain/cases/danger';
import { found, refuse } from '#domain/errors';
import { scope } from '#domain/permission';
import { logAccess } from '../kit/access-log';
import type { Call, Reading } from '../kit/handler';
import { personIdOf } from '../kit/secrets';
import { handsFor, isFamily, ofDanger, openedOf, whatOf } from './danger-of';
import { postRefs, refsOfPosts } from './post-refs';
import { dangerRequest, dangersRequest } from './requests-danger';

const OPENINGS_SHOWN = 50;
const OWN_CAP = 1000;

/** Openings lie under the file, not under the child: what a guardian is shown of who looked knows nothing of them. */
const logged = (id: string): string => `danger:${id}`;

async function openingsOf({ store, county }: Call, id: string) {
  const { items } = await store.page('accessLog', {
    equal: { county, child: logged(id) },
    range: { key: 'at' },
    order: 'desc',
    limit: OPENINGS_SHOWN,
  });
  return items;
}

async function viewOf(call: Call, one: Danger): Promise<DangerView> {
  const { store, today } = call;
  const [child, county, openings] = await Promise.all([
    store.read('children', one.child),
    store.read('counties', one.county),
    openingsOf(call, one._id),
  ]);
  const { _id, name, className } = found(child);
  const hands = await handsFor(store, found(child), today);
  const free = hands.filter(({ holder }) => !one.named.some(({ person }) => person === holder));
  const acting = [...one.named, ...[...one.told, ...one.notes].map(({ by }) => by)].map(({ post }) => post);
  const refOf = await postRefs(store, [...acting, ...openings.flatMap(({ post }) => post ?? [])]);
  const { reason, words, mustPolice } = whatOf(one);
  return {
    id: one._id,
    child: { id: _id, name, className },
    reason,
    words,
    mustPolice,
    at: one.at,
    state: one.state,
    told: one.told.map(({ organ, at, by }) => ({ organ, at, by: refOf(by.post) })),
    notes: one.notes.map((note, n) => ({
      at: note.at,
      by: refOf(note.by.post),
      outcome: note.outcome,
      words: note.words === null ? '' : openedOf(one._id, `notes.${n}`, note.words),
    })),
    named: one.named.map(({ at, as, post }) => ({ at, as, post: refOf(post) })),
    opened: openings.flatMap(({ at, post }) => (post ? [{ at, post: refOf(post) }] : [])),
    hands: await refsOfPosts(store, free),
    demo: found(county).demo,
  };
}

/** The closed file, for the people named in it; that it was opened is kept before it is given. */
export const danger: Reading<'cases.danger'> = {
  request: dangerRequest,
  scope: ofDanger,
  async read(call, request) {
    const one = found(await call.store.read('dangers', request.danger));
    await logAccess(call.store, call, { child: logged(one._id), fields: ['danger'], reason: '打开强制报告' });
    return viewOf(call, one);
  },
};

/** 我能看的强制报告: those that name the caller, without a word of what they hold. */
export const dangers: Reading<'cases.dangers'> = {
  request: dangersRequest,
  scope: async ({ county, openid }) =>
    county === null ? refuse('NOT_FOUND') : scope(county, { person: personIdOf(county, openid) }),
  async read({ store, county, person, now }) {
    const { items } = await store.page('dangers', { equal: { county, 'named.person': person }, limit: OWN_CAP });
    const own = await Promise.all(
      items.map(async (one) => ((await isFamily(store, one.child, person, now)) ? [] : [one])),
    );
    const rows = own.flat().map(({ _id, at, state }) => ({ id: _id, at, state }));
    rows.sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || b.at - a.at);
    return { items: rows };
  },
};
