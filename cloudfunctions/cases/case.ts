import type { CasePage, Reachable } from '#domain/cases/api';
import { conferDue } from '#domain/cases/confer-due';
import type { Case } from '#domain/cases/documents';
import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { addDays, instantAt } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Adult, Child } from '#domain/roster/documents';
import { maskedPhone } from '#domain/roster/mask';
import { logAccess } from '../kit/access-log';
import type { Call, Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { seenAround } from './contact-events';
import { eventsOf } from './events';
import { papersPast } from './events-papers';
import { referralPast, referralPosts, withReferrals } from './events-referrals';
import { standingOf } from './lawful';
import { caseScope, rulesFor } from './of-child';
import { postRefs } from './post-refs';
import { caseRequest } from './requests';
import { rollDays } from './roll-days';
import { evidenceFor, situationOf } from './situation';

const SHOWN_DAYS = 15;
const A_PAGE = 100;
const MESSAGES_SHOWN = 60;

function reachableOf(child: Child, { slot, kind, relation, name, phone }: Adult): Reachable {
  const place = { collection: 'children', field: `adults.${slot}.phone`, id: child._id };
  return { slot, kind, relation, name, phone: phone === null ? null : maskedPhone(decrypt(phone, place)) };
}

type NameOf = (id: string | undefined) => string;

export async function unitNames(
  store: Store,
  child: Child,
): Promise<{ readonly nameOf: NameOf; readonly school: string }> {
  const paths = [child.eduPath, child.residencePath, child.registeredPath];
  const ids = [...new Set(paths.flatMap((path) => unitsOf(path ?? '')))];
  const units = new Map<string, Unit>((await store.readAll('units', ids)).map((unit) => [unit._id, unit]));
  const school = unitsOf(child.eduPath ?? '').find((id) => units.get(id)?.kind === 'school');
  const nameOf: NameOf = (id) => units.get(id ?? '')?.name ?? '';
  return { nameOf, school: nameOf(school) };
}

/** 青石镇 上村 一组; of a county's own child the county is left out. */
export function placeWords(path: string | null, nameOf: NameOf): string {
  return unitsOf(path ?? '')
    .slice(1)
    .map(nameOf)
    .join(' ');
}

async function childCard(store: Store, child: Child): Promise<CasePage['child']> {
  const { nameOf, school } = await unitNames(store, child);
  return {
    id: child._id,
    name: child.name,
    sex: child.sex,
    birthMonth: child.birthMonth,
    className: child.className,
    school,
    residence: placeWords(child.residencePath, nameOf),
    registered: placeWords(child.registeredPath, nameOf),
    unlisted: child.state === 'unlisted',
    boarding: child.boarding,
    reachable: child.adults.map((adult) => reachableOf(child, adult)),
  };
}

async function happened(call: Call, one: Case) {
  const { store, county } = call;
  const desc = { order: 'desc' as const };
  const [facts, reports, contacts, messages] = await Promise.all([
    store.page('facts', {
      equal: { county, subject: `cases/${one._id}` },
      range: { key: 'at' },
      ...desc,
      limit: A_PAGE,
    }),
    // How a child on no roll became known stands with the child.
    store.page('facts', { equal: { county, subject: `children/${one.child}` }, range: { key: 'at' }, limit: A_PAGE }),
    store.page('contacts', { equal: { county, case: one._id }, range: { key: 'at' }, ...desc, limit: A_PAGE }),
    store.page('messages', {
      equal: { county, child: one.child },
      // What was sent after a round was over belongs to the next one.
      range: {
        key: 'createdAt',
        from: instantAt(one.openedOn) - SHOWN_DAYS * 86_400_000,
        ...(one.closedOn === null ? {} : { below: instantAt(addDays(one.closedOn, 1)) }),
      },
      ...desc,
      limit: MESSAGES_SHOWN,
    }),
  ]);
  return { facts: [...facts.items, ...reports.items], contacts: contacts.items, messages: messages.items };
}

/** What a family or child said is special data: who reads it stands in the access log, before it is given. */
async function logReading(call: Call, one: Case, contacts: Awaited<ReturnType<typeof happened>>['contacts']) {
  if (contacts.some((contact) => contact.childSaid !== null || contact.note !== null)) {
    await logAccess(call.store, call, { child: one.child, fields: ['contacts'], reason: '办理个案' });
  }
}

/** How many visits ask for a conference that has not been held. */
function owedConference(one: Case, policy: Policy): number | null {
  const due = conferDue(one, policy);
  return due === null || due.metOn !== null ? null : due.visits;
}

export const casePage: Reading<'cases.case'> = {
  request: caseRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request): Promise<CasePage> {
    const { store, now } = call;
    const one = found(await store.read('cases', request.case));
    const child = found(await store.read('children', one.child));
    const county = found(await store.read('counties', call.county));
    const [card, days, past] = await Promise.all([childCard(store, child), rollDays(call, child), happened(call, one)]);
    await logReading(call, one, past.contacts);
    const rules = await rulesFor(store, child, call.today);
    const evidence = await evidenceFor(call, one, child, rules);
    const assigned = past.facts.map((fact) => (fact.operation === 'cases.assign' ? String(fact.change['to']) : ''));
    const stepped = one.steps.flatMap(({ by }) => by.post ?? []);
    const papers = await papersPast(call, one);
    const sent = await referralPast(call, one);
    const acting = [
      ...(papers?.services ?? []).map(({ by }) => by.post),
      ...stepped,
      ...referralPosts(sent),
      ...past.facts.map((fact) => fact.actor.post ?? ''),
      ...past.contacts.flatMap(({ by, companions = [] }) => [by.post, ...companions]),
    ];
    const refOf = await postRefs(store, [one.assignee ?? '', ...assigned, ...acting].filter(Boolean));
    return {
      id: one._id,
      state: one.state,
      urgent: one.urgent,
      openedOn: one.openedOn,
      signals: one.signals,
      nextDueAt: one.nextDueAt,
      nextClock: one.nextClock,
      clockProblem: one.clockProblem,
      overdue: one.nextDueAt !== null && one.nextDueAt < now,
      child: card,
      assignee: one.assignee === null ? null : refOf(one.assignee),
      conferDue: owedConference(one, rules.policy),
      days,
      events: withReferrals(
        eventsOf(
          {
            ...past,
            signals: one.signals,
            steps: one.steps,
            papers,
            seen: await seenAround(call, child, past.contacts),
          },
          refOf,
        ),
        sent,
        refOf,
      ),
      ...standingOf(situationOf(call, one, rules, evidence), refOf),
      demo: county.demo,
    };
  },
};
