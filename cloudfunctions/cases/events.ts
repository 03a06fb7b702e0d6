import type { CaseEvent, PostRef } from '#domain/cases/api';
import { type CaseSignal, type Contact, REPORT_REASONS, type ReportReason } from '#domain/cases/documents';
import type { CaseStep } from '#domain/cases/steps';
import { dayOf } from '#domain/plain-date';
import type { Fact } from '#domain/records';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message, MessageKind } from '#domain/reminders/documents';
import { UNLISTED_NOTES, type UnlistedNote } from '#domain/roster/api';
import { contactEvent, type SeenAround } from './contact-events';
import { type PaperPast, serviceEvent } from './events-papers';

const TOLD: readonly MessageKind[] = [
  'returnToSchool',
  'absenceDay1',
  'absenceDay2',
  'missingChild',
  'childFound',
  'leadOpened',
];

type RefOf = (post: string) => PostRef;

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

const isReason = (value: string): value is ReportReason => Object.hasOwn(REPORT_REASONS, value);
const isNote = (value: string): value is UnlistedNote => Object.hasOwn(UNLISTED_NOTES, value);

/** 当时的天数: a signal as the fact of that day wrote it down, however long the absence grew since. */
function frozen({ at, change }: Fact, signals: readonly CaseSignal[]): CaseSignal[] {
  const written = Array.isArray(change['signals']) ? change['signals'].map((one) => word(one).split(' ')) : [];
  const days = new Map(written.map(([key = '', count]) => [key, Number(count)]));
  return signals
    .filter((signal) => signal.at <= at && (days.size === 0 || days.has(signal.key)))
    .map((signal) => {
      const then = days.get(signal.key);
      return then ? { ...signal, days: then } : signal;
    });
}

function followedEvent(fact: Fact, signals: readonly CaseSignal[]): CaseEvent[] {
  const { at, change } = fact;
  const [from, to] = [word(change['from']), word(change['to'])];
  // 再次辍学 opens its round where the last one was lost.
  if ((to === 'lead' && from !== 'lead') || (to === 'persuading' && from === 'relapsed')) {
    return [{ kind: 'opened', at, signals: frozen(fact, signals) }];
  }
  return to === 'none' && from === 'lead' ? [{ kind: 'withdrawn', at }] : [];
}

/** What a fact about a case says on its timeline; contacts stand there by themselves. */
function factEvent(fact: Fact, signals: readonly CaseSignal[], refOf: RefOf): CaseEvent[] {
  const { at, change, operation } = fact;
  const by = refOf(fact.actor.post ?? '');
  switch (operation) {
    case 'cases.followed':
      return followedEvent(fact, signals);
    case 'roster.reportUnlisted': {
      const note = word(change['note']);
      return isNote(note) ? [{ kind: 'unlisted', at, note, by }] : [];
    }
    case 'cases.assign':
      return [{ kind: 'assigned', at, to: refOf(word(change['to'])), by }];
    case 'cases.report': {
      const reason = word(change['reason']);
      return isReason(reason) ? [{ kind: 'reported', at, reason, by }] : [];
    }
    default:
      return [];
  }
}

/** Messages of one kind and day are one line: who got each of them is not what a reader asks. */
function messageEvents(messages: readonly Message[]): CaseEvent[] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.deliveredAt !== null && TOLD.includes(message.kind)) {
      const key = [message.kind, personOfReceiver(message.receiver) === null, dayOf(message.deliveredAt)].join();
      groups.set(key, [...(groups.get(key) ?? []), message]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [messageEvent(first, group)] : [];
  });
}

function messageEvent({ kind, receiver }: Message, group: readonly Message[]): CaseEvent {
  return {
    kind: 'message',
    at: Math.min(...group.map((message) => message.deliveredAt ?? message.createdAt)),
    message: kind,
    toFamily: personOfReceiver(receiver) !== null,
    sent: group.length,
    read: group.filter((message) => message.readAt !== null).length,
    answers: group.flatMap((message) => message.answer ?? []),
  };
}

function stepEvent(step: CaseStep, refOf: RefOf, past: PaperPast | null): CaseEvent[] {
  const { at, on, by } = step;
  // A proved service stands there by itself, with everything that was tried before it.
  if (step.action === 'serveNotice' && past !== null) {
    return [];
  }
  const paper = 'paper' in step ? (past?.named.get(step.paper) ?? null) : null;
  return [{ kind: 'step', at, on, step, by: by.post === null ? null : refOf(by.post), paper }];
}

/** 经过: everything that happened, newest first. */
export function eventsOf(
  from: {
    readonly facts: readonly Fact[];
    readonly contacts: readonly Contact[];
    readonly messages: readonly Message[];
    readonly signals: readonly CaseSignal[];
    readonly steps: readonly CaseStep[];
    /** Null for whoever may not read papers. */
    readonly papers: PaperPast | null;
    readonly seen: SeenAround;
  },
  refOf: RefOf,
): CaseEvent[] {
  return [
    ...from.facts.flatMap((fact) => factEvent(fact, from.signals, refOf)),
    ...from.contacts.map((contact) => contactEvent(contact, refOf, from.seen)),
    ...messageEvents(from.messages),
    ...from.steps.flatMap((step) => stepEvent(step, refOf, from.papers)),
    ...(from.papers?.services ?? []).flatMap((service) => serviceEvent(service, from.papers, refOf)),
  ].sort((a, b) => b.at - a.at);
}
