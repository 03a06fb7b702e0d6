import type { RequestOf } from '#domain/api';
import { type Deferral, type DeferralReason, kindFor, unlawfulReason, wrongDays } from '#domain/cases/deferral';
import { found, refuse } from '#domain/errors';
import { isLegalGuardian } from '#domain/letters/who-signs';
import type { AdultSlot, Child } from '#domain/roster/documents';
import { isCounted } from '#domain/statistics/counts';
import type { Call, Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { derivedId } from '../kit/secrets';
import { heldFile } from './deferral-files';
import { childOf, deferralsOf, doneWith, ofChild, ofDeferral, placesOf, sealed } from './deferral-of';
import { applyRequest, deferralRequest } from './requests-away';

type Applying = RequestOf<'cases.applyDeferral'>;

interface Papers {
  readonly certificates: readonly string[];
  readonly paper: string | null;
}

/** Which legal guardian applies: the caller, or the one whose paper the post holds in hand. @throws {Refusal} FORBIDDEN */
function applicantOf({ binding, post }: Call, { adults }: Child, told: AdultSlot | undefined): AdultSlot {
  const applicant = post ? adults.find(({ slot }) => slot === told) : binding;
  return applicant && isLegalGuardian(applicant.kind)
    ? applicant.slot
    : refuse('FORBIDDEN', { message: '缓学、休学由孩子的父母或其他法定监护人申请，别人不能代为申请。' });
}

const field = (path: string, rule: string): never => refuse('INVALID_ARGUMENT', { fields: [{ path, rule }] });

/** Law first, then days, then papers: the first that is wrong. */
async function requireLawful(call: Call, child: Child, request: Applying): Promise<void> {
  const policy = await policyFor(call.store, call.county, call.today);
  const unlawful = unlawfulReason(request.reason, child, policy);
  if (unlawful !== null) {
    refuse('DEFERRAL_NOT_LAWFUL', { message: unlawful });
  }
  if (!isCounted(child)) {
    refuse('ILLEGAL_STATE', { message: '孩子不在本县的名册上，不用在这里申请。' });
  }
  const wrong = wrongDays(request.from, request.until, call.today, policy);
  if (wrong !== null) {
    field('until', wrong);
  }
  if (request.certificates.length === 0) {
    field('certificates', `请拍下${policy.get('deferral.certificate')}`);
  }
  if (call.post !== null && request.paper === undefined) {
    field('paper', '代为填写的，请拍下监护人签了名的书面申请');
  }
}

async function requireNoneOpen(call: Call, child: string): Promise<void> {
  const all = await deferralsOf(call.store, call.county, child);
  if (all.some(({ state }) => state === 'applied')) {
    refuse('ILLEGAL_STATE', { message: '已经有一份申请在等批准。要改，请先撤回那一份。' });
  }
}

/** 申请缓学、休学 (R36): by a legal guardian; what is not the child's health is refused by name. */
export const applyDeferral: Writing<'cases.applyDeferral'> = {
  request: applyRequest,
  scope: (asking, { child }) => ofChild(asking, child),
  async prepare(call, request): Promise<Papers> {
    const child = await childOf(call.store, request.child);
    applicantOf(call, child, request.told);
    await requireLawful(call, child, request);
    await requireNoneOpen(call, child._id);
    const held = (upload: string): Promise<string> => heldFile(call, child._id, upload);
    return {
      certificates: await Promise.all(request.certificates.map(held)),
      paper: call.post === null || request.paper === undefined ? null : await held(request.paper),
    };
  },
  async write(tx, call, request, prepared) {
    const child = found(await tx.read('children', request.child));
    const slot = applicantOf(call, child, request.told);
    const _id = `${child._id}:${derivedId('deferral', call.person, call.requestId)}`;
    const { from, until, note, childSaid } = request;
    const after: Deferral = {
      _id,
      county: call.county,
      child: child._id,
      kind: kindFor(child),
      reason: request.reason as DeferralReason,
      state: 'applied',
      from,
      until,
      slot,
      by: { person: call.person, post: call.post?.id ?? null },
      at: call.now,
      on: call.today,
      note: sealed(note, _id, 'note'),
      childSaid: childSaid ? sealed(childSaid, _id, 'childSaid') : null,
      ...(prepared as Papers),
      decision: null,
      filed: null,
      endedOn: null,
      dueAt: null,
      case: null,
      ...placesOf(child),
      rev: 1,
    };
    await tx.create('deferrals', after);
    return doneWith(after, null);
  },
};

/** 撤回 before it is decided: by whoever filed it, or for the guardian by another office that may. */
export const withdrawDeferral: Writing<'cases.withdrawDeferral'> = {
  request: deferralRequest,
  scope: ofDeferral,
  async write(tx, call, request) {
    const before = found(await tx.read('deferrals', request.deferral));
    if (before.by.person !== call.person) {
      refuse('ILLEGAL_STATE', { message: '由提交这份申请的人撤回。' });
    }
    if (before.state !== 'applied') {
      refuse('ILLEGAL_STATE', { message: '这份申请已经办过了，不能撤回。' });
    }
    const after: Deferral = { ...before, state: 'withdrawn', rev: before.rev + 1 };
    await tx.replace('deferrals', after);
    return doneWith(after, before);
  },
};
