import { addDays } from '#domain/plain-date';
import { TODAY } from '../support/fixture';
import { referralOf } from './plant-referral';
import { CHILDREN, childOf, OWN, type Probe, probe } from './probe';
import type { Subject } from './subjects';

const caseOf = (subject: Subject): string => `${childOf(subject)}:1`;
const referral = (subject: Subject) => ({ referral: referralOf(childOf(subject)) });
const DEPARTMENT = ['department'] as const;
const words = { facts: '请查一下' };

/** 部门转介. */
export const REFERRALS: readonly Probe[] = [
  probe('cases.referrals', CHILDREN, (subject) => ({ case: caseOf(subject) })),
  probe('cases.previewReferral', CHILDREN, (subject) => ({ case: caseOf(subject), matter: 'whereabouts', words })),
  probe(
    'cases.refer',
    CHILDREN,
    (subject) => ({
      case: caseOf(subject),
      matter: 'relief',
      to: 'yunling-d10',
      dueOn: addDays(TODAY, 10),
      familyAgreed: true,
      words,
    }),
    // A lead is looked into first.
    { after: ['ILLEGAL_STATE'] },
  ),
  // Taken back meanwhile by somebody of the row below.
  probe('office.referralLetter', CHILDREN, (subject) => ({ ...referral(subject), format: 'docx' }), {
    after: ['ILLEGAL_STATE'],
  }),
  probe('cases.revokeReferral', CHILDREN, (subject) => ({ ...referral(subject), reason: '转错了' })),
  probe('cases.referred', OWN, () => ({})),
  probe('cases.referral', DEPARTMENT, referral),
  probe('cases.answerReferral', DEPARTMENT, (subject) => ({ ...referral(subject), act: 'accepted', words: '' })),
];
