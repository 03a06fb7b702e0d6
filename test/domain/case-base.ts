import type { Case } from '#domain/cases/documents';
import { instantAt, plainDate } from '#domain/plain-date';

/** The first day of a walk. */
export const FIRST_DAY = plainDate('2026-09-03');
/** A lead of that day, with nothing done yet. */
export const BASE: Case = {
  _id: 'kid:1',
  county: 'yunling',
  child: 'kid',
  round: 1,
  state: 'lead',
  openedOn: FIRST_DAY,
  openedAt: instantAt(FIRST_DAY, '09:00'),
  closedOn: null,
  signals: [],
  urgent: false,
  classId: 'k1',
  eduPath: 'yunling-edu/s1/y5/k1/',
  residencePath: 'yunling/t1/v1/g1/',
  registeredPath: 'yunling/t1/v1/g1/',
  dutyPath: 'yunling/t1/v1/g1/',
  assignee: null,
  steps: [],
  before: null,
  lastAttendedOn: plainDate('2026-09-02'),
  contacts: 0,
  homeVisits: 0,
  reached: 0,
  lastContactOn: null,
  nextOn: null,
  nextDueAt: null,
  nextClock: null,
  clockProblem: null,
  rev: 1,
};
