import { PLAIN_STEPS } from '#domain/cases/api-steps';
import { TODAY } from '../support/fixture';
import { CHILDREN, childOf, type Probe, probe } from './probe';
import type { Subject } from './subjects';

const caseOf = (subject: Subject): string => `${childOf(subject)}:1`;
/** Whoever may is told by table and guards that the state does not allow it: the answer of one who may ask. */
const JUDGED = { after: ['ILLEGAL_STATE'] } as const;
/** Nothing was uploaded for it. */
const UNPROVED = { after: ['ILLEGAL_STATE', 'NOT_FOUND'] } as const;
const UPLOAD = 'nothing';

/** 办理: one operation for each step. */
export const CASE_STEPS: readonly Probe[] = [
  ...PLAIN_STEPS.map((step) => probe(`cases.${step}`, CHILDREN, (subject) => ({ case: caseOf(subject) }), JUDGED)),
  probe('cases.plan', CHILDREN, (subject) => ({
    case: caseOf(subject),
    causes: ['migration'],
    measures: ['affection'],
  })),
  probe('cases.confer', CHILDREN, (subject) => ({
    case: caseOf(subject),
    on: TODAY,
    people: '村委会、学校',
    decision: '周末再上门',
  })),
  probe('cases.pause', CHILDREN, (subject) => ({ case: caseOf(subject), from: TODAY, to: TODAY, reason: 'disaster' })),
  probe('cases.claimReturn', CHILDREN, (subject) => ({ case: caseOf(subject), on: TODAY })),
  probe('cases.beginProof', CHILDREN, (subject) => ({ case: caseOf(subject), size: 100 })),
  probe('cases.finishProof', CHILDREN, (subject) => ({ case: caseOf(subject), upload: UPLOAD }), UNPROVED),
  probe(
    'cases.proposeExclusion',
    CHILDREN,
    (subject) => ({ case: caseOf(subject), reason: 'elsewhere', proof: UPLOAD }),
    UNPROVED,
  ),
  probe('cases.proposeReopening', CHILDREN, (subject) => ({ case: caseOf(subject), proof: UPLOAD }), UNPROVED),
  probe('cases.end', CHILDREN, (subject) => ({ case: caseOf(subject), reason: 'deceased', proof: UPLOAD }), UNPROVED),
];
