import type { PlainStep } from '#domain/cases/api-steps';
import { confirmerOf } from '#domain/cases/guards';
import { returnProblem } from '#domain/cases/return';
import { found, refuse } from '#domain/errors';
import { holdCopy } from '../kit/files';
import type { Call, Writing } from '../kit/handler';
import { derivedId } from '../kit/secrets';
import { backFromDeferral } from './deferral-decide';
import {
  claimReturnRequest,
  endRequest,
  pauseRequest,
  plainRequest,
  planRequest,
  proposeExclusionRequest,
  proposeReopeningRequest,
} from './requests-steps';
import { requirePast, stepping } from './step';

const plain = <A extends Exclude<PlainStep, 'confirmReturn'>>(action: A) =>
  stepping({ action, request: plainRequest, details: () => ({}) as never } as never) as Writing<`cases.${A}`>;

export const verify = plain('verify');
export const exclude = plain('exclude');
export const rejectProposal = plain('rejectProposal');
export const suspect = plain('suspect');
export const confirm = plain('confirm');
export const persuade = plain('persuade');
export const review = plain('review');
export const admonish = plain('admonish');
export const loseTrack = plain('loseTrack');
export const find = plain('find');
export const strikeOff = plain('strikeOff');
export const close = plain('close');
export const reopen = plain('reopen');

/** 确认返校: for the class before it is confirmed, for one line after; which, follows from post and state. */
export const confirmReturn = stepping<'confirmReturn', 'cases.confirmReturn'>({
  action: 'confirmReturn',
  request: plainRequest,
  details: (call, _, { one }) => ({ as: confirmerOf(one, found(call.post).role) ?? refuse('ILLEGAL_STATE') }),
  beside: (tx, _call, _request, after) => backFromDeferral(tx, after),
});

/** 一生一案 */
export const plan = stepping<'plan', 'cases.plan'>({
  action: 'plan',
  request: planRequest,
  details: (_, { causes, measures }) => ({ causes, measures }),
});

/** The proof as this person uploaded it, held for good under an id of the act. */
async function heldProof(call: Call, one: string, upload: string): Promise<string> {
  const id = derivedId('caseProof', one, upload);
  const { file } = await holdCopy(call, upload, 'proof', { id });
  return file._id;
}

/** 提出排除: with the document that shows it; a second person agrees or not. */
export const proposeExclusion = stepping<'proposeExclusion', 'cases.proposeExclusion'>({
  action: 'proposeExclusion',
  request: proposeExclusionRequest,
  keep: (call, request) => heldProof(call, request.case, request.proof),
  details: (_, { reason }, __, proof) => ({ reason, proof: String(proof) }),
});

export const proposeReopening = stepping<'proposeReopening', 'cases.proposeReopening'>({
  action: 'proposeReopening',
  request: proposeReopeningRequest,
  keep: (call, request) => heldProof(call, request.case, request.proof),
  details: (_, __, ___, proof) => ({ proof: String(proof) }),
});

/** 中止计时 */
export const pause = stepping<'pause', 'cases.pause'>({
  action: 'pause',
  request: pauseRequest,
  details: (_, { from, to, reason }) => ({ from, to, reason }),
});

/** 登记返校 */
export const claimReturn = stepping<'claimReturn', 'cases.claimReturn'>({
  action: 'claimReturn',
  request: claimReturnRequest,
  on: ({ on }) => on,
  about: ({ on }) => ({ returnOn: on }),
  details: (call, { on }, situation) => {
    requirePast(on, call.today);
    const rule = returnProblem(situation, on);
    if (rule !== null) {
      refuse('INVALID_ARGUMENT', { message: rule, fields: [{ path: 'on', rule }] });
    }
    return { classId: situation.one.classId };
  },
});

/** 办结 */
export const end = stepping<'end', 'cases.end'>({
  action: 'end',
  request: endRequest,
  about: ({ reason }) => ({ ending: reason }),
  keep: (call, request) => heldProof(call, request.case, request.proof),
  details: (_, { reason }, __, proof) => ({ reason, proof: String(proof) }),
});
