import { plainDate } from '#domain/plain-date';
import { TODAY } from '../support/fixture';
import { CHILDREN, childOf, type Probe, probe, UNITS, unitOf } from './probe';
import { HERE, type Subject } from './subjects';

const caseOf = (subject: Subject): string => `${childOf(subject)}:1`;
const deferralOf = (subject: Subject): string => `${childOf(subject)}:asked`;
const deferral = (subject: Subject) => ({ deferral: deferralOf(subject) });
const JUDGED = { after: ['ILLEGAL_STATE'] } as const;
const UPLOAD = 'nothing';

/** 缓学、休学 and 移交. */
export const CASES_AWAY: readonly Probe[] = [
  probe('cases.beginDeferralFile', CHILDREN, (subject) => ({ child: childOf(subject), size: 100 })),
  probe('cases.finishDeferralFile', CHILDREN, (subject) => ({ child: childOf(subject), upload: UPLOAD }), {
    after: ['NOT_FOUND'],
  }),
  probe(
    'cases.applyDeferral',
    CHILDREN,
    (subject) => ({
      child: childOf(subject),
      reason: 'illness',
      from: TODAY,
      until: plainDate('2026-12-18'),
      note: '病了',
      certificates: [],
      told: 'guardian',
    }),
    { after: ['INVALID_ARGUMENT'] },
  ),
  probe('cases.withdrawDeferral', CHILDREN, deferral, JUDGED),
  probe(
    'cases.decideDeferral',
    CHILDREN,
    (subject) => ({ ...deferral(subject), granted: true, reasons: '属实', hearing: 'alone', childSaid: '好' }),
    JUDGED,
  ),
  probe('cases.fileDeferral', CHILDREN, deferral, JUDGED),
  probe('cases.endDeferral', CHILDREN, (subject) => ({ ...deferral(subject), on: TODAY }), JUDGED),
  probe('cases.deferrals', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('cases.childDeferrals', CHILDREN, (subject) => ({ child: childOf(subject) })),
  probe('cases.deferralFile', CHILDREN, (subject) => ({ ...deferral(subject), at: 0 }), { after: ['NOT_FOUND'] }),
  probe('cases.transfers', CHILDREN, (subject) => ({ case: caseOf(subject) })),
  probe(
    'cases.transfer',
    CHILDREN,
    (subject) => ({ case: caseOf(subject), to: `${HERE}-t10`, reason: '搬走了' }),
    // To where it lives already.
    { after: ['INVALID_ARGUMENT'] },
  ),
  probe('office.transferLetter', CHILDREN, (subject) => ({ case: caseOf(subject), n: 2, format: 'docx' })),
  // Nothing is decided yet.
  probe('office.deferralPaper', CHILDREN, (subject) => ({ ...deferral(subject), format: 'docx' }), JUDGED),
  probe('cases.acceptTransfer', CHILDREN, (subject) => ({ case: caseOf(subject) }), JUDGED),
  probe('cases.bounce', CHILDREN, (subject) => ({ case: caseOf(subject), reason: '没有来' }), JUDGED),
];
