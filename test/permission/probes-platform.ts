import { TODAY } from '../support/fixture';
import { CHILDREN, childOf, OWN, type Probe, probe, UNITS, unitOf } from './probe';

/** 学籍系统比对. A pasted table is about what the caller reaches; a row about anybody else matches nobody. */
export const PLATFORM: readonly Probe[] = [
  probe('cases.platform', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('office.platformList', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('cases.platformChild', CHILDREN, (subject) => ({ child: childOf(subject) })),
  probe('cases.setPlatformMark', CHILDREN, (subject) => ({ child: childOf(subject), mark: 'suspected', on: TODAY })),
  probe(
    'cases.turnRecord',
    CHILDREN,
    (subject) => ({ child: childOf(subject), act: 'open', fault: 'problem', on: TODAY }),
    { after: ['ILLEGAL_STATE'] },
  ),
  probe('cases.readPlatformTable', OWN, () => ({ text: '学校\t姓名\t标注\n没有这所\t没有人\t辍学' })),
  probe('cases.savePlatformTable', OWN, () => ({ text: '学校\t姓名\t标注\n没有这所\t没有人\t辍学' }), {
    after: ['INVALID_ARGUMENT'],
  }),
];
