import type { Post } from '#domain/accounts/documents';
import type { CaseWaits } from '#domain/accounts/me';
import type { Operation } from '#domain/api';
import { isReviewed } from '#domain/cases/chain';
import { approverOf } from '#domain/cases/deferral';
import type { Case } from '#domain/cases/documents';
import { isTermOver } from '#domain/cases/listing';
import { isPending } from '#domain/cases/referral';
import { isBouncedBack, waitsForReceiver } from '#domain/cases/transfer';
import type { PermissionRow } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Call } from '../kit/handler';
import { lateReferrals } from '../kit/open-cases';
import { policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';

const MANY = 99;
const LOOKED_AT = 300;
/** More than a township has at once. */
const ASKED = 50;

const atMost = (count: number): number => Math.min(MANY, count);

const may = ({ role }: Post, operation: Operation): boolean => {
  const row: PermissionRow = PERMISSIONS[operation];
  return row[role] !== undefined;
};

/** 等我们接收的, along the path of the receiver; what came back lies among our own. */
async function handedTo(store: Store, { county, path }: Post, own: readonly Case[]): Promise<number> {
  const range = { key: 'hostPath', under: path };
  const { items } = await store.page('cases', { equal: { county, closedOn: null }, range, limit: LOOKED_AT });
  const waiting = items.filter((one) => waitsForReceiver(one, path));
  const back = own.filter(isBouncedBack);
  return new Set([...waiting, ...back].map(({ _id }) => _id)).size;
}

async function reviewsOf(store: Store, { county, path }: Post): Promise<number> {
  const range = { key: 'nextDueAt' };
  const equal = { county, state: 'enforcementReview' };
  const { items } = await store.page('cases', { equal, range, limit: LOOKED_AT });
  const here = ({ dutyPath, residencePath, registeredPath }: Case): boolean =>
    [dutyPath, residencePath, registeredPath].some((one) => one?.startsWith(path));
  return items.filter((one) => here(one) && !isReviewed(one)).length;
}

async function entrustedTo(store: Store, { county, unit }: Post): Promise<number> {
  const range = { key: 'requestedOn' };
  const equal = { county, to: unit };
  const { items } = await store.page('entrustedServices', { equal, range, order: 'desc', limit: ASKED });
  const waiting = items.filter(({ acceptedOn }) => acceptedOn === null);
  const papers = await store.readAll('papers', [...new Set(waiting.map(({ paper }) => paper))]);
  // What was made void meanwhile is nobody's to serve.
  const standing = new Set(papers.filter(({ state }) => state === 'issued').map(({ _id }) => _id));
  return waiting.filter(({ paper }) => standing.has(paper)).length;
}

/** 等批准的, where the pack gives the decision to this very post. */
async function toDecide({ store, today }: Call, { county, line, path, role }: Post): Promise<number> {
  const under = line === 'government' ? path : `${county}/`;
  const [{ items }, policy] = await Promise.all([
    store.page('deferrals', {
      equal: { county, state: 'applied' },
      range: { key: 'dutyPath', under },
      limit: LOOKED_AT,
    }),
    policyFor(store, county, today),
  ]);
  return items.filter((one) => approverOf(policy, one) === role).length;
}

async function referredTo(store: Store, { county, unit }: Post): Promise<number> {
  const equal = { county, to: unit };
  const { items } = await store.page('referrals', { equal, range: { key: 'at' }, order: 'desc', limit: LOOKED_AT });
  return items.filter(({ state }) => isPending(state)).length;
}

async function lateOnes(call: Call, post: Post, open: readonly Case[]): Promise<number> {
  const { _id: id, county, role, line, unit, path } = post;
  const late = await lateReferrals({ ...call, county, post: { id, county, role, line, unit, path } });
  return open.filter(({ _id }) => late.has(_id)).length;
}

/** What belongs to this post, each from an index of its own. */
function countersOf(call: Call, post: Post, open: readonly Case[]): Readonly<Record<keyof CaseWaits, Counter>> {
  const { store, now } = call;
  const isTownship = post.line === 'government' && post.path !== `${post.unit}/`;
  const leads = may(post, 'cases.refer') && may(post, 'cases.list');
  return {
    handed: { is: may(post, 'cases.acceptTransfer') && isTownship, count: () => handedTo(store, post, open) },
    termOver: {
      is: may(post, 'cases.review') && isTownship,
      count: async () => open.filter((one) => isTermOver(one, now)).length,
    },
    referralLate: { is: leads && open.length > 0, count: () => lateOnes(call, post, open) },
    reviews: { is: may(post, 'cases.legalReview'), count: () => reviewsOf(store, post) },
    entrusted: { is: may(post, 'cases.entrustedServices'), count: () => entrustedTo(store, post) },
    deferrals: { is: may(post, 'cases.decideDeferral'), count: () => toDecide(call, post) },
    referred: { is: may(post, 'cases.referred'), count: () => referredTo(store, post) },
  };
}

interface Counter {
  readonly is: boolean;
  readonly count: () => Promise<number>;
}

/** 办理个案里等着的: a handful of small reads by index. @param open The open cases of the post, which are read anyway. */
export async function waitsOf(call: Call, post: Post, open: readonly Case[]): Promise<CaseWaits> {
  const counters = Object.entries(countersOf(call, post, open)).filter(([, { is }]) => is);
  const counts = await Promise.all(counters.map(async ([key, { count }]) => [key, atMost(await count())] as const));
  return Object.fromEntries(counts);
}
