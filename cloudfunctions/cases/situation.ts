import { absenceSpell, SPELL_DAYS } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import { chainOf } from '#domain/cases/chain';
import type { Case } from '#domain/cases/documents';
import { lastAttended, lastUnexcused } from '#domain/cases/signals';
import type { CaseEvidence, Situation } from '#domain/cases/situation';
import { isReceiverOf } from '#domain/cases/transfer';
import { refuse } from '#domain/errors';
import { type Line, unitsOf } from '#domain/jurisdiction';
import type { PlainDate } from '#domain/plain-date';
import { POSTS, postId } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';
import type { Rules } from './of-child';
import { sheetsOf } from './react';

const CONTACTS_CAP = 200;
const MONTHS_A_YEAR = 12;
/** Named as such: 城关街道, 城关街道办事处. */
const STREET_OFFICE = /街道(?:办事处|办)?$/;

/** Full years on a day: of a month of birth the whole month must be over, so that nobody is called older than they are. */
export function fullYears(birthMonth: string, today: PlainDate): number | null {
  const [year, month] = birthMonth.split('-').map(Number);
  const [thisYear, thisMonth] = today.split('-').map(Number);
  if (!year || !month || !thisYear || !thisMonth) {
    return null;
  }
  return Math.floor(((thisYear - year) * MONTHS_A_YEAR + thisMonth - month - 1) / MONTHS_A_YEAR);
}

/** 责任到人: the posts that answer for a child by themselves: its class, and the heads of the places where it lives and is counted. */
function answering(child: Child): readonly { readonly id: string; readonly line: Line }[] {
  const places = [...unitsOf(child.dutyPath ?? ''), ...unitsOf(child.residencePath ?? '')];
  const government = [...new Set(places)].flatMap((unit) =>
    (['groupLeader', 'gridWorker', 'villageHead', 'townshipEducationOfficer'] as const).map((role) =>
      postId(unit, role),
    ),
  );
  const education = child.classId === null ? [] : [postId(child.classId, 'classTeacher')];
  return [
    ...government.map((id) => ({ id, line: 'government' as const })),
    ...education.map((id) => ({ id, line: 'education' as const })),
  ];
}

/** Whether somebody holds a post that answers for the child, on either line; whoever was named for it counts as such. */
async function responsibleFor(
  store: Store,
  child: Child,
  assignee: string | null,
): Promise<CaseEvidence['responsible']> {
  const asked = answering(child);
  const ids = [...new Set([...asked.map(({ id }) => id), ...(assignee === null ? [] : [assignee])])];
  const held = (await store.readAll('posts', ids.slice(0, 100))).filter(({ holder }) => holder !== null);
  const isHeld = (line: Line): boolean => held.some((post) => POSTS[post.role].line === line);
  return { government: isHeld('government'), education: isHeld('education') };
}

/** Everybody who has worked on the case; who only reviewed it has not. */
async function workersOf(store: Store, one: Case): Promise<string[]> {
  const equal = { county: one.county, case: one._id };
  const [contacts, papers, services] = await Promise.all([
    store.page('contacts', { equal, range: { key: 'at' }, limit: CONTACTS_CAP }),
    store.page('papers', { equal, range: { key: 'draftedAt' }, limit: CONTACTS_CAP }),
    store.page('services', { equal, range: { key: 'at' }, limit: CONTACTS_CAP }),
  ]);
  const stepped = one.steps.flatMap(({ action, by }) => (action === 'legalReview' ? [] : (by.person ?? [])));
  const drafted = papers.items.map(({ draftedBy }) => draftedBy.person);
  return [...new Set([...[...contacts.items, ...services.items].map(({ by }) => by.person), ...drafted, ...stepped])];
}

/** What stands outside of the case and an act is judged by: read before the transaction. */
export async function evidenceFor(call: Call, one: Case, child: Child, rules: Rules): Promise<CaseEvidence> {
  const { store, today } = call;
  const days = schoolDaysBack(rules.calendars, today, SPELL_DAYS);
  const [sheets, responsible, workers, unit] = await Promise.all([
    sheetsOf(store, child, days),
    responsibleFor(store, child, one.assignee),
    workersOf(store, one),
    call.post && store.read('units', call.post.unit),
  ]);
  return {
    responsible,
    presentOn: lastAttended({ child, days, sheets }),
    absentOn: lastUnexcused({ child, days, sheets }),
    unexcusedDays: absenceSpell(child._id, sheets, days).unexcusedDays,
    age: fullYears(child.birthMonth, today),
    workers,
    chain: chainOf(one, rules),
    isReceiver: call.post !== null && isReceiverOf(one, call.post.path),
    ofStreetOffice: unit?.kind === 'township' && STREET_OFFICE.test(unit.name),
  };
}

/** The case, the caller and everything around it, as table and guards ask. */
export function situationOf(call: Call, one: Case, rules: Rules, evidence: CaseEvidence): Situation {
  const { role, line } = call.post ?? refuse('FORBIDDEN');
  const { now, today, person } = call;
  // Of the case as it is now, which may have gone on since the evidence was read.
  return {
    one,
    rules,
    now,
    today,
    evidence: { ...evidence, chain: chainOf(one, rules) },
    actor: { person, role, line },
  };
}
