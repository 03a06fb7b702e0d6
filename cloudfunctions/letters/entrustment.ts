import { found, refuse } from '#domain/errors';
import type { Entrustment } from '#domain/letters/campaigns';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { POSTS, type Role } from '#domain/posts';
import type { AdultSlot, Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import { logAccess } from '../kit/access-log';
import type { Asking, Call, Reading, Writing } from '../kit/handler';
import { decrypt, derivedId, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { progressScope } from './progress';
import { childRequest, entrustedRequest, tellRequest } from './requests-campaigns';

const SHOWN = 10;

async function scopeOfChild({ store }: Asking, { child }: { readonly child: string }) {
  const known = await store.read('children', child);
  return known ? childScope(known) : null;
}

/** Which legal guardian tells: the caller, or the one whom the post names that writes it down. @throws {Refusal} FORBIDDEN */
function tellerOf({ binding, post }: Call, { adults }: Child, told: AdultSlot | undefined): AdultSlot {
  const teller = post ? adults.find(({ slot }) => slot === told) : binding;
  return teller && isLegalGuardian(teller.kind)
    ? teller.slot
    : refuse('FORBIDDEN', { message: '委托照护由孩子的父母或其他法定监护人告知。' });
}

/** 委托照护情况告知: by a legal guardian; read by school and village, changes nothing else. */
export const tellEntrustment: Writing<'letters.tellEntrustment'> = {
  request: tellRequest,
  scope: scopeOfChild,
  async write(tx, call, request) {
    if (request.until !== null && request.until < request.from) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'until', rule: '结束日期不能早于开始日期' }] });
    }
    const child = found(await tx.read('children', request.child));
    const slot = tellerOf(call, child, request.told);
    const _id = `${child._id}:${derivedId('entrustment', call.person, call.requestId)}`;
    const sealed = (field: 'phone' | 'reach') =>
      encrypt(request[field], { collection: 'entrustments', field, id: _id });
    const { carer, relation, from, until } = request;
    const told: Entrustment = {
      _id,
      county: call.county,
      child: child._id,
      carer,
      relation,
      phone: sealed('phone'),
      from,
      until,
      reach: sealed('reach'),
      slot,
      person: call.person,
      ...(call.post ? { writtenBy: call.post.id } : {}),
      at: call.now,
    };
    await tx.create('entrustments', told);
    return {
      reply: { entrustment: _id, at: call.now },
      subject: `entrustments/${_id}`,
      paths: [child.eduPath, child.residencePath],
      change: { told: true },
    };
  },
};

/** 代记人 of each that staff wrote down: post and name. */
async function writersOf(store: Store, told: readonly Entrustment[]): Promise<ReadonlyMap<string, string>> {
  const people = await store.readAll('people', [...new Set(told.map(({ person }) => person))]);
  return new Map(
    told.flatMap(({ _id, person, writtenBy }) => {
      const role = writtenBy?.split(':')[1] ?? '';
      const name = people.find((one) => one._id === person)?.name ?? '';
      return role in POSTS ? [[_id, `${POSTS[role as Role].title} ${name}`.trim()] as const] : [];
    }),
  );
}

/** 谁在照顾孩子, the newest first. */
export const entrustments: Reading<'letters.entrustments'> = {
  request: childRequest,
  scope: scopeOfChild,
  async read(call, request) {
    const { store, county } = call;
    const { items } = await store.page('entrustments', {
      equal: { county, child: request.child },
      range: { key: 'at' },
      order: 'desc',
      limit: SHOWN,
    });
    // What a guardian told stays between that guardian and those whom the law names.
    const own = ({ person, writtenBy, slot }: Entrustment): boolean =>
      person === call.person || (writtenBy !== undefined && slot === call.binding?.slot);
    const seen = items.filter((one) => call.post !== null || own(one));
    if (call.post && seen.length > 0) {
      await logAccess(store, call, { child: request.child, fields: ['entrustment'], reason: '查看委托照护告知' });
    }
    const opened = (one: Entrustment, field: 'phone' | 'reach'): string =>
      decrypt(one[field], { collection: 'entrustments', field, id: one._id });
    const writers = await writersOf(store, seen);
    return {
      items: seen.map((one) => ({
        id: one._id,
        carer: one.carer,
        relation: one.relation,
        phone: opened(one, 'phone'),
        from: one.from,
        until: one.until,
        reach: opened(one, 'reach'),
        at: one.at,
        writtenBy: writers.get(one._id) ?? null,
      })),
    };
  },
};

const CHILDREN_A_PAGE = 30;

/** 委托照护名单: the children of a unit, of each what was told last. */
export const entrusted: Reading<'letters.entrusted'> = {
  request: entrustedRequest,
  scope: progressScope,
  async read({ store, county }, { unit, cursor }) {
    const here = found(await store.read('units', unit));
    const key = here.line === 'education' ? 'eduPath' : 'residencePath';
    const children = await store.page('children', {
      equal: { county },
      range: { key, under: here.path },
      limit: CHILDREN_A_PAGE,
      cursor: cursor ?? null,
    });
    const last = await Promise.all(
      children.items.map(async ({ _id: child }) => {
        const query = { equal: { county, child }, range: { key: 'at' }, order: 'desc' as const, limit: 1 };
        return (await store.page('entrustments', query)).items[0];
      }),
    );
    const items = children.items.flatMap((child, at) => {
      const told = last[at];
      return told
        ? [
            {
              child: child._id,
              childName: child.name,
              className: child.className,
              carer: told.carer,
              relation: told.relation,
              from: told.from,
              until: told.until,
            },
          ]
        : [];
    });
    return { place: here.name, items, cursor: children.cursor };
  },
};
