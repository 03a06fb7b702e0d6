import { explained } from '../kit/explained';
import { beginUpload, finishUpload } from '../kit/files';
import type { Reading } from '../kit/handler';
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

/** 听一听、别的语言 */
export const explanations: Reading<'letters.explanations'> = {
  request: ofLetterRequest,
  scope: ({ store }, { letter }) => letterScope(store, letter),
  async read(call, request) {
    const { content, county } = await seenLetter(call, request.letter);
    const template = await anyTemplate(call.store, county, content.templateId, content.templateVersion);
    return { items: await explained(call.store, template.explanations) };
  },
};
