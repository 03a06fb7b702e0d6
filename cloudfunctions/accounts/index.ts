import { serve } from '../kit/handler';
import { runLeftJobs } from '../kit/jobs';
import { askBinding } from './ask-binding';
import { bindInvitation } from './bind-invitation';
import { childAccess } from './child-access';
import { closeMeetingCode } from './close-meeting-code';
import { commitStaffImport } from './commit-staff-import';
import { confirmChild } from './confirm-child';
import { continueStaffImport } from './continue-staff-import';
import { decideBinding } from './decide-binding';
import { denyChild } from './deny-child';
import { endBinding } from './end-binding';
import { endPost } from './end-post';
import { handOver } from './hand-over';
import { invitation } from './invitation';
import { invite } from './invite';
import { makeMeetingCode } from './make-meeting-code';
import { matchChildren } from './match-children';
import { me } from './me';
import { meetingCode } from './meeting-code';
import { openCode } from './open-code';
import { planStaffImport } from './plan-staff-import';
import { savePost } from './save-post';
import { staff } from './staff';
import { staffJob } from './staff-job';
import { sweep } from './sweep';
import { usePhone } from './use-phone';
import { waitingBindings } from './waiting-bindings';

/** 身份与岗位: people and their WeChat, posts on the trees, bindings to children, codes. */
export const main = serve(
  'accounts',
  {
    'accounts.me': me,
    'accounts.usePhone': usePhone,
    'accounts.openCode': openCode,
    'accounts.matchChildren': matchChildren,
    'accounts.confirmChild': confirmChild,
    'accounts.denyChild': denyChild,
    'accounts.askBinding': askBinding,
    'accounts.waitingBindings': waitingBindings,
    'accounts.decideBinding': decideBinding,
    'accounts.endBinding': endBinding,
    'accounts.childAccess': childAccess,
    'accounts.meetingCode': meetingCode,
    'accounts.makeMeetingCode': makeMeetingCode,
    'accounts.closeMeetingCode': closeMeetingCode,
    'accounts.staff': staff,
    'accounts.savePost': savePost,
    'accounts.handOver': handOver,
    'accounts.endPost': endPost,
    'accounts.invite': invite,
    'accounts.invitation': invitation,
    'accounts.bindInvitation': bindInvitation,
    'accounts.planStaffImport': planStaffImport,
    'accounts.commitStaffImport': commitStaffImport,
    'accounts.continueStaffImport': continueStaffImport,
  },
  async (store, now) => {
    await runLeftJobs(store, [staffJob], now);
    await sweep(store, now);
  },
);
