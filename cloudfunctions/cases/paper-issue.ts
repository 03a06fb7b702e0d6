import type { PaperContent } from '#domain/cases/paper-content';
import { numberId, paperNumber } from '#domain/cases/paper-number';
import { voidClosed } from '#domain/cases/paper-rules';
import type { Paper } from '#domain/cases/papers';
import { found, refuse } from '#domain/errors';
import { canonical } from '#domain/letters/canonical';
import { holdCopy } from '../kit/files';
import type { Call, Writing } from '../kit/handler';
import { contentOf, keptContentOf } from '../kit/kept-papers';
import { derivedId } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { caseScope, childOfCase, pathsOf } from './of-child';
import { by, composedDraft, digestOf, ofCase, requireAsDecided, requireOrgan } from './paper-making';
import { ofPaperRequest, sealPaperRequest, voidPaperRequest } from './requests-papers';
import { type Judged, judgedFor, stepOutcome, takeStep } from './step';

interface Prepared extends Judged {
  readonly organName: string;
  /** The paper as it would be drafted now. */
  readonly fresh: string;
}

/** 取号: the next of organ, kind and year, in the transaction that issues; so that there is no gap and no double. */
async function nextNumber(tx: Transaction, call: Call, { organ, kind }: Paper): Promise<number> {
  const id = numberId(organ, kind, call.today.slice(0, 4));
  const present = await tx.read('numbers', id);
  const next = { _id: id, county: call.county, last: (present?.last ?? 0) + 1, rev: (present?.rev ?? 0) + 1 };
  await (present ? tx.replace('numbers', next) : tx.create('numbers', next));
  return next.last;
}

/** What is signed is what was seen: a draft that would be made otherwise today is drafted again. */
function requireFresh(paper: Paper, fresh: string): PaperContent {
  const content = contentOf(paper);
  return canonical(content) === fresh
    ? content
    : refuse('ILLEGAL_STATE', { message: '起草以后名册、校历、标准或个案有变化，请重新起草再制发。' });
}

function requireDraft(paper: Paper): void {
  if (paper.state !== 'draft') {
    refuse('ILLEGAL_STATE', { message: paper.state === 'void' ? '这份文书已经作废。' : '这份文书已经制发。' });
  }
}

/** 制发: number, day and digest; step of the case and paper in one transaction. */
export const issueNotice: Writing<'cases.issueNotice'> = {
  request: ofPaperRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request): Promise<Prepared> {
    const judged = await judgedFor(call, request.case);
    const { store } = call;
    const paper = ofCase(await store.read('papers', request.paper), request.case);
    const one = found(await store.read('cases', request.case));
    const child = found(await childOfCase(store, request.case));
    const { kind, addressees, facts, ruling } = { ...contentOf(paper), addressees: paper.addressees };
    const place = { one, child, rules: judged.rules, organ: paper.organ };
    const content = await composedDraft(call, place, { kind, addressees, facts, ruling }, paper.template);
    const unit = found(await store.read('units', paper.organ));
    return { ...judged, organName: unit.name, fresh: canonical(content) };
  },
  async write(tx, call, request, prepared) {
    const { fresh, organName, ...judged } = prepared as Prepared;
    const before = found(await tx.read('cases', request.case));
    const paper = ofCase(await tx.read('papers', request.paper), request.case);
    const { kind, addressees, organ } = paper;
    const after = await takeStep(tx, call, before, judged, {
      action: 'issueNotice',
      on: call.today,
      details: { paper: paper._id, kind, addressees },
      about: { paper: kind },
    });
    requireOrgan(call, paper);
    requireDraft(paper);
    const draft = requireFresh(paper, fresh);
    await requireAsDecided(tx, before, { ...draft, addressees });
    const n = await nextNumber(tx, call, paper);
    const year = call.today.slice(0, 4);
    const number = paperNumber(judged.rules.policy.get('paper.number'), { organ: organName, kind, year, n });
    const text = canonical({ ...draft, number, issuedOn: call.today });
    await tx.replace('papers', {
      ...paper,
      state: 'issued',
      number,
      content: keptContentOf(paper._id, text),
      digest: digestOf(text),
      issuedAt: call.now,
      issuedBy: by(call),
      rev: paper.rev + 1,
    });
    const reply = { case: after._id, state: after.state, number };
    const outcome = stepOutcome(before, after, judged.rules, 'issueNotice', reply);
    return { ...outcome, change: { ...outcome.change, paper: paper._id, organ, n } };
  },
};

/** 作废: the number stays, and so does what was printed. */
export const voidPaper: Writing<'cases.voidPaper'> = {
  request: voidPaperRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  prepare: (call, request) => judgedFor(call, request.case),
  async write(tx, call, request, prepared) {
    const judged = prepared as Judged;
    const before = found(await tx.read('cases', request.case));
    const paper = ofCase(await tx.read('papers', request.paper), request.case);
    if (paper.state !== 'issued') {
      refuse('ILLEGAL_STATE', {
        message: paper.state === 'draft' ? '草稿没有编号，不用作废，重新起草就可以。' : '已经作废。',
      });
    }
    requireOrgan(call, paper);
    const closed = voidClosed({ one: before }, paper._id);
    if (closed !== null) {
      refuse('ILLEGAL_STATE', { message: closed });
    }
    const after = await takeStep(tx, call, before, judged, {
      action: 'voidPaper',
      on: call.today,
      details: { paper: paper._id },
    });
    const voided = { at: call.now, by: by(call), reason: request.reason };
    await tx.replace('papers', { ...paper, state: 'void', voided, rev: paper.rev + 1 });
    const outcome = stepOutcome(before, after, judged.rules, 'voidPaper', { case: after._id, state: after.state });
    return { ...outcome, change: { ...outcome.change, paper: paper._id, reason: request.reason } };
  },
};

/** 上传盖章件: the paper as the organ signed and sealed it; until somebody tries to serve it, another can take its place. */
export const sealPaper: Writing<'cases.sealPaper'> = {
  request: sealPaperRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request) {
    ofCase(await call.store.read('papers', request.paper), request.case);
    const id = derivedId('sealedCopy', request.paper, request.scan);
    return (await holdCopy(call, request.scan, 'proof', { id })).file._id;
  },
  async write(tx, call, request, scan) {
    const one = found(await tx.read('cases', request.case));
    const paper = ofCase(await tx.read('papers', request.paper), request.case);
    if (paper.state !== 'issued') {
      refuse('ILLEGAL_STATE', { message: '编号以后，由机关签字盖章，再上传盖章件。' });
    }
    requireOrgan(call, paper);
    for (const addressee of paper.addressees) {
      if (await tx.read('services', `${paper._id}:${addressee}:1`)) {
        refuse('ILLEGAL_STATE', { message: '已经开始送达，盖章件不能再换。' });
      }
    }
    await tx.replace('papers', { ...paper, sealedCopy: String(scan), rev: paper.rev + 1 });
    return {
      reply: { paper: paper._id },
      subject: `papers/${paper._id}`,
      paths: pathsOf(one),
      change: { to: 'sealed' },
    };
  },
};
