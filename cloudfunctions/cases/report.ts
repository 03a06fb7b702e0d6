import type { Case, CaseSignal } from '#domain/cases/documents';
import { caseId, reported } from '#domain/cases/follow';
import { nextState } from '#domain/cases/machine';
import { found, refuse } from '#domain/errors';
import type { ActingPost } from '#domain/permission';
import { POSTS, type Role } from '#domain/posts';
import { childScope } from '#domain/roster/scope';
import { isCounted } from '#domain/statistics/counts';
import { leadTargets } from '#domain/statistics/targets';
import type { Call, Writing } from '../kit/handler';
import { latestCase } from '../kit/open-cases';
import type { Transaction } from '../kit/store';
import { pathsOf, type Rules, rulesFor } from './of-child';
import { reportRequest } from './requests';

interface Prepared {
  readonly rules: Rules;
  /** Number of the latest round there was; 0: none. */
  readonly round: number;
}

function sourceOf({ role, line }: ActingPost): 'school' | 'village' | 'township' {
  if (line === 'education') {
    return 'school';
  }
  const units: readonly string[] = POSTS[role satisfies Role].units;
  return units.includes('township') ? 'township' : 'village';
}

/** The latest round, as it is in the transaction; a round begun since then counts. */
async function latestInside(tx: Transaction, child: string, round: number): Promise<Case | null> {
  const next = await tx.read('cases', caseId(child, round + 1));
  return next ?? (round > 0 ? tx.read('cases', caseId(child, round)) : null);
}

function signalOf(call: Call, post: ActingPost, reason: CaseSignal['reason']): CaseSignal {
  return {
    key: `report:${post.id}:${call.today}`,
    kind: sourceOf(post),
    on: call.today,
    at: call.now,
    ...(reason ? { reason } : {}),
  };
}

export const report: Writing<'cases.report'> = {
  request: reportRequest,
  async scope(asking, request) {
    const child = await asking.store.read('children', request.child);
    return child && childScope(child);
  },
  async prepare(call, request): Promise<Prepared> {
    const child = found(await call.store.read('children', request.child));
    const latest = await latestCase(call.store, call.county, child._id);
    return { rules: await rulesFor(call.store, child, call.today), round: latest?.round ?? 0 };
  },
  async write(tx, call, request, prepared) {
    const { rules, round } = prepared as Prepared;
    const post = call.post ?? refuse('FORBIDDEN');
    const child = found(await tx.read('children', request.child));
    const before = await latestInside(tx, child._id, round);
    if (!isCounted(child) || nextState(before?.state ?? 'none', 'report') === null) {
      refuse('ILLEGAL_STATE');
    }
    const made = reported(before, child, signalOf(call, post, request.reason), rules);
    const isNew = before?._id !== made._id;
    const after: Case = { ...made, rev: isNew ? 1 : before.rev + 1 };
    await (isNew ? tx.create('cases', after) : tx.replace('cases', after));
    return {
      reply: { case: after._id },
      subject: `cases/${after._id}`,
      paths: pathsOf(before, after),
      change: { from: before?.state ?? null, to: after.state, reason: request.reason },
      versions: { policy: rules.policy.version },
      wakes: { reminders: [`case:${after._id}`], statistics: leadTargets(before, after, rules.term) },
    };
  },
};
