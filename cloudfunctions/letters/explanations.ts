import type { RequestOf } from '#domain/api';
import { refuse } from '#domain/errors';
import { addressOf, beginUpload, finishUpload } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { letterScope, seenLetter } from './letter-scope';
import { ownUnitScope } from './own-unit-scope';
import { beginAudioRequest, finishAudioRequest, ofLetterRequest } from './requests-campaigns';
import { anyTemplate } from './template';

/** 录音·第一步 */
export const beginAudio: Reading<'letters.beginAudio'> = {
  request: beginAudioRequest,
  scope: ownUnitScope,
  read: (call, request) => beginUpload(call, 'audio', request.size),
};

/** 录音·第二步: checked and kept for good; the template names it. */
export const finishAudio: Reading<'letters.finishAudio'> = {
  request: finishAudioRequest,
  scope: ownUnitScope,
  read: async (call, request) => ({ audio: (await finishUpload(call, request.upload, 'audio'))._id }),
};

/** A recording that a template names was uploaded as one, in this county. @throws {Refusal} INVALID_ARGUMENT */
export async function requireKeptAudio(
  { store, county }: Call,
  explanations: RequestOf<'letters.saveTemplate'>['explanations'],
): Promise<void> {
  const ids = explanations.flatMap(({ audio }) => audio ?? []);
  const kept = (await store.readAll('incoming', ids)).filter(
    (file) => file.county === county && file.purpose === 'audio',
  );
  if (kept.filter((file) => file.kept !== '').length < new Set(ids).size) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'explanations', rule: '有一段录音没有传完，请再传一次' }] });
  }
}

/** 听一听、别的语言 */
export const explanations: Reading<'letters.explanations'> = {
  request: ofLetterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const { content, county } = await seenLetter(call, request.letter);
    const template = await anyTemplate(call.store, county, content.templateId, content.templateVersion);
    const items = [];
    for (const { language, text, audio } of template.explanations) {
      const file = audio === null ? null : await call.store.read('incoming', audio);
      items.push({ language, text, audio: file && file.kept !== '' ? await addressOf(file.kept) : null });
    }
    return { items };
  },
};
