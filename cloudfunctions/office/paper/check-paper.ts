import type { Paper } from '#domain/cases/papers';
import { canonical } from '#domain/letters/canonical';
import { readCoded } from '#domain/letters/check-code';
import type { CheckedPaper } from '#domain/office/api-forms';
import { PAPER_CODE_LENGTH, paperCheckCode } from '#domain/office/case-paper';
import { scope } from '#domain/permission';
import { dayOf } from '#domain/plain-date';
import { spend } from '../../kit/access-log';
import type { Reading } from '../../kit/handler';
import { contentOf } from '../../kit/kept-papers';
import { digest } from '../../kit/sealing';
import { checkPaperRequest } from '../requests-forms';

const HOUR_MS = 3_600_000;
const TRIES_AN_HOUR = 30;
/** Numbers are unique; were one given twice, both would be told. */
const MOST = 2;

/** What is kept, looked at anew: whether it still has the digest under which it was issued. Of child and guardians nothing. */
function checked(paper: Paper): CheckedPaper {
  const { title, number, organ } = contentOf(paper);
  return {
    title,
    number: number ?? '',
    organ,
    issuedOn: dayOf(paper.issuedAt ?? paper.draftedAt),
    isVoid: paper.state === 'void',
    isGenuine: digest(canonical(contentOf(paper))).sm3 === paper.digest?.sm3,
  };
}

/** 查验文书: by number and check code together, as they stand on it; either alone finds nothing. */
export const checkPaper: Reading<'office.checkPaper'> = {
  request: checkPaperRequest,
  scope: async ({ county }) => (county === null ? null : scope(county)),
  async read(call, request) {
    await spend(call.store, call, 'paperCode', TRIES_AN_HOUR, HOUR_MS);
    const code = readCoded(request.code, PAPER_CODE_LENGTH);
    const { items } = code
      ? await call.store.page('papers', { equal: { county: call.county, number: request.number }, limit: MOST })
      : { items: [] };
    const same = items.filter(({ digest: own }) => own !== null && paperCheckCode(own) === code);
    return { papers: same.map(checked) };
  },
};
