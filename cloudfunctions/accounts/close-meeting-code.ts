import { isMeeting } from '#domain/accounts/meetings';
import { found } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { close } from './make-meeting-code';
import { meetingScope } from './places';
import { sceneRequest } from './requests';

/** 关闭会议码 */
export const closeMeetingCode: Writing<'accounts.closeMeetingCode'> = {
  request: sceneRequest,
  async scope(asking, { scene }) {
    const code = await asking.store.read('codes', scene);
    return code && isMeeting(code.purpose) ? meetingScope(asking.store, code.target) : null;
  },
  async write(tx, call, { scene }) {
    const code = found(await call.store.read('codes', scene));
    await close(tx, scene, call.now);
    const unit = await call.store.read('units', code.target);
    return {
      reply: { scene },
      subject: `codes/${code.target}`,
      paths: [unit?.path ?? null],
      change: { to: 'closed' },
    };
  },
};
