import type { Operation } from '#domain/api';
import type { SignRow } from '#domain/cases/api-signs';
import { isOpen } from '#domain/cases/documents';
import { noted, type SignSheet, settledSigns, talked } from '#domain/cases/signs';
import { found, refuse } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Asking, Call, Reading, Writing } from '../kit/handler';
import { latestCase } from '../kit/open-cases';
import { readMany } from '../kit/read-many';
import type { Transaction } from '../kit/store';
import { followSignsRequest, noteSignsRequest, settleSignsRequest, signsRequest } from './requests-signs';

const LOOKED_AT = 1000;

const unitAsked = async ({ store, post }: Asking | Call, id: string | undefined): Promise<Unit | null> =>
  store.read('units', id ?? post?.unit ?? '');

/** Of a class its school: a child that has changed class brings its sheet along. */
const schoolOf = ({ kind, path }: Unit): string =>
  kind === 'class' ? `${unitsOf(path).slice(0, -2).join('/')}/` : path;

function rowOf({ child, signs, since, talks }: SignSheet, children: ReadonlyMap<string, Child>): SignRow {
  const last = talks.at(-1);
  return {
    child,
    name: children.get(child)?.name ?? '',
    className: children.get(child)?.className ?? '',
    signs,
    since,
    talks: talks.length,
    lastTalk: last ? { on: last.on, kind: last.kind, outcome: last.outcome } : null,
  };
}

const lastOn = (sheet: SignSheet): string => sheet.talks.at(-1)?.on ?? '';

/** 苗头 of a class, or of the classes of a school. */
export const signs: Reading<'cases.signs'> = {
  request: signsRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, request) {
    const unit = found(await unitAsked(call, request.unit));
    const { items } = await call.store.page('signs', {
      equal: { county: call.county, open: true },
      range: { key: 'eduPath', under: schoolOf(unit) },
      limit: LOOKED_AT,
    });
    const known = await readMany(
      call.store,
      'children',
      items.map(({ child }) => child),
    );
    // By where the child is now, not by where it was when somebody ticked.
    const children = new Map(
      known.filter(({ eduPath }) => eduPath?.startsWith(unit.path)).map((one) => [one._id, one]),
    );
    const shown = items.filter(({ child }) => children.has(child));
    shown.sort((a, b) => (lastOn(a) < lastOn(b) ? -1 : lastOn(a) > lastOn(b) ? 1 : a.since < b.since ? -1 : 1));
    return {
      unit: { id: unit._id, name: unit.name, isClass: unit.kind === 'class' },
      items: shown.map((one) => rowOf(one, children)),
    };
  },
};

type SignOperation = 'cases.noteSigns' | 'cases.followSigns' | 'cases.settleSigns';

/** One change of a child's sheet; what it says is in the sheet, the fact says only that it was. */
function changing<O extends SignOperation & Operation>(
  request: Writing<O>['request'],
  next: (before: SignSheet | null, child: Child, call: Call, asked: never) => SignSheet,
  prepare?: Writing<O>['prepare'],
): Writing<O> {
  const write: Writing<O>['write'] = async (tx: Transaction, call, asked) => {
    const { child: id } = asked as { readonly child: string };
    const child = found(await tx.read('children', id));
    const before = await tx.read('signs', id);
    const after = next(before, child, call, asked as never);
    await (before ? tx.replace('signs', after) : tx.create('signs', after));
    return {
      reply: { child: id } as never,
      subject: `signs/${id}`,
      paths: [child.eduPath],
      change: { open: after.open },
    };
  };
  return {
    request,
    async scope(asking, asked) {
      const child = await asking.store.read('children', (asked as { readonly child: string }).child);
      return child && childScope(child);
    },
    ...(prepare ? { prepare } : {}),
    write,
  };
}

/** A child whom a case is open for is sought by the case. */
async function requireNoCase(call: Call, { child }: { readonly child: string }): Promise<void> {
  const latest = await latestCase(call.store, call.county, child);
  if (latest && isOpen(latest.state)) {
    refuse('ILLEGAL_STATE', { message: '这个孩子已经有线索或个案，请在个案里联系。' });
  }
}

export const noteSigns: Writing<'cases.noteSigns'> = changing(
  noteSignsRequest,
  (before, child, call, asked: { readonly signs: SignSheet['signs'] }) => {
    const { county, _id, classId, eduPath } = child;
    return noted(before, { county, child: _id, classId, eduPath }, asked.signs, call.today);
  },
  requireNoCase,
);

export const followSigns: Writing<'cases.followSigns'> = changing(
  followSignsRequest,
  (before, _child, call, { kind, outcome }: Pick<SignSheet['talks'][number], 'kind' | 'outcome'>) =>
    talked(before, {
      on: call.today,
      at: call.now,
      kind,
      outcome,
      by: { person: call.person, post: call.post?.id ?? '' },
    }),
);

export const settleSigns: Writing<'cases.settleSigns'> = changing(settleSignsRequest, settledSigns);
