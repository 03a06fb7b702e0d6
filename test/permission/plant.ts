import type { Binding, Code, Person, Post } from '#domain/accounts/documents';
import type { RollSheet } from '#domain/attendance/documents';
import type { Case } from '#domain/cases/documents';
import type { Unit } from '#domain/jurisdiction';
import { instantAt, plainDate } from '#domain/plain-date';
import type { Incoming } from '#domain/records';
import { absenceCause, messageId } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Child, Household, WorkbookRows } from '#domain/roster/documents';
import { blind, encrypt, personIdOf } from '../../cloudfunctions/kit/secrets';
import { childId, NOW, phoneOf, TODAY } from '../support/fixture';

export const YESTERDAY = plainDate('2026-11-17');
export const ABSENT_ON = plainDate('2026-11-16');

export function personNamed(county: string, openid: string, name: string, phone: string | null): Person {
  const _id = personIdOf(county, openid);
  const place = (field: string) => ({ collection: 'people', field, id: _id });
  return {
    _id,
    county,
    openid: encrypt(openid, place('openid')),
    name,
    phone: phone === null ? null : encrypt(phone, place('phone')),
    phoneBlind: phone === null ? null : blind('phone', county, phone),
    phoneVerifiedAt: phone === null ? null : NOW,
    rev: 1,
  };
}

/** The phone of the first adult of a fixture child. */
export const adultPhone = (key: string): string => phoneOf(key.charCodeAt(0));

/** Another child like one of the fixture, elsewhere. */
export function childLike(child: Child, key: string, places: Partial<Child>): Child {
  const _id = childId(child.county, key);
  const phone = adultPhone(key);
  const name = `娃${key}`;
  const adults = child.adults.map((adult) =>
    adult.slot === 'guardian'
      ? {
          ...adult,
          phone: encrypt(phone, { collection: 'children', field: 'adults.guardian.phone', id: _id }),
          phoneBlind: blind('phone', child.county, phone),
        }
      : adult,
  );
  const birthDate = encrypt('2015-05-06', { collection: 'children', field: 'birthDate', id: _id });
  const lastFourBlind = blind('lastFour', child.county, `${name}\n000${key.toUpperCase()}`);
  return { ...child, _id, name, pinyin: `w${key} wa${key}`, birthDate, lastFourBlind, adults, ...places };
}

export function leadOf(child: Child): Case {
  return {
    _id: `${child._id}:1`,
    county: child.county,
    child: child._id,
    round: 1,
    state: 'lead',
    openedOn: YESTERDAY,
    openedAt: instantAt(YESTERDAY),
    closedOn: null,
    signals: [{ key: `absence:${YESTERDAY}`, kind: 'absence', on: YESTERDAY, at: instantAt(YESTERDAY), days: 3 }],
    urgent: false,
    classId: child.classId,
    eduPath: child.eduPath,
    residencePath: child.residencePath,
    registeredPath: child.registeredPath,
    dutyPath: child.dutyPath,
    assignee: null,
    steps: [],
    before: null,
    lastAttendedOn: null,
    homeVisits: 0,
    reached: 0,
    nextClock: null,
    clockProblem: null,
    contacts: 0,
    lastContactOn: null,
    nextOn: null,
    nextDueAt: NOW + 3_600_000,
    rev: 1,
  };
}

/** The roll of two days ago, with one child absent. */
export function sheetOf(county: string, klass: { _id: string; path: string }, child: string): RollSheet {
  const takenAt = instantAt(ABSENT_ON) + 28_800_000;
  return {
    _id: `${klass._id}:${ABSENT_ON}:morning`,
    county,
    classId: klass._id,
    eduPath: klass.path,
    date: ABSENT_ON,
    session: 'morning',
    takenAt,
    undoneAt: null,
    takenBy: { person: personIdOf(county, `o-${county}-classTeacher`), post: `${klass._id}:classTeacher:1` },
    enrolled: 4,
    present: 3,
    absent: 1,
    unexcused: 1,
    marks: [{ child, reason: 'unexcused', markedAt: takenAt }],
    corrections: [],
    rev: 1,
  };
}

/** A delivered 返校提醒 of today. */
export function reminderFor(child: Child, receiver: string): Message {
  const cause = absenceCause(child._id, TODAY);
  return {
    _id: messageId(cause, 'returnToSchool', receiver),
    county: child.county,
    cause,
    kind: 'returnToSchool',
    receiver,
    child: child._id,
    path: child.eduPath ?? '',
    state: 'delivered',
    urgent: false,
    sendAt: NOW - 60_000,
    createdAt: NOW - 120_000,
    deliveredAt: NOW - 60_000,
    readAt: null,
    answer: null,
    answeredAt: null,
    alarmedAt: null,
    push: null,
    data: { date: TODAY, days: 1 },
    rev: 1,
  };
}

export function bindingOf(child: Child, openid: string, state: Binding['state']): Binding {
  const person = personIdOf(child.county, openid);
  return {
    _id: `${child._id}:${person}`,
    county: child.county,
    child: child._id,
    person,
    slot: 'guardian2',
    kind: 'parent',
    state,
    proof: 'teacher',
    classId: child.classId,
    asked: 'father',
    from: NOW - 86_400_000,
    to: state === 'refused' ? NOW - 3_600_000 : null,
    rev: 1,
  };
}

export function codeOf(county: string, _id: string, purpose: Code['purpose'], target: string): Code {
  return { _id, county, purpose, target, until: NOW + 86_400_000, cap: 100, used: 0, by: target, rev: 1 };
}

/** A post that waits for somebody with a phone. */
export function waitingPost(base: Post, n: number, phone: string, invitation: string | null): Post {
  const _id = `${base.unit}:${base.role}:${n}`;
  return {
    ...base,
    _id,
    n,
    name: '候任人',
    phone: encrypt(phone, { collection: 'posts', field: 'phone', id: _id }),
    phoneBlind: blind('phone', base.county, phone),
    holder: null,
    invitation,
  };
}

/** A workbook as `office` would have read it. */
export function workbookPage(county: string, file: string, rows: readonly (readonly string[])[]): WorkbookRows {
  const _id = `${file}:0`;
  const text = JSON.stringify(rows.map((cells, at) => ({ n: at + 1, cells })));
  return {
    _id,
    county,
    file,
    n: 0,
    rows: encrypt(text, { collection: 'workbookRows', field: 'rows', id: _id }),
    until: NOW + 86_400_000,
  };
}

/** The file of which those rows are, as somebody uploaded it. */
export function keptFile(county: string, _id: string, by: string): Incoming {
  const path = `incoming/${_id}.xlsx`;
  const file = { path, source: '', size: 100, sha256: '', kept: '', state: 'kept' } as const;
  return { _id, county, purpose: 'workbook', by, post: null, ...file, at: NOW };
}

/** Every protected field of a child filled, with numbers that can be nobody's. */
export function withNumbers(child: Child): Child {
  const sealed = (field: string, text: string) => encrypt(text, { collection: 'children', field, id: child._id });
  return {
    ...child,
    idNumber: sealed('idNumber', '990101201505060028'),
    registerNumber: sealed('registerNumber', 'G990101201505060028'),
    address: sealed('address', '一组 3 号'),
    health: sealed('health', '良好'),
  };
}

export const householdOf = (group: Unit): Household => ({
  _id: `${group._id}~1`,
  county: group.county,
  group: group._id,
  path: group.path,
  head: '户主人',
  number: '1',
  address: null,
  rev: 1,
});
