import type { RequestOf } from '#domain/api';
import type { Case, Contact } from '#domain/cases/documents';
import { settled } from '#domain/cases/follow';
import { nextState } from '#domain/cases/machine';
import { found, refuse } from '#domain/errors';
import { addDays, type PlainDate } from '#domain/plain-date';
import type { Encrypted } from '#domain/records';
import { leadTargets } from '#domain/statistics/targets';
import { factIdOf } from '../kit/facts';
import type { Call, Writing } from '../kit/handler';
import { encrypt } from '../kit/secrets';
import { caseScope, childOfCase, pathsOf, type Rules, rulesFor } from './of-child';
import { contactRequest } from './requests';

/** How far ahead the next contact can be agreed. */
const AHEAD_DAYS = 90;

interface Prepared {
  readonly rules: Rules;
  readonly said: { readonly childSaid: Encrypted | null; readonly note: Encrypted | null };
}

type Request = RequestOf<'cases.contact'>;

/** By person too: two phones that happen on one number write two records. */
const contactId = ({ person, operation, requestId }: Call, request: Request): string =>
  `${request.case}:${factIdOf(person, operation, requestId)}`;

function requireAhead(nextOn: PlainDate | undefined, today: PlainDate): void {
  if (nextOn !== undefined && (nextOn < today || nextOn > addDays(today, AHEAD_DAYS))) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'nextOn', rule: `请选今天到 ${AHEAD_DAYS} 天以内的日期` }] });
  }
}

/** What a family or a child said is special data: it is stored encrypted, bound to this contact. */
function protectedText(text: string | undefined, field: 'childSaid' | 'note', id: string): Encrypted | null {
  return text ? encrypt(text, { collection: 'contacts', field, id }) : null;
}

function contactOf(call: Call, request: Request, one: Case, said: Prepared['said']): Contact {
  const { kind, met, outcome, nextOn } = request;
  return {
    _id: contactId(call, request),
    county: one.county,
    case: one._id,
    child: one.child,
    kind,
    at: call.now,
    on: call.today,
    by: { person: call.person, post: call.post?.id ?? '' },
    met,
    outcome,
    ...said,
    nextOn: nextOn ?? null,
    line: call.post?.line ?? 'education',
  };
}

/** A parent, as far as who was met says: what a grandmother was told has not reached them. */
const hasReached = ({ met, outcome }: Contact): boolean =>
  outcome !== 'unreachable' && met.some((kind) => kind === 'father' || kind === 'mother');

export const contact: Writing<'cases.contact'> = {
  request: contactRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request): Promise<Prepared> {
    requireAhead(request.nextOn, call.today);
    const id = contactId(call, request);
    return {
      rules: await rulesFor(call.store, found(await childOfCase(call.store, request.case)), call.today),
      said: {
        childSaid: protectedText(request.childSaid, 'childSaid', id),
        note: protectedText(request.note, 'note', id),
      },
    };
  },
  async write(tx, call, request, prepared) {
    const { rules, said } = prepared as Prepared;
    const before = found(await tx.read('cases', request.case));
    const child = found(await tx.read('children', before.child));
    const state = nextState(before.state, 'contact') ?? refuse('ILLEGAL_STATE');
    const made = contactOf(call, request, before, said);
    const contacted: Case = {
      ...before,
      state,
      contacts: before.contacts + 1,
      homeVisits: before.homeVisits + (made.kind === 'homeVisit' ? 1 : 0),
      reached: before.reached + (hasReached(made) ? 1 : 0),
      lastContactOn: made.on,
      nextOn: made.nextOn,
      rev: before.rev + 1,
    };
    const after = settled(contacted, child, rules);
    await tx.create('contacts', made);
    await tx.replace('cases', after);
    return {
      reply: { case: after._id, contact: made._id, nextDueAt: after.nextDueAt },
      subject: `cases/${after._id}`,
      paths: pathsOf(before, after),
      change: { contact: made._id, kind: made.kind, outcome: made.outcome, contacts: after.contacts },
      versions: { policy: rules.policy.version },
      wakes: { reminders: [`case:${after._id}`], statistics: leadTargets(before, after, rules.term) },
    };
  },
};
