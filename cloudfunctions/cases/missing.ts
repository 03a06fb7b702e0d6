import type { RequestOf } from '#domain/api';
import type { MissingView } from '#domain/cases/api-missing';
import { isOpen } from '#domain/cases/documents';
import { blankMissing, foundOf, heard, type Missing, missingId } from '#domain/cases/missing';
import { found, refuse } from '#domain/errors';
import type { Scope } from '#domain/permission';
import type { Message } from '#domain/reminders/documents';
import { childScope } from '#domain/roster/scope';
import { logAccess } from '../kit/access-log';
import type { Outcome } from '../kit/facts';
import type { Asking, Call, Reading, Writing } from '../kit/handler';
import { latestCase } from '../kit/open-cases';
import { decrypt, encrypt } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { wokenBy } from './missing-of';
import { postRefs } from './post-refs';
import { askFamilyRequest, foundMissingRequest, missingRequest } from './requests-danger';

const SHOWN = 10;
const OPEN_CAP = 20;
const MESSAGES_CAP = 300;
const DAY_MS = 86_400_000;

async function ofChild({ store }: Asking, id: string): Promise<Scope | null> {
  const child = await store.read('children', id);
  return child && childScope(child);
}

const wherePlace = (id: string) => ({ collection: 'missing', field: 'where', id });

type RefOf = Awaited<ReturnType<typeof postRefs>>;

function viewOf(one: Missing, told: readonly Message[], refOf: RefOf): MissingView {
  const { on, state, since, why, dueAt, tries, found: end } = one;
  const ofDay = told.filter(({ data }) => data['date'] === on);
  return {
    id: one._id,
    on,
    state,
    since,
    why,
    dueAt,
    tries: tries.map(({ at, by, says }) => ({ at, says, by: refOf(by.post) })),
    found: end && {
      at: end.at,
      who: end.who,
      where: end.where === null ? '' : decrypt(end.where, wherePlace(one._id)),
      by: end.by === null ? null : refOf(end.by.post),
    },
    told: new Set(ofDay.map(({ receiver }) => receiver)).size,
    read: new Set(ofDay.filter(({ readAt }) => readAt !== null).map(({ receiver }) => receiver)).size,
  };
}

async function toldOf({ store, county, now }: Call, child: string): Promise<Message[]> {
  const { items } = await store.page('messages', {
    equal: { county, child },
    range: { key: 'createdAt', from: now - SHOWN * DAY_MS },
    order: 'desc',
    limit: MESSAGES_CAP,
  });
  return items.filter(({ kind, deliveredAt }) => kind === 'missingChild' && deliveredAt !== null);
}

/** 走失 of one child: today's watch, who was told, who found it. */
export const missing: Reading<'cases.missing'> = {
  request: missingRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async read(call, request) {
    const { store, county } = call;
    const [child, page, told, latest, home] = await Promise.all([
      store.read('children', request.child),
      store.page('missing', {
        equal: { county, child: request.child },
        range: { key: 'on' },
        order: 'desc',
        limit: SHOWN,
      }),
      toldOf(call, request.child),
      latestCase(store, county, request.child),
      store.read('counties', county),
    ]);
    const { _id, name, className } = found(child);
    const posts = page.items.flatMap(({ tries, found: end }) => [
      ...tries.map(({ by }) => by.post),
      end?.by?.post ?? '',
    ]);
    const refOf = await postRefs(store, posts.filter(Boolean));
    if (page.items.some(({ found: end }) => end?.where)) {
      await logAccess(store, call, { child: _id, fields: ['missing'], reason: '查看走失经过' });
    }
    return {
      child: { id: _id, name, className },
      today: call.today,
      items: page.items.map((one) => viewOf(one, told, refOf)),
      case: latest && isOpen(latest.state) ? latest._id : null,
      demo: found(home).demo,
    };
  },
};

/** The searches of a child that stand open, as they were before the act; they are read again in it. */
const openOf = async ({ store, county }: Call, child: string): Promise<readonly string[]> => {
  const equal = { county, child };
  const { items } = await store.page('missing', { equal, range: { key: 'on' }, order: 'desc', limit: OPEN_CAP });
  return items.filter(({ state }) => state === 'sought').map(({ _id }) => _id);
};

async function readOpen(tx: Transaction, ids: readonly string[]): Promise<Missing[]> {
  const read = await Promise.all(ids.map((id) => tx.read('missing', id)));
  return read.filter((one) => one !== null).filter(({ state }) => state === 'sought');
}

async function writeAll(tx: Transaction, all: readonly Missing[]): Promise<Missing[]> {
  const written = all.map((one) => ({ ...one, rev: one.rev + 1 }));
  for (const one of written) {
    await tx.replace('missing', one);
  }
  return written;
}

const byOf = ({ person, post }: Call) => ({ person, post: post?.id ?? refuse('FORBIDDEN') });

function doneWith(
  before: Missing | null,
  after: Missing,
  ended: readonly Missing[] = [],
): Outcome<{ missing: string; state: Missing['state'] }> {
  return {
    reply: { missing: after._id, state: after.state },
    subject: `missing/${after._id}`,
    paths: [after.eduPath, after.dutyPath, after.residencePath, after.registeredPath],
    change: { from: before?.state ?? null, to: after.state },
    wakes: { cases: [after.child], reminders: [...new Set([after, ...ended].flatMap(wokenBy))] },
  };
}

/** 问过家里 (law.md 6): that the child has left home and did not arrive tells everybody at once. */
export const askFamily: Writing<'cases.askFamily'> = {
  request: askFamilyRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  prepare: (call, { child }) => openOf(call, child),
  async write(tx, call, { child: id, says }: RequestOf<'cases.askFamily'>, open) {
    const child = found(await tx.read('children', id));
    const before = await tx.read('missing', missingId(id, call.today));
    const next = heard(before ?? blankMissing(child, call.today), says, byOf(call), call.now);
    const after = { ...next, rev: next.rev + 1 };
    const end = { at: call.now, who: 'family', where: null, by: byOf(call) } as const;
    const others =
      says === 'withFamily'
        ? (await readOpen(tx, open as readonly string[])).filter(({ _id }) => _id !== after._id)
        : [];
    const ended = foundOf(others, () => end);
    await (before ? tx.replace('missing', after) : tx.create('missing', after));
    return doneWith(before, after, await writeAll(tx, ended));
  },
};

/** 找到了: who, when and where; then nothing is red any more. */
export const foundMissing: Writing<'cases.foundMissing'> = {
  request: foundMissingRequest,
  async scope(asking, request) {
    const one = await asking.store.read('missing', request.missing);
    return one && ofChild(asking, one.child);
  },
  async prepare(call, request) {
    const { child } = found(await call.store.read('missing', request.missing));
    return openOf(call, child);
  },
  async write(tx, call, request, ids) {
    const before = found(await tx.read('missing', request.missing));
    if (before.state !== 'sought' || before.since === null) {
      refuse('ILLEGAL_STATE', { message: before.state === 'found' ? '已经记下找到了。' : '没有在按走失找。' });
    }
    const at = request.at ?? call.now;
    const others = await readOpen(
      tx,
      (ids as readonly string[]).filter((id) => id !== before._id),
    );
    const open = [before, ...others];
    if (at > call.now || open.every(({ since }) => at < (since ?? 0))) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'at', rule: '请填开始找以后、现在以前的时间' }] });
    }
    const ended = foundOf(open, (id) => ({
      at,
      who: request.who,
      where: encrypt(request.where, wherePlace(id)),
      by: byOf(call),
    }));
    const written = await writeAll(tx, ended);
    const after = found(written.find(({ _id }) => _id === before._id));
    return doneWith(before, after, written);
  },
};
