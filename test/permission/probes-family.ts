import { CHILDREN, childOf, type Probe, probe } from './probe';

/** 谁在帮助: what a family sees of its own case. */
export const CASE_FAMILY: readonly Probe[] = [
  probe('cases.myHelp', CHILDREN, (subject) => ({ child: childOf(subject) })),
];

export const CASE_FAMILY_RULES = `
cases.myHelp | guardian | own child | yes
cases.myHelp | guardian | another's child | no
cases.myHelp | townshipApprover classTeacher villageHead | in reach | no
`;
