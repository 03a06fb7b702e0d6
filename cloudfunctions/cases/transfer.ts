import { OUTSIDE, openTransfer, type Transfer, transferId } from '#domain/cases/transfer';
import { found, refuse } from '#domain/errors';
import { covers, unitsOf } from '#domain/jurisdiction';
import { holdCopy } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { transferPlace } from '../kit/kept-papers';
import { decrypt, derivedId, encrypt } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { caseScope } from './of-child';
import { caseRequest } from './requests';
import { acceptRequest, bounceRequest, transferRequest } from './requests-away';
import { stepping } from './step';

const TOWNSHIPS = 200;
/** 县 → 乡镇 */
const TOWNSHIP_AT = 1;

const byOf = ({ person, post }: Call) => ({ person, post: post?.id ?? '' });

/** The township that is asked for: of this county, and another than where the child lives. Null: outside. */
async function receiverPath(call: Call, to: string): Promise<string | null> {
  if (to === OUTSIDE) {
    return null;
  }
  const unit = await call.store.read('units', to);
  return unit && unit.county === call.county && unit.kind === 'township'
    ? unit.path
    : refuse('INVALID_ARGUMENT', { fields: [{ path: 'to', rule: '请选一个乡镇' }] });
}

/** 移交: the case waits for the receiver, with its clocks running; both sides see it. */
export const transfer = stepping<'transfer', 'cases.transfer'>({
  action: 'transfer',
  request: transferRequest,
  keep: (call, { to }) => receiverPath(call, to),
  details: (_, { to }, { one }, path) => {
    const here = one.hostPath ?? one.residencePath;
    if (typeof path === 'string' && here !== null && covers(path, here)) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'to', rule: '孩子就在这个乡镇，不用移交' }] });
    }
    return { to, path: typeof path === 'string' ? path : null };
  },
  async beside(tx, call, { to, place, contact, reason }, after) {
    const _id = transferId(after);
    const sealed = (words: string | undefined, field: 'place' | 'contact') =>
      words ? encrypt(words, transferPlace(_id, field)) : null;
    const sent: Transfer = {
      _id,
      county: call.county,
      case: after._id,
      child: after.child,
      to,
      place: to === OUTSIDE ? sealed(place, 'place') : null,
      contact: to === OUTSIDE ? sealed(contact, 'contact') : null,
      reason: encrypt(reason, transferPlace(_id, 'reason')),
      on: call.today,
      at: call.now,
      by: byOf(call),
      answer: null,
      rev: 1,
    };
    await tx.create('transfers', sent);
  },
});

type Answer = Pick<NonNullable<Transfer['answer']>, 'accepted' | 'receipt'> & { readonly reason: string | null };

async function answered(tx: Transaction, call: Call, id: string, { accepted, receipt, reason }: Answer): Promise<void> {
  const sent = found(await tx.read('transfers', id));
  await tx.replace('transfers', {
    ...sent,
    answer: {
      accepted,
      receipt,
      reason: reason === null ? null : encrypt(reason, transferPlace(id, 'answer.reason')),
      on: call.today,
      at: call.now,
      by: byOf(call),
    },
    rev: sent.rev + 1,
  });
}

const receiptId = (one: string, upload: string): string => derivedId('caseProof', one, upload);

/** 接收: the case goes on where it was, under the receiver's hands. */
export const acceptTransfer = stepping<'acceptTransfer', 'cases.acceptTransfer'>({
  action: 'acceptTransfer',
  request: acceptRequest,
  keep: async (call, request) => {
    if (request.proof !== undefined) {
      await holdCopy(call, request.proof, 'proof', { id: receiptId(request.case, request.proof) });
    }
  },
  details: (_, { proof }, { one }) => {
    if (openTransfer(one)?.path === null && proof === undefined) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'proof', rule: '外地没有在这里办理的人，请拍下对方盖章的回执' }] });
    }
    return {};
  },
  beside: (tx, call, request, after) =>
    answered(tx, call, transferId(after), {
      accepted: true,
      receipt: request.proof === undefined ? null : receiptId(request.case, request.proof),
      reason: null,
    }),
});

/** 退回: to the state it was in, with the reason; what was sent stays in the history. */
export const bounce = stepping<'bounce', 'cases.bounce'>({
  action: 'bounce',
  request: bounceRequest,
  details: () => ({}),
  beside: (tx, call, { reason }, after) =>
    answered(tx, call, transferId(after), { accepted: false, receipt: null, reason }),
});

/** 移交的经过, and the townships that can be chosen. */
export const transfers: Reading<'cases.transfers'> = {
  request: caseRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read({ store, county }, request) {
    const one = found(await store.read('cases', request.case));
    const child = found(await store.read('children', one.child));
    const [{ items: townships }, { items }] = await Promise.all([
      store.page('units', { equal: { county, kind: 'township' }, range: { key: 'path' }, limit: TOWNSHIPS }),
      store.page('transfers', { equal: { county, case: one._id }, range: { key: 'at' }, order: 'desc', limit: 100 }),
    ]);
    const names = new Map(townships.map(({ _id, name }) => [_id, name]));
    const said = (sent: Transfer, field: 'place' | 'contact' | 'reason'): string => {
      const words = sent[field];
      return words === null ? '' : decrypt(words, transferPlace(sent._id, field));
    };
    const here = unitsOf(one.hostPath ?? one.residencePath ?? '')[TOWNSHIP_AT];
    return {
      child: child.name,
      townships: townships.filter(({ _id }) => _id !== here).map(({ _id, name }) => ({ id: _id, name })),
      items: items.map((sent) => ({
        n: Number(sent._id.split(':').at(-1)),
        from: names.get(sent.by.post.split(':')[0] ?? '') ?? '县教育局',
        to: sent.to === OUTSIDE ? said(sent, 'place') : (names.get(sent.to) ?? ''),
        isOutside: sent.to === OUTSIDE,
        on: sent.on,
        reason: said(sent, 'reason'),
        contact: said(sent, 'contact'),
        answer: sent.answer && {
          accepted: sent.answer.accepted,
          on: sent.answer.on,
          reason:
            sent.answer.reason === null ? '' : decrypt(sent.answer.reason, transferPlace(sent._id, 'answer.reason')),
        },
      })),
    };
  },
};
