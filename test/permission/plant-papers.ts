import type { Case } from '#domain/cases/documents';
import type { PaperContent } from '#domain/cases/paper-content';
import type { EntrustedService, Paper } from '#domain/cases/papers';
import type { Child } from '#domain/roster/documents';
import { encrypt } from '../../cloudfunctions/kit/secrets';
import { NOW, TODAY } from '../support/fixture';

const BY = { person: 'nobody', post: 'nobody' } as const;

/** A draft of a notice of the first township, addressed to the first guardian. */
export function noticeOf(one: Case): Paper {
  const _id = `${one._id}:notice:1`;
  const content: PaperContent = {
    v: 1,
    kind: 'notice',
    title: '限期复学通知书',
    number: null,
    organ: '一乡人民政府',
    phone: '',
    addressees: [{ slot: 'guardian', name: '妈', relation: '母亲' }],
    child: { name: '娃', sex: 'female', birthMonth: '2015-05', school: '', className: '' },
    body: [],
    rights: [],
    online: '',
    firstSchoolDay: null,
    facts: '',
    ruling: '',
    issuedOn: null,
    template: 1,
  };
  return {
    _id,
    county: one.county,
    case: one._id,
    child: one.child,
    kind: 'notice',
    state: 'draft',
    organ: `${one.county}-t1`,
    number: null,
    addressees: ['guardian'],
    template: 1,
    content: encrypt(JSON.stringify(content), { collection: 'papers', field: 'content', id: _id }),
    digest: null,
    draftedAt: NOW,
    draftedBy: BY,
    issuedAt: null,
    issuedBy: null,
    sealedCopy: null,
    voided: null,
    rev: 1,
  };
}

/** A request to a township of another county, which waits for its letter. */
export function entrustedOf(paper: Paper): EntrustedService {
  const _id = `${paper._id}:guardian`;
  return {
    _id,
    county: paper.county,
    case: paper.case,
    paper: paper._id,
    addressee: 'guardian',
    to: null,
    toPath: null,
    place: encrypt('外省', { collection: 'entrustedServices', field: 'place', id: _id }),
    requestedOn: TODAY,
    by: BY,
    acceptedOn: null,
    acceptance: null,
    rev: 1,
  };
}

/** A request to the township in which the child lives, which took it. */
export function takenOf(paper: Paper, { residencePath }: Pick<Child, 'residencePath'>): EntrustedService {
  const to = residencePath?.split('/')[1] ?? null;
  const _id = `${paper._id}:guardian2`;
  return {
    ...entrustedOf(paper),
    _id,
    addressee: 'guardian2',
    to,
    toPath: to && `${paper.county}/${to}/`,
    place: encrypt('一组', { collection: 'entrustedServices', field: 'place', id: _id }),
    acceptedOn: to === null ? null : TODAY,
  };
}
