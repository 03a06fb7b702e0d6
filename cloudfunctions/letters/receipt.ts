import { refuse } from '#domain/errors';
import type { Receipt } from '#domain/letters/api';
import { issuerSignature } from '#domain/letters/campaign-acts';
import type { Letter } from '#domain/letters/documents';
import { levelOf, type SignedBody, signedBody } from '#domain/letters/event';
import type { EncodedInk } from '#domain/letters/ink';
import { paperBody } from '#domain/letters/paper';
import { isGuardianLetter } from '#domain/letters/parties';
import { dayOf } from '#domain/plain-date';
import { POSTS, type Role } from '#domain/posts';
import { logAccess } from '../kit/access-log';
import { addressOf } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { checkpointShown } from './checkpoints';
import { isOwn, letterScope, seenLetter } from './letter-scope';
import { rowOf } from './letter-view';
import { organSeal } from './organ-seal';
import { replacedBy } from './replaced-by';
import { letterRequest } from './requests';
import { mayVoid as mayVoidLetter } from './void';

/** The handwriting is for who wrote it, and for staff, who leave a line in 查看登记. The other guardian sees that it was signed. */
async function inkOf(call: Call, letter: Letter, seq: number): Promise<EncodedInk | null> {
  if (!call.post && !isOwn(call, letter)) {
    return null;
  }
  if (call.post) {
    await logAccess(call.store, call, {
      child: isGuardianLetter(letter) ? letter.child : null,
      fields: ['ink'],
      reason: '查看责任书回执',
    });
  }
  const ink = await call.store.read('inks', `${letter._id}:${seq}`);
  if (!ink) {
    return null;
  }
  const points = decrypt(ink.points, { collection: 'inks', field: 'points', id: ink._id });
  return { encoding: 'delta-1', points, w: ink.summary.w, h: ink.summary.h };
}

/** Post (`<unit:role:n>`) and name of somebody who acted as one. */
async function actorOf({ store }: Call, post: string, personId: string): Promise<string> {
  const role = post.split(':')[1] ?? '';
  const person = await store.read('people', personId);
  return [role in POSTS ? POSTS[role as Role].title : '', person?.name].filter(Boolean).join(' ');
}

/** 协助人 */
async function helperOf(call: Call, { assistance, authority }: SignedBody): Promise<string | null> {
  return assistance ? actorOf(call, authority.id, assistance.personId) : null;
}

/** 现场照片 of an assisted signature, for staff: the line in 查看登记 that the handwriting left stands for both. */
async function photoOf({ store, post }: Call, { assistance }: SignedBody): Promise<Receipt['photo']> {
  const file = post && assistance?.photo ? await store.read('incoming', assistance.photo.file) : null;
  return file ? addressOf(file.kept) : null;
}

/** 纸质: whose word it is, and whether it can be taken back today. */
async function paperIn(call: Call, letter: Letter): Promise<Receipt['paper']> {
  const paper = paperBody(letter)?.paper;
  if (!paper) {
    return null;
  }
  const { personId, postId } = paper.vouchedBy;
  const mayVoid = call.post !== null && personId === call.person && dayOf(letter.signedAt ?? 0) === call.today;
  return { signedOn: paper.signedOn, vouchedBy: await actorOf(call, postId, personId), mayVoid };
}

/** 回执 */
export const receipt: Reading<'letters.receipt'> = {
  request: letterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const letter = await seenLetter(call, request.letter);
    const signed = signedBody(letter) ?? refuse('ILLEGAL_STATE', { message: '这份责任书还没有签。' });
    return {
      ...rowOf(letter),
      checkCode: letter.checkCode ?? '',
      digest: letter.digest,
      level: levelOf(signed.body),
      ink: await inkOf(call, letter, signed.event.seq),
      checkpoint: await checkpointShown(call.store, call.county),
      helpedBy: await helperOf(call, signed.body),
      witness: signed.body.assistance?.fingerprint?.witness ?? null,
      photo: await photoOf(call, signed.body),
      issuerSigned: issuerSignature(letter),
      mayVoid: mayVoidLetter(call, letter),
      paper: await paperIn(call, letter),
      seal: await organSeal(call, letter),
      replaced: await replacedBy(call, letter),
      signedBy: { name: signed.body.signerName, relation: signed.body.relation },
    };
  },
};
