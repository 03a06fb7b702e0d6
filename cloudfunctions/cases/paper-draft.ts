import type { RequestOf } from '#domain/api';
import { requireLawfulPaper } from '#domain/cases/paper-check';
import type { PaperContent } from '#domain/cases/paper-content';
import { draftClosed } from '#domain/cases/paper-rules';
import { PAPER_KINDS, type Paper } from '#domain/cases/papers';
import { found, refuse } from '#domain/errors';
import { canonical } from '#domain/letters/canonical';
import type { Call, Writing } from '../kit/handler';
import { keptContentOf } from '../kit/kept-papers';
import type { Transaction } from '../kit/store';
import { caseScope, childOfCase, pathsOf, type Rules, rulesFor } from './of-child';
import { by, composedDraft, type Drafting, requireAsDecided, versionInForce } from './paper-making';
import { draftPaperRequest } from './requests-papers';

const PAPERS_CAP = 99;

interface Prepared {
  readonly rules: Rules;
  readonly content: PaperContent;
}

/** What a paper of the chain says of its own: without facts and ruling it is none. */
function draftingOf({ kind, addressees, facts = '', ruling = '' }: RequestOf<'cases.draftPaper'>): Drafting {
  if (!PAPER_KINDS[kind].ofChain) {
    return { kind, addressees, facts: '', ruling: '' };
  }
  const missing = (['facts', 'ruling'] as const).find((field) => ({ facts, ruling })[field] === '');
  if (missing) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: missing, rule: '请填写' }] });
  }
  requireLawfulPaper(kind, [facts, ruling]);
  return { kind, addressees, facts, ruling };
}

/** Where the draft goes: in the place of the one before, or behind the last paper of its kind. */
async function placeFor(
  tx: Transaction,
  { case: one, kind }: RequestOf<'cases.draftPaper'>,
  organ: string,
): Promise<{ readonly id: string; readonly present: Paper | null }> {
  for (let n = 1; n <= PAPERS_CAP; n += 1) {
    const id = `${one}:${kind}:${n}`;
    const present = await tx.read('papers', id);
    if (!present || (present.state === 'draft' && present.organ === organ)) {
      return { id, present };
    }
  }
  return refuse('ILLEGAL_STATE', { message: '这类文书太多了，请县教育局核对后再办。' });
}

function paperOf(
  call: Call,
  request: RequestOf<'cases.draftPaper'>,
  content: PaperContent,
  child: string,
): Omit<Paper, '_id' | 'content' | 'rev'> {
  return {
    county: call.county,
    case: request.case,
    child,
    kind: request.kind,
    state: 'draft',
    organ: found(call.post).unit,
    number: null,
    addressees: request.addressees,
    template: content.template,
    digest: null,
    draftedAt: call.now,
    draftedBy: by(call),
    issuedAt: null,
    issuedBy: null,
    sealedCopy: null,
    voided: null,
  };
}

/** 起草文书 */
export const draftPaper: Writing<'cases.draftPaper'> = {
  request: draftPaperRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request): Promise<Prepared> {
    const one = found(await call.store.read('cases', request.case));
    const child = found(await childOfCase(call.store, request.case));
    const rules = await rulesFor(call.store, child, call.today);
    const closed = draftClosed({ one, rules }, request.kind);
    if (closed !== null) {
      refuse('ILLEGAL_STATE', { message: closed });
    }
    const template = await versionInForce(call.store, call.county, request.kind);
    const place = { one, child, rules, organ: found(call.post).unit };
    return { rules, content: await composedDraft(call, place, draftingOf(request), template) };
  },
  async write(tx, call, request, prepared) {
    const { rules, content } = prepared as Prepared;
    const one = found(await tx.read('cases', request.case));
    const closed = draftClosed({ one, rules }, request.kind);
    if (closed !== null) {
      refuse('ILLEGAL_STATE', { message: closed });
    }
    await requireAsDecided(tx, one, draftingOf(request));
    const { id, present } = await placeFor(tx, request, found(call.post).unit);
    const sealed = keptContentOf(id, canonical(content));
    const paper: Paper = {
      ...paperOf(call, request, content, one.child),
      _id: id,
      content: sealed,
      rev: (present?.rev ?? 0) + 1,
    };
    await (present ? tx.replace('papers', paper) : tx.create('papers', paper));
    return {
      reply: { paper: id },
      subject: `papers/${id}`,
      paths: pathsOf(one),
      change: { kind: request.kind, to: 'draft' },
      versions: { policy: rules.policy.version, template: content.template },
    };
  },
};
