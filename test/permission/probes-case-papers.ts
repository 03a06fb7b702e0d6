import { NATIONAL_WORDINGS } from '#domain/cases/paper-wording';
import { TODAY } from '../support/fixture';
import { CHILDREN, childOf, OWN, type Probe, probe } from './probe';
import { HERE, type Subject, type SubjectName } from './subjects';

const COUNTY = ['county'] as const satisfies readonly SubjectName[];
const caseOf = (subject: Subject) => ({ case: `${childOf(subject)}:1` });
const paperOf = (subject: Subject) => ({ ...caseOf(subject), paper: `${childOf(subject)}:1:notice:1` });
/** A draft in a case that is a lead yet: the table says no to whoever may ask. */
const JUDGED = { after: ['ILLEGAL_STATE'] } as const;
/** Nothing was uploaded for it. */
const UNPROVED = { after: ['NOT_FOUND'] } as const;
const UPLOAD = 'nothing';
const slot = 'guardian' as const;

/** 文书: one operation for each thing that is done with a paper. */
export const CASE_PAPERS: readonly Probe[] = [
  probe('cases.paperTemplates', OWN, () => ({})),
  probe('cases.savePaperTemplate', COUNTY, () => ({ kind: 'notice', from: 1, ...NATIONAL_WORDINGS.notice })),
  probe(
    'cases.draftPaper',
    CHILDREN,
    (subject) => ({ ...caseOf(subject), kind: 'notice', addressees: [slot] }),
    JUDGED,
  ),
  probe('cases.issueNotice', CHILDREN, paperOf, JUDGED),
  probe('cases.voidPaper', CHILDREN, (subject) => ({ ...paperOf(subject), reason: 'mistake' }), JUDGED),
  probe('cases.sealPaper', CHILDREN, (subject) => ({ ...paperOf(subject), scan: UPLOAD }), UNPROVED),
  probe(
    'cases.serveNotice',
    CHILDREN,
    (subject) => ({ ...paperOf(subject), addressee: slot, method: 'direct', on: TODAY, servers: ['甲'], proof: [] }),
    JUDGED,
  ),
  probe(
    'cases.strikeService',
    CHILDREN,
    (subject) => ({ ...paperOf(subject), service: `${childOf(subject)}:1:notice:1:guardian:1`, why: '签收的不是本人' }),
    // Nothing was served: there is no record to strike.
    { after: ['ILLEGAL_STATE', 'NOT_FOUND'] },
  ),
  probe(
    'cases.confirmAddress',
    CHILDREN,
    (subject) => ({ ...caseOf(subject), slot, on: TODAY, address: '家里', scan: UPLOAD }),
    UNPROVED,
  ),
  probe(
    'cases.entrustService',
    CHILDREN,
    (subject) => ({ ...paperOf(subject), addressee: slot, to: `${HERE}-t10`, place: '远村' }),
    // Its own township entrusts nothing to itself.
    { after: ['ILLEGAL_STATE', 'NOT_FOUND'] },
  ),
  probe(
    'cases.acceptService',
    CHILDREN,
    (subject) => ({ entrusted: `${childOf(subject)}:1:notice:1:guardian`, letter: UPLOAD }),
    UNPROVED,
  ),
  probe('cases.entrustedServices', OWN, () => ({})),
  probe('cases.reviews', OWN, () => ({})),
  probe(
    'cases.nameOfficers',
    CHILDREN,
    (subject) => ({
      ...caseOf(subject),
      officers: [
        { name: '甲', certificate: '1' },
        { name: '乙', certificate: '2' },
      ],
    }),
    JUDGED,
  ),
  probe('cases.answerStatement', CHILDREN, (subject) => ({ ...caseOf(subject), on: TODAY, received: false }), JUDGED),
  probe('cases.legalReview', CHILDREN, (subject) => ({ ...caseOf(subject), agrees: true, opinion: '合法' }), JUDGED),
  probe('cases.decide', CHILDREN, paperOf, JUDGED),
  probe('cases.goToCourt', CHILDREN, paperOf, JUDGED),
  // A reviewer is told that the case is not in review.
  probe('cases.papers', CHILDREN, caseOf, JUDGED),
  probe('cases.paper', CHILDREN, paperOf, JUDGED),
  probe('office.casePaper', CHILDREN, (subject) => ({ ...paperOf(subject), format: 'docx' }), JUDGED),
  // The paper is a draft, which nobody serves.
  probe(
    'office.receiptForm',
    CHILDREN,
    (subject) => ({ ...paperOf(subject), addressee: slot, format: 'docx' }),
    JUDGED,
  ),
  // Taken by the township, but of a draft.
  probe(
    'office.entrustedSheet',
    ['child'],
    (subject) => ({ entrusted: `${paperOf(subject).paper}:guardian2`, sheet: 'receipt', format: 'docx' }),
    JUDGED,
  ),
  probe('office.checkPaper', OWN, () => ({ number: '一乡限返〔2026〕1号', code: 'ABCD-EFGH-JKMN' })),
  probe('office.visitForm', CHILDREN, (subject) => ({ ...caseOf(subject), format: 'docx' })),
  probe('cases.myNotices', CHILDREN, (subject) => ({ child: childOf(subject) })),
];
