import type { DeferralAct, DeferralFilter, DeferralRow, DeferralView } from '#domain/cases/api-deferral';
import {
  APPROVER_TITLES,
  approverOf,
  DEFERRAL_APPEAL,
  type Deferral,
  kindFor,
  mayNotDecide,
} from '#domain/cases/deferral';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { scope } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import { addDays } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Child } from '#domain/roster/documents';
import { logAccess } from '../kit/access-log';
import type { Asking, Call, Reading } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { childOf, deferralsOf, ofChild, opened } from './deferral-of';
import { postRefs } from './post-refs';
import { childDeferralsRequest, deferralsRequest } from './requests-away';

const LOOKED_AT = 500;
const SHOWN = 100;

function rowOf(one: Deferral, child: Child | undefined, policy: Policy, { today }: Call): DeferralRow {
  const { _id, kind, state, from, until, on } = one;
  const warned = addDays(until, -policy.get('deferral.warnDays'));
  return {
    id: _id,
    child: one.child,
    name: child?.name ?? '',
    className: child?.className ?? '',
    kind,
    state,
    from,
    until,
    on,
    filed: one.filed !== null,
    ends: state === 'granted' && warned <= today && today <= until,
  };
}

const isLive = ({ state, until }: Deferral, today: string): boolean => state === 'granted' && until >= today;

const FILTERS: Readonly<Record<DeferralFilter, (one: Deferral, today: string) => boolean>> = {
  applied: ({ state }) => state === 'applied',
  granted: isLive,
  toFile: ({ decision, filed }) => decision?.granted === true && filed === null,
  all: () => true,
};

/** What waits first, then what ends first. */
const byNeed = (a: Deferral, b: Deferral): number =>
  Number(b.state === 'applied') - Number(a.state === 'applied') || (a.until < b.until ? -1 : 1);

async function unitAsked({ store, post }: Asking | Call, id: string | undefined): Promise<Unit | null> {
  const unit = id ?? post?.unit;
  return unit === undefined ? null : store.read('units', unit);
}

/** Along the unit's line; the government line by every place of the child, the bureau over the whole county. */
async function under(store: Store, { county, line, parent, path }: Unit): Promise<Deferral[]> {
  const government = ['dutyPath', 'residencePath', 'registeredPath'].map((key) => ({ key, under: path }));
  const education = parent === null ? { key: 'dutyPath', under: `${county}/` } : { key: 'eduPath', under: path };
  const ranges = line === 'government' ? government : [education];
  const pages = await Promise.all(
    ranges.map((range) => store.page('deferrals', { equal: { county }, range, limit: LOOKED_AT })),
  );
  return [...new Map(pages.flatMap(({ items }) => items).map((one) => [one._id, one])).values()];
}

/** 缓学、休学名单 */
export const deferrals: Reading<'cases.deferrals'> = {
  request: deferralsRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, { unit: asked, filter = 'all' }) {
    const { store, today } = call;
    const unit = found(await unitAsked(call, asked));
    const all = await under(store, unit);
    const shown = all
      .filter((one) => FILTERS[filter](one, today))
      .sort(byNeed)
      .slice(0, SHOWN);
    const children = await store.readAll('children', [...new Set(shown.map(({ child }) => child))]);
    const byId = new Map(children.map((child) => [child._id, child]));
    const policy = await policyFor(store, call.county, today);
    const count = (one: DeferralFilter): number => all.filter((each) => FILTERS[one](each, today)).length;
    return {
      unit: { id: unit._id, name: unit.name },
      items: shown.map((one) => rowOf(one, byId.get(one.child), policy, call)),
      counts: { applied: count('applied'), granted: count('granted'), toFile: count('toFile'), all: all.length },
    };
  },
};

/** Whether this caller reads words and papers: who filed it, and who decides or files it. */
const readsWords = ({ post, person }: Call, one: Deferral): boolean =>
  post === null ? one.by.person === person : PERMISSIONS['cases.deferralFile'][post.role] !== undefined;

const mayAct = ({ post }: Call, operation: 'cases.fileDeferral' | 'cases.endDeferral'): boolean =>
  PERMISSIONS[operation][post?.role ?? 'guardian'] !== undefined;

function actsOn(call: Call, one: Deferral, closed: string | null): DeferralAct[] {
  const { post, person, today } = call;
  const decides = post !== null && PERMISSIONS['cases.decideDeferral'][post.role] !== undefined && closed === null;
  const files = mayAct(call, 'cases.fileDeferral') && FILTERS.toFile(one, today);
  const ends = mayAct(call, 'cases.endDeferral') && isLive(one, today) && one.from <= today;
  return [
    ...(one.state === 'applied' && one.by.person === person ? (['withdraw'] as const) : []),
    ...(decides ? (['decide'] as const) : []),
    ...(files ? (['file'] as const) : []),
    ...(ends ? (['end'] as const) : []),
  ];
}

type RefOf = Awaited<ReturnType<typeof postRefs>>;

function decisionOf(one: Deferral, seesWords: boolean, refOf: RefOf): DeferralView['decision'] {
  const { decision, _id } = one;
  if (decision === null) {
    return null;
  }
  const { title, place } = refOf(decision.by.post ?? '');
  return {
    granted: decision.granted,
    on: decision.on,
    by: `${place} ${title}`.trim(),
    hearing: decision.hearing,
    // Both guardians and everybody who must know read why; what the child told the office stays with the office.
    reasons: opened(decision.reasons, _id, 'decision.reasons'),
    childSaid: seesWords && decision.childSaid ? opened(decision.childSaid, _id, 'decision.childSaid') : null,
  };
}

/** 决定书: of whoever decides and files, and of the guardians; not of a carer. */
const mayHavePaper = ({ post, binding }: Call): boolean =>
  post === null
    ? binding !== null && isLegalGuardian(binding.kind)
    : PERMISSIONS['office.deferralPaper'][post.role] !== undefined;

function viewOf(one: Deferral, child: Child, policy: Policy, call: Call, refOf: RefOf): DeferralView {
  const { _id, slot, childSaid, decision } = one;
  const adult = child.adults.find((each) => each.slot === slot);
  const { post } = call;
  const sees = readsWords(call, one);
  const isApprover = post !== null && PERMISSIONS['cases.decideDeferral'][post.role] !== undefined;
  const closed = isApprover ? mayNotDecide(one, post.role, approverOf(policy, child)) : null;
  const writer = one.by.post === null ? null : refOf(one.by.post);
  return {
    ...rowOf(one, child, policy, call),
    reason: one.reason,
    applicant: adult ? `${adult.relation} ${adult.name}` : '',
    writtenBy: writer && `${writer.title} ${writer.name}`.trim(),
    words: sees
      ? {
          note: opened(one.note, _id, 'note'),
          childSaid: childSaid === null ? null : opened(childSaid, _id, 'childSaid'),
        }
      : null,
    certificates: sees ? one.certificates.length : 0,
    paper: sees && one.paper !== null,
    decision: decisionOf(one, sees && post !== null, refOf),
    filedOn: one.filed?.on ?? null,
    endedOn: one.endedOn,
    mayPrint: decision !== null && mayHavePaper(call),
    appeal: decision?.granted === false ? DEFERRAL_APPEAL : null,
    acts: actsOn(call, one, closed),
    closed: one.state === 'applied' ? closed : null,
  };
}

function mayApply({ post, binding }: Call): boolean {
  const role = post?.role ?? 'guardian';
  return PERMISSIONS['cases.applyDeferral'][role] !== undefined && (binding === null || isLegalGuardian(binding.kind));
}

/** 一个孩子的缓学、休学 */
export const childDeferrals: Reading<'cases.childDeferrals'> = {
  request: childDeferralsRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async read(call, request) {
    const { store, county } = call;
    const child = await childOf(store, request.child);
    const [policy, all] = await Promise.all([
      policyFor(store, county, call.today),
      deferralsOf(store, county, child._id),
    ]);
    const posts = all.flatMap(({ by, decision }) => [by.post ?? [], decision?.by.post ?? []].flat());
    const refOf = await postRefs(store, posts);
    if (call.post !== null && all.some((one) => readsWords(call, one))) {
      await logAccess(store, call, { child: child._id, fields: ['deferral'], reason: '查看缓学、休学申请' });
    }
    const guardians = child.adults.filter(({ kind }) => isLegalGuardian(kind));
    return {
      child: { id: child._id, name: child.name, className: child.className },
      kind: kindFor(child),
      guardians: call.post === null ? [] : guardians.map(({ slot, name, relation }) => ({ slot, name, relation })),
      mayApply: mayApply(call) && !all.some(({ state }) => state === 'applied'),
      certificate: policy.get('deferral.certificate'),
      maxMonths: policy.get('deferral.maxMonths'),
      otherReasons: policy.get('deferral.otherReasons'),
      approver: APPROVER_TITLES[approverOf(policy, child)],
      items: all.map((one) => viewOf(one, child, policy, call, refOf)),
    };
  },
};
