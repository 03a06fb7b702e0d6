import { found } from '#domain/errors';
import { TODAY } from '../support/fixture';
import { CALLERS, type Caller, isPost } from './callers';
import { ABSENT_ON } from './plant';
import { CHILDREN, CLASSES, childOf, EDUCATION, MESSAGES, OWN, type Probe, probe, UNITS, unitOf } from './probe';
import type { Subject } from './subjects';
import { messageOf } from './world';

const caseOf = (subject: Subject): string => `${childOf(subject)}:1`;
const sheetOf = (subject: Subject): string => `${unitOf(subject)}:${ABSENT_ON}:morning`;

const message = (subject: Subject, caller: Caller): string => {
  const of = subject.kind === 'own' ? subject.of : undefined;
  return messageOf(of === undefined ? caller : found(CALLERS.find((one) => one.name.startsWith(`${of} `))));
};

/** Whom each post that assigns can make responsible for a child: somebody below it, or beside it on its own unit. */
function assigneeFor(caller: Caller): string {
  const education = isPost(caller) && ['principal', 'bureauOfficer'].includes(caller.who);
  return education ? 'yunling-s1:principal:1' : 'yunling-t1-v1:villageHead:1';
}

export const ATTENDANCE: readonly Probe[] = [
  probe('attendance.today', CLASSES, (subject) => ({ unit: unitOf(subject) })),
  probe('attendance.submit', CLASSES, (subject) => ({ unit: unitOf(subject), date: TODAY, absent: [] })),
  probe('attendance.undo', CLASSES, (subject) => ({ sheet: sheetOf(subject) }), { after: ['UNDO_OVER'] }),
  probe('attendance.correct', CLASSES, (subject) => ({
    sheet: sheetOf(subject),
    child: childOf({ kind: 'place', under: [], child: 'a' }),
    from: 'unexcused',
    to: 'sick',
    why: '家长来电说明',
  })),
  probe('attendance.sheet', CLASSES, (subject) => ({ unit: unitOf(subject), date: ABSENT_ON })),
  probe('attendance.week', CLASSES, (subject) => ({ unit: unitOf(subject) })),
  probe('attendance.classes', EDUCATION, (subject) => ({ unit: unitOf(subject) })),
  probe('attendance.absent', UNITS, (subject) => ({ unit: unitOf(subject), date: ABSENT_ON })),
];

export const CASES: readonly Probe[] = [
  probe('cases.list', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('cases.signs', CLASSES, (subject) => ({ unit: unitOf(subject) })),
  probe('cases.noteSigns', CHILDREN, (subject) => ({ child: childOf(subject), signs: ['late'] }), {
    after: ['ILLEGAL_STATE'],
  }),
  probe('cases.followSigns', CHILDREN, (subject) => ({ child: childOf(subject), kind: 'phone', outcome: 'agreed' }), {
    after: ['ILLEGAL_STATE'],
  }),
  probe('cases.settleSigns', CHILDREN, (subject) => ({ child: childOf(subject) }), { after: ['ILLEGAL_STATE'] }),
  probe('cases.case', CHILDREN, (subject) => ({ case: caseOf(subject) })),
  probe('cases.candidates', CHILDREN, (subject) => ({ case: caseOf(subject) })),
  probe('cases.assign', ['child'], (subject, caller) => ({ case: caseOf(subject), post: assigneeFor(caller) })),
  probe('cases.contact', CHILDREN, (subject) => ({
    case: caseOf(subject),
    kind: 'phone',
    met: ['mother'],
    outcome: 'hesitating',
  })),
  probe('cases.phone', CHILDREN, (subject) => ({ case: caseOf(subject), slot: 'guardian' })),
  probe('cases.companions', CHILDREN, (subject) => ({ case: caseOf(subject) })),
  probe('cases.carry', CHILDREN, (subject) => ({ case: caseOf(subject) })),
  probe(
    'cases.contactPhoto',
    CHILDREN,
    (subject) => ({ case: caseOf(subject), contact: `${caseOf(subject)}:none`, at: 0 }),
    {
      after: ['NOT_FOUND'],
    },
  ),
  probe('cases.report', CHILDREN, (subject) => ({ child: childOf(subject), reason: 'notAttending' })),
];

export const REMINDERS: readonly Probe[] = [
  probe('reminders.inbox', OWN, () => ({})),
  probe('reminders.unreadCount', OWN, () => ({})),
  probe('reminders.message', MESSAGES, (subject, caller) => ({ message: message(subject, caller) })),
  probe('reminders.read', MESSAGES, (subject, caller) => ({ message: message(subject, caller) })),
  probe('reminders.answer', MESSAGES, (subject, caller) => ({
    message: message(subject, caller),
    answer: 'today',
  })),
  probe('reminders.subscriptions', OWN, () => ({})),
  probe('reminders.subscribed', OWN, () => ({ answers: [{ template: 'return-template', answer: 'accept' }] })),
  probe('reminders.unread', CLASSES, (subject) => ({ unit: unitOf(subject) })),
];

export const STATISTICS: readonly Probe[] = [
  probe('statistics.board', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('statistics.list', UNITS, (subject) => ({ unit: unitOf(subject), what: 'children' })),
  probe('statistics.recount', UNITS, (subject) => ({ unit: unitOf(subject) })),
];
