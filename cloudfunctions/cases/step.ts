import type { Operation, RequestOf } from '#domain/api';
import { acted } from '#domain/cases/act';
import type { Stepped } from '#domain/cases/api-steps';
import { BACK_DAYS } from '#domain/cases/contact-rules';
import type { Case } from '#domain/cases/documents';
import { settled } from '#domain/cases/follow';
import type { CaseEvidence, Situation } from '#domain/cases/situation';
import type { CaseStep, StepAction, StepDetails } from '#domain/cases/steps';
import { found, refuse } from '#domain/errors';
import { addDays, type PlainDate } from '#domain/plain-date';
import { leadTargets } from '#domain/statistics/targets';
import type { Outcome } from '../kit/facts';
import type { Call, Writing } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { caseScope, childOfCase, pathsOf, type Rules, rulesFor } from './of-child';
import { evidenceFor, situationOf } from './situation';

/** Operations that take one step of a case. */
type StepOperation<A extends StepAction> = `cases.${A}` & Operation;

/** How an act of a case is made of a request. */
interface Making<A extends StepAction, O extends Operation> {
  readonly action: A;
  readonly request: Writing<O>['request'];
  /** What it leaves in the case. `kept`: what `keep` made of the request before the transaction. */
  readonly details: (call: Call, request: RequestOf<O>, situation: Situation, kept: unknown) => StepDetails[A];
  /** The day of the thing itself; today where the request names none. */
  readonly on?: (request: RequestOf<O>) => PlainDate;
  /** Plain work before the transaction: files to be held, texts to be checked. */
  readonly keep?: (call: Call, request: RequestOf<O>) => Promise<unknown>;
  /** Documents of its own that go with the step. */
  readonly beside?: (tx: Transaction, call: Call, request: RequestOf<O>, after: Case) => Promise<void>;
  /** What the guards are told of the request. */
  readonly about?: (request: RequestOf<O>) => Partial<Pick<Situation, 'ending' | 'paper' | 'returnOn'>>;
}

interface Prepared extends Judged {
  readonly kept: unknown;
}

export function requirePast(on: PlainDate, today: PlainDate): void {
  if (on > today || on < addDays(today, -BACK_DAYS)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'on', rule: `请选今天或之前 ${BACK_DAYS} 天以内的日期` }] });
  }
}

type CaseRequest = { readonly case: string };

/** What a step is judged by besides the case: read before the transaction. */
export interface Judged {
  readonly rules: Rules;
  readonly evidence: CaseEvidence;
}

export async function judgedFor(call: Call, id: string): Promise<Judged> {
  const one = found(await call.store.read('cases', id));
  const child = found(await childOfCase(call.store, id));
  const rules = await rulesFor(call.store, child, call.today);
  return { rules, evidence: await evidenceFor(call, one, child, rules) };
}

/** One act on a case: what it leaves, on which day, and what the guards are told of it. */
export interface Taking<A extends StepAction> {
  readonly action: A;
  readonly on: PlainDate;
  readonly details: StepDetails[A];
  readonly about?: Partial<Pick<Situation, 'ending' | 'paper' | 'returnOn'>> | undefined;
}

/** The case with one step more, judged on the case as it is in the transaction. @throws {Refusal} ILLEGAL_STATE */
export async function takeStep<A extends StepAction>(
  tx: Transaction,
  call: Call,
  before: Case,
  { rules, evidence }: Judged,
  { action, on, details, about }: Taking<A>,
): Promise<Case> {
  const child = found(await tx.read('children', before.child));
  const by = { person: call.person, post: call.post?.id ?? null };
  const step = { action, at: call.now, on, by, ...details } as CaseStep;
  const after = settled(acted({ ...situationOf(call, before, rules, evidence), ...about }, step), child, rules);
  await tx.replace('cases', after);
  return after;
}

/** What a step leaves behind it, for the fact and whoever looks again. */
export function stepOutcome<R>(before: Case, after: Case, rules: Rules, action: StepAction, reply: R): Outcome<R> {
  return {
    reply,
    subject: `cases/${after._id}`,
    paths: pathsOf(before, after),
    change: { step: action, from: before.state, to: after.state },
    versions: { policy: rules.policy.version },
    wakes: { reminders: [`case:${after._id}`], statistics: leadTargets(before, after, rules.term) },
  };
}

/** 办理一步: table and guards judge it again inside the transaction, on the case as it is there. */
export function stepping<A extends StepAction, O extends StepOperation<A>>(making: Making<A, O>): Writing<O> {
  const write: Writing<O>['write'] = async (tx, call, request, prepared) => {
    const { kept, ...judged } = prepared as Prepared;
    const before = found(await tx.read('cases', (request as CaseRequest).case));
    const situation = { ...situationOf(call, before, judged.rules, judged.evidence), ...making.about?.(request) };
    const after = await takeStep(tx, call, before, judged, {
      action: making.action,
      on: making.on?.(request) ?? call.today,
      details: making.details(call, request, situation, kept),
      about: making.about?.(request),
    });
    await making.beside?.(tx, call, request, after);
    const reply: Stepped = { case: after._id, state: after.state };
    return stepOutcome(before, after, judged.rules, making.action, reply as never);
  };
  return {
    request: making.request,
    scope: (asking, request) => caseScope(asking.store, (request as CaseRequest).case),
    async prepare(call, request): Promise<Prepared> {
      const judged = await judgedFor(call, (request as CaseRequest).case);
      return { ...judged, kept: await making.keep?.(call, request) };
    },
    write,
  };
}
