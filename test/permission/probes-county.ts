import { plainDate } from '#domain/plain-date';
import { TODAY } from '../support/fixture';
import type { Caller } from './callers';
import { CHILDREN, CLASSES, childOf, GOVERNMENT, OWN, type Probe, probe, UNITS, unitOf } from './probe';
import { HERE, type Subject } from './subjects';
import { fileOf, importOf } from './world';

const SCHOOLS = ['school', 'bureau'] as const;
const BODY = {
  terms: [{ term: 'autumn', from: plainDate('2027-09-01'), to: plainDate('2028-01-20') }],
  holidays: [],
  makeUpDays: [],
  closures: [],
  longWeek: null,
} as const;
/** A calendar that is not there yet: of the year after the next. */
const YEAR = '2027-2028';

const child = (subject: Subject): string => childOf(subject);
const revealed = (field: 'phone.guardian' | 'idNumber' | 'health' | 'address', as: string): Probe =>
  probe('roster.reveal', ['child'], (subject) => ({ child: child(subject), field, reason: '核对家庭信息' }), { as });
/** The import of the school's clerk. */
const job = (): string => importOf(HERE);
const ownFile = (caller: Caller): string => fileOf(caller, 'children');

export const COUNTY: readonly Probe[] = [
  probe('county.calendar', SCHOOLS, (subject) => ({ unit: unitOf(subject) })),
  probe('county.saveCalendar', SCHOOLS, (subject) => ({ unit: unitOf(subject), schoolYear: YEAR, rev: 0, ...BODY })),
  probe('county.dropCalendar', SCHOOLS, (subject) => ({ unit: unitOf(subject), schoolYear: '2026-2027', rev: 1 }), {
    after: ['VERSION_CONFLICT', 'ILLEGAL_STATE'],
  }),
  probe('county.holidays', OWN, () => ({})),
  probe('county.saveHolidays', OWN, () => ({
    year: '2026',
    rev: 0,
    holidays: [],
    makeUpDays: [],
    closures: [{ from: plainDate('2026-12-28'), to: plainDate('2026-12-28'), name: '本地节日' }],
    source: '县政府通知',
  })),
  probe('county.policy', OWN, () => ({})),
  probe('county.policyDiff', OWN, () => ({ version: 1 })),
  probe('county.savePolicy', OWN, () => ({ version: 1, from: TODAY, overrides: [] })),
  probe('county.onboarding', OWN, () => ({})),
  probe('county.tickStep', OWN, () => ({ step: 'policy', done: true }), { after: ['ILLEGAL_STATE'] }),
  probe('county.trial', OWN, () => ({})),
  probe('county.trialState', OWN, () => ({})),
];

export const ROSTER: readonly Probe[] = [
  probe('roster.units', ['village', 'school'], (subject) => ({ parent: unitOf(subject) })),
  probe('roster.saveUnit', ['grade', 'village'], (subject) => ({
    parent: unitOf(subject),
    kind: unitOf(subject).includes('-v') ? 'group' : 'class',
    name: '新设一处',
  })),
  probe('roster.planImport', ['school'], (subject, caller) => ({
    file: ownFile(caller),
    kind: 'children',
    unit: unitOf(subject),
  })),
  probe('roster.importReport', ['school'], () => ({ job: job() })),
  probe('roster.commitImport', ['school'], () => ({ job: job() })),
  probe('roster.continueImport', ['school'], () => ({ job: job() }), { after: ['NOT_FOUND'] }),
  probe('roster.importProgress', ['school'], () => ({ job: job() })),
  probe('roster.classChildren', CLASSES, (subject) => ({ classId: unitOf(subject) })),
  probe('roster.child', CHILDREN, (subject) => ({ child: child(subject) })),
  probe('roster.reveal', CHILDREN, (subject) => ({
    child: child(subject),
    field: 'phone.guardian',
    reason: '联系家长返校',
  })),
  revealed('idNumber', '身份证件号'),
  revealed('health', '健康状况'),
  revealed('address', '住址'),
  probe('roster.search', OWN, () => ({ text: '娃' })),
  probe('roster.myHouseholds', GOVERNMENT, (subject) => ({ unit: unitOf(subject) })),
  probe('roster.household', ['group'], (subject) => ({ household: `${unitOf(subject)}~1` })),
  probe('roster.reportUnlisted', ['group', 'village'], (subject) => ({
    name: '路边娃',
    sex: 'male',
    birthMonth: '2014-03',
    unit: unitOf(subject),
    note: 'newcomer',
  })),
  // Into a class that the same people reach.
  probe('roster.moveClass', ['child'], (subject) => ({
    child: child(subject),
    classId: `${HERE}-s1-y5-k10`,
    rev: 1,
  })),
  probe('roster.moveResidence', ['child', 'livesFar', 'learnsFar'], (subject) => ({
    child: child(subject),
    which: 'residence',
    unit: `${HERE}-t1-v10`,
    rev: 1,
  })),
];

export const OFFICE: readonly Probe[] = [
  probe('office.beginUpload', OWN, () => ({ size: 1000 })),
  probe('office.readWorkbook', OWN, (_subject, caller) => ({ upload: ownFile(caller) }), { after: ['FILE_CORRUPT'] }),
  probe('office.template', OWN, () => ({ kind: 'staff' })),
  // The clerk's own report: it holds the rows unmasked, as they were sent.
  probe('office.rowReport', ['school'], () => ({ job: job() })),
  probe('office.caseList', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('office.staffReport', OWN, (_subject, caller) => ({ file: fileOf(caller, 'staff') })),
];
