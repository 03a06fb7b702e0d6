import { TODAY } from '../support/fixture';
import type { Caller } from './callers';
import { dangerOf } from './plant-danger';
import { CHILDREN, childOf, OWN, type Probe, probe } from './probe';
import type { Subject } from './subjects';

/** A file that names the caller, or one that names somebody else. */
const file = (subject: Subject, caller: Caller): string =>
  dangerOf(subject.kind === 'own' && subject.of !== undefined ? subject.of : caller.name);
const FILES = ['own', 'clerk'] as const;

/** 强制报告 and 走失. */
export const DANGERS: readonly Probe[] = [
  probe('cases.reportDanger', CHILDREN, (subject) => ({ child: childOf(subject), reason: 'unattended' })),
  probe('cases.danger', FILES, (subject, caller) => ({ danger: file(subject, caller) })),
  probe('cases.followDanger', FILES, (subject, caller) => ({ danger: file(subject, caller), words: '已上门' })),
  probe('cases.dangers', OWN, () => ({})),
  probe('cases.missing', CHILDREN, (subject) => ({ child: childOf(subject) })),
  probe('cases.askFamily', CHILDREN, (subject) => ({ child: childOf(subject), says: 'nobody' })),
  probe(
    'cases.foundMissing',
    CHILDREN,
    (subject) => ({ missing: `${childOf(subject)}:${TODAY}`, who: 'school', where: '操场' }),
    { after: ['ILLEGAL_STATE'] },
  ),
];
