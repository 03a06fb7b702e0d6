import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { TODAY } from '../support/fixture';
import type { Caller } from './callers';
import { CLASSES, childOf, OWN, type Probe, probe, UNITS, unitOf } from './probe';
import { HERE, type Subject } from './subjects';
import { fileOf, sceneOf, staffImportOf } from './world';

const SCENE = sceneOf(HERE, 'class');

/** The waiting posts of the main branch: of a school, and of a village. */
const waiting = (subject: Subject): string => {
  const unit = unitOf(subject);
  return `${unit}:${unit.includes('-g') ? 'gridWorker' : 'subjectTeacher'}:3`;
};
const given = (subject: Subject) => {
  const unit = unitOf(subject);
  return { unit, role: unit.includes('-g') ? 'gridWorker' : 'subjectTeacher' } as const;
};
const SOMEBODY = { name: '新来人', phone: '00000066666' } as const;
const ENDS = ['class', 'group'] as const;
const staffFileOf = (caller: Caller): string => fileOf(caller, 'staff');

export const ACCOUNTS: readonly Probe[] = [
  probe('accounts.me', OWN, () => ({})),
  probe('accounts.usePhone', OWN, () => ({ code: 'abc' }), { after: ['PHONE_CODE_INVALID'] }),
  probe('accounts.openCode', ['class'], () => ({ scene: SCENE })),
  probe('accounts.matchChildren', OWN, () => ({})),
  probe('accounts.confirmChild', ['child'], (subject) => ({ child: childOf(subject) })),
  probe('accounts.denyChild', ['child'], (subject) => ({ child: childOf(subject) })),
  probe('accounts.endBinding', ['child'], (subject) => ({ child: childOf(subject) })),
  probe('accounts.askBinding', OWN, (_subject, caller) => ({
    county: caller.county,
    childName: '娃a',
    lastFour: '000A',
    relation: 'father',
    name: '打听人',
  })),
  probe('accounts.bindInvitation', ['invitation'], () => ({ scene: sceneOf(HERE, 'invitation') }), {
    denied: ['PHONE_REQUIRED', 'PHONE_MISMATCH'],
  }),
  probe('accounts.childAccess', ['child', 'split', 'livesFar'], (subject) => ({ child: childOf(subject) })),
  probe('accounts.waitingBindings', CLASSES, (subject) => ({ unit: unitOf(subject) })),
  probe('accounts.decideBinding', ['child'], (subject) => ({
    binding: `${childOf(subject)}:${personIdOf(HERE, `o-${HERE}-waiting.a`)}`,
    decision: 'confirm',
    slot: 'guardian2',
  })),
  probe('accounts.meetingCode', ENDS, (subject) => ({ unit: unitOf(subject) })),
  probe('accounts.makeMeetingCode', ENDS, (subject) => ({ unit: unitOf(subject) })),
  probe('accounts.closeMeetingCode', ENDS, (subject) => ({
    scene: unitOf(subject).includes('-g') ? sceneOf(HERE, 'group') : SCENE,
  })),
  probe('accounts.staff', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('accounts.savePost', ENDS, (subject) => ({ ...given(subject), ...SOMEBODY, to: TODAY })),
  probe('accounts.handOver', ENDS, (subject) => ({ post: waiting(subject), ...SOMEBODY })),
  probe('accounts.endPost', ENDS, (subject) => ({ post: waiting(subject) })),
  probe('accounts.invite', ENDS, (subject) => ({ post: waiting(subject) })),
  probe('accounts.invitation', ENDS, (subject) => ({ post: waiting(subject) })),
  probe('accounts.planStaffImport', OWN, (_subject, caller) => ({ file: staffFileOf(caller) })),
  probe('accounts.commitStaffImport', OWN, (_subject, caller) => ({ file: staffFileOf(caller) })),
  probe('accounts.continueStaffImport', ['clerk'], () => ({ job: staffImportOf(HERE) })),
];

/** Posts that watch over others, and those of one's own rank: given from above only. */
export const APPOINTMENTS: readonly Probe[] = [
  probe('accounts.savePost', ['school'], () => ({ unit: 'yunling-s1', role: 'rosterClerk', ...SOMEBODY }), {
    as: '学籍管理员',
  }),
  probe('accounts.handOver', ['school'], () => ({ post: 'yunling-s1:principal:1', ...SOMEBODY }), { as: '校长' }),
  probe('accounts.handOver', ['village'], () => ({ post: 'yunling-t1-v1:villageHead:1', ...SOMEBODY }), {
    as: '村主任',
  }),
  probe('accounts.handOver', ['bureau'], () => ({ post: 'yunling-edu:bureauApprover:1', ...SOMEBODY }), {
    as: '审批人',
  }),
  probe('accounts.handOver', ['county'], () => ({ post: 'yunling:systemAdmin:1', ...SOMEBODY }), { as: '系统管理员' }),
  probe('accounts.handOver', ['county'], () => ({ post: 'yunling:privacyOfficer:1', ...SOMEBODY }), {
    as: '个人信息保护负责人',
  }),
];
