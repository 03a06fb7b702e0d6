import type { RequestOf } from '#domain/api';
import { isReviewed } from '#domain/cases/chain';
import { statementOver } from '#domain/cases/guards-papers';
import type { PaperKind, PenaltyWords } from '#domain/cases/papers';
import { found, refuse } from '#domain/errors';
import { scope } from '#domain/permission';
import { factIdOf } from '../kit/facts';
import type { Call, Reading, Writing } from '../kit/handler';
import { keptPenaltyWords } from '../kit/kept-papers';
import type { Transaction } from '../kit/store';
import { caseScope } from './of-child';
import { by, ofCase, requireOrgan } from './paper-making';
import {
  answerStatementRequest,
  legalReviewRequest,
  nameOfficersRequest,
  nothingRequest,
  ofPaperRequest,
} from './requests-papers';
import { type Judged, judgedFor, requirePast, stepOutcome, stepping, takeStep } from './step';

const fileId = ({ person, operation, requestId }: Call, one: string): string =>
  `${one}:${factIdOf(person, operation, requestId)}`;

const NO_WORDS: PenaltyWords = { officers: [], said: '', answer: '', opinion: '' };

/** What a step of the chain says in words, encrypted beside it. */
async function keepWords(tx: Transaction, call: Call, one: string, words: Partial<PenaltyWords>): Promise<void> {
  const _id = fileId(call, one);
  const sealed = keptPenaltyWords(_id, { ...NO_WORDS, ...words });
  await tx.create('penaltyFiles', { _id, county: call.county, case: one, at: call.now, by: by(call), words: sealed });
}

/** 指定执法人员: two with certificates; from this day the ninety days run. */
export const nameOfficers = stepping<'nameOfficers', 'cases.nameOfficers'>({
  action: 'nameOfficers',
  request: nameOfficersRequest,
  details: (call, { case: one, officers }) => ({ file: fileId(call, one), officers: officers.length }),
  beside: (tx, call, { case: one, officers }) => keepWords(tx, call, one, { officers }),
});

/** 陈述申辩: answered in writing, or nothing came in its term. */
export const answerStatement = stepping<'answerStatement', 'cases.answerStatement'>({
  action: 'answerStatement',
  request: answerStatementRequest,
  on: ({ on }) => on,
  details: (call, { case: one, on, received }, situation) => {
    requirePast(on, call.today);
    const running = received ? null : statementOver(situation);
    if (running !== null) {
      refuse('ILLEGAL_STATE', { message: running });
    }
    return { file: fileId(call, one), received };
  },
  beside: (tx, call, { case: one, said = '', answer = '' }) => keepWords(tx, call, one, { said, answer }),
});

/** 法制审核: by somebody who has not worked the case. */
export const legalReview = stepping<'legalReview', 'cases.legalReview'>({
  action: 'legalReview',
  request: legalReviewRequest,
  details: (call, { case: one, agrees }) => ({ file: fileId(call, one), agrees }),
  beside: (tx, call, { case: one, opinion }) => keepWords(tx, call, one, { opinion }),
});

type Closing = 'decide' | 'goToCourt';

/** Which paper, in which state, an act rests on. */
const RESTS_ON: Readonly<
  Record<Closing, { readonly kinds: readonly PaperKind[]; readonly state: 'draft' | 'issued'; readonly says: string }>
> = {
  decide: { kinds: ['penaltyDecision'], state: 'draft', says: '请先起草处罚决定书，再登记决定。' },
  goToCourt: {
    kinds: ['courtApplication', 'complaint'],
    state: 'issued',
    says: '请先制发强制执行申请书或民事起诉状，再登记。',
  },
};

function closing<A extends Closing>(action: A): Writing<`cases.${A}`> {
  const rule = RESTS_ON[action];
  return {
    request: ofPaperRequest,
    scope: (asking: Parameters<Writing<'cases.decide'>['scope']>[0], request: RequestOf<'cases.decide'>) =>
      caseScope(asking.store, request.case),
    prepare: (call: Call, request: RequestOf<'cases.decide'>) => judgedFor(call, request.case),
    async write(tx: Transaction, call: Call, request: RequestOf<'cases.decide'>, prepared: unknown) {
      const judged = prepared as Judged;
      const before = found(await tx.read('cases', request.case));
      const paper = ofCase(await tx.read('papers', request.paper), request.case);
      const after = await takeStep<Closing>(tx, call, before, judged, {
        action,
        on: call.today,
        details: { paper: paper._id },
        about: { paper: paper.kind },
      });
      requireOrgan(call, paper);
      const isSealed = action === 'decide' || paper.sealedCopy !== null;
      if (!rule.kinds.includes(paper.kind) || paper.state !== rule.state || !isSealed) {
        refuse('ILLEGAL_STATE', { message: isSealed ? rule.says : '请先由机关签字盖章，上传盖章件。' });
      }
      return stepOutcome(before, after, judged.rules, action, { case: after._id, state: after.state });
    },
  } as never;
}

/** 登记处理决定: its draft, with everything that the law lists before it. */
export const decide = closing('decide');

/** 移送、起诉 */
export const goToCourt = closing('goToCourt');

const A_PAGE = 100;

/** 待法制审核, the longest first. */
export const reviews: Reading<'cases.reviews'> = {
  request: nothingRequest,
  scope: async ({ county, post }) => (county !== null && post ? scope(county, { [post.line]: [post.path] }) : null),
  async read(call) {
    const { store, county } = call;
    const post = found(call.post);
    const { items } = await store.page('cases', {
      equal: { county, state: 'enforcementReview' },
      range: { key: 'nextDueAt' },
      limit: A_PAGE,
    });
    const near = items.filter((one) =>
      [one.dutyPath, one.residencePath, one.registeredPath].some((path) => path?.startsWith(post.path)),
    );
    const names = new Map(
      (
        await store.readAll(
          'children',
          near.map(({ child }) => child),
        )
      ).map(({ _id, name }) => [_id, name]),
    );
    return {
      items: near.map((one) => ({
        case: one._id,
        name: names.get(one.child) ?? '',
        state: one.state,
        since: one.steps.findLast(({ action }) => action === 'review')?.on ?? one.openedOn,
        reviewed: isReviewed(one),
      })),
    };
  },
};
