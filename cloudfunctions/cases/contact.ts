import type { RequestOf } from '#domain/api';
import { contactFrom, isCounted, nextProblem } from '#domain/cases/contact-rules';
import { type Case, type Contact, VISITS_CAP } from '#domain/cases/documents';
import { settled } from '#domain/cases/follow';
import { nextState } from '#domain/cases/machine';
import { found, refuse } from '#domain/errors';
import { type PlainDate, spokenDate } from '#domain/plain-date';
import type { Encrypted } from '#domain/records';
import { leadTargets } from '#domain/statistics/targets';
import { factIdOf } from '../kit/facts';
import type { Call, Writing } from '../kit/handler';
import { encrypt } from '../kit/secrets';
import { heldPhotos } from './contact-photo';
import { caseScope, childOfCase, pathsOf, type Rules, rulesFor } from './of-child';
import { contactRequest } from './requests';

/** How far ahead the next contact can be agreed. */

interface Prepared {
  readonly rules: Rules;
  readonly said: Pick<Contact, 'childSaid' | 'note' | 'place'>;
  readonly photos: readonly string[];
}

type Request = RequestOf<'cases.contact'>;

/** By person too: two phones that happen on one number write two records. */
const contactId = ({ person, operation, requestId }: Call, request: Request): string =>
  `${request.case}:${factIdOf(person, operation, requestId)}`;

/** The day of the contact: what waited on a phone without network comes later. A phone's clock that goes ahead is not believed. */
const dayOfContact = ({ on }: Request, today: PlainDate): PlainDate => (on !== undefined && on < today ? on : today);

/** Of this case: a contact of long before it belongs to another one. */
function requireDay(one: Case, on: PlainDate, today: PlainDate): void {
  const from = contactFrom(one, today);
  if (on < from) {
    const rule = `请选${spokenDate(from, today)}到今天的日期`;
    refuse('INVALID_ARGUMENT', { message: `${rule}。`, fields: [{ path: 'on', rule }] });
  }
}

function requireAhead(nextOn: PlainDate | undefined, on: PlainDate): void {
  const rule = nextOn === undefined ? null : nextProblem(nextOn, on);
  if (rule !== null) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'nextOn', rule }] });
  }
}

/** What a family or a child said is special data: it is stored encrypted, bound to this contact. */
function protectedText(text: string | undefined, field: 'childSaid' | 'note' | 'place', id: string): Encrypted | null {
  return text ? encrypt(text, { collection: 'contacts', field, id }) : null;
}

function contactOf(call: Call, request: Request, one: Case, { said, photos }: Prepared): Contact {
  const { kind, met, outcome, nextOn, companions = [], heard = null } = request;
  return {
    _id: contactId(call, request),
    county: one.county,
    case: one._id,
    child: one.child,
    kind,
    at: call.now,
    on: dayOfContact(request, call.today),
    by: { person: call.person, post: call.post?.id ?? '' },
    met,
    outcome,
    companions,
    heard,
    photos,
    ...said,
    nextOn: nextOn ?? null,
    line: call.post?.line ?? 'education',
  };
}

/** A parent, as far as who was met says: what a grandmother was told has not reached them. */
const hasReached = ({ met, outcome }: Contact): boolean =>
  outcome !== 'unreachable' && met.some((kind) => kind === 'father' || kind === 'mother');

/** About a hundred metres: nearer than anybody needs to know where a family lives. */
const rough = (degrees: number): string => degrees.toFixed(3);

async function requirePosts({ store, county }: Call, ids: readonly string[]): Promise<void> {
  const posts = await store.readAll('posts', ids);
  if (posts.length < new Set(ids).size || posts.some((post) => post.county !== county)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'companions', rule: '同行的岗位里，有的已经不在了' }] });
  }
}

/** 家访 stand in the case by their days: from them it follows when people confer. */
const visited = ({ homeVisits, visits = [] }: Case, { on, at }: Contact): Pick<Case, 'homeVisits' | 'visits'> => ({
  homeVisits: homeVisits + 1,
  visits: [...visits, { on, at }].slice(-VISITS_CAP),
});

/** Those of before these were kept count as they did then. */
function counting(before: Case, made: Contact): Pick<Case, 'counted' | 'countedVisits'> {
  const { contacts, homeVisits, counted = contacts, countedVisits = homeVisits } = before;
  const one = isCounted(made) ? 1 : 0;
  return { counted: counted + one, countedVisits: countedVisits + (made.kind === 'homeVisit' ? one : 0) };
}

export const contact: Writing<'cases.contact'> = {
  request: contactRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request): Promise<Prepared> {
    const on = dayOfContact(request, call.today);
    requireDay(found(await call.store.read('cases', request.case)), on, call.today);
    requireAhead(request.nextOn, on);
    await requirePosts(call, request.companions ?? []);
    const { place } = request;
    const id = contactId(call, request);
    return {
      rules: await rulesFor(call.store, found(await childOfCase(call.store, request.case)), call.today),
      said: {
        childSaid: protectedText(request.childSaid, 'childSaid', id),
        note: protectedText(request.note, 'note', id),
        place: protectedText(place && [place.latitude, place.longitude].map(rough).join(), 'place', id),
      },
      photos: await heldPhotos(call, id, request.photos ?? []),
    };
  },
  async write(tx, call, request, prepared) {
    const ready = prepared as Prepared;
    const { rules } = ready;
    const before = found(await tx.read('cases', request.case));
    const child = found(await tx.read('children', before.child));
    const state = nextState(before.state, 'contact') ?? refuse('ILLEGAL_STATE');
    const made = contactOf(call, request, before, ready);
    const contacted: Case = {
      ...before,
      state,
      contacts: before.contacts + 1,
      ...counting(before, made),
      ...(made.kind === 'homeVisit' ? visited(before, made) : {}),
      reached: before.reached + (hasReached(made) ? 1 : 0),
      // One that comes late says nothing of what was agreed since.
      ...(before.lastContactOn === null || made.on >= before.lastContactOn
        ? { lastContactOn: made.on, nextOn: made.nextOn }
        : {}),
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
