import { serve, type Tick } from '../kit/handler';
import { runQueue } from '../kit/tick';
import { assign } from './assign';
import { candidates } from './candidates';
import { carry } from './carry';
import { casePage } from './case';
import { companions } from './companions';
import { confer } from './confer';
import { contact } from './contact';
import { contactPhoto } from './contact-photo';
import { runDaily } from './daily';
import { followDanger, reportDanger } from './danger';
import { danger, dangers } from './danger-read';
import { applyDeferral, withdrawDeferral } from './deferral-apply';
import { runDeferrals } from './deferral-daily';
import { decideDeferral, endDeferral, fileDeferral } from './deferral-decide';
import { beginDeferralFile, deferralFile, finishDeferralFile } from './deferral-files';
import { childDeferrals, deferrals } from './deferral-read';
import { list } from './list';
import { askFamily, foundMissing, missing } from './missing';
import { runMissing } from './missing-of';
import { myHelp } from './my-help';
import { myNotices } from './my-notices';
import { draftPaper } from './paper-draft';
import { acceptService, confirmAddress, entrustedServices, entrustService } from './paper-entrust';
import { issueNotice, sealPaper, voidPaper } from './paper-issue';
import { paper, papers } from './paper-read';
import { serveNotice } from './paper-serve';
import { strikeService } from './paper-strike';
import { paperTemplates, savePaperTemplate } from './paper-templates';
import { answerStatement, decide, goToCourt, legalReview, nameOfficers, reviews } from './penalty';
import { phone } from './phone';
import { platform, platformChild } from './platform';
import { setPlatformMark, turnRecord } from './platform-note';
import { readPlatformTable, savePlatformTable } from './platform-paste';
import { beginProof, finishProof } from './proof';
import { reaction } from './react';
import { previewReferral, refer, referrals, revokeReferral } from './referral';
import { answerReferral, referral, referred } from './referral-received';
import { report } from './report';
import { followSigns, noteSigns, settleSigns, signs } from './signs';
import {
  admonish,
  claimReturn,
  close,
  confirm,
  confirmReturn,
  end,
  exclude,
  find,
  loseTrack,
  pause,
  persuade,
  plan,
  proposeExclusion,
  proposeReopening,
  rejectProposal,
  reopen,
  review,
  strikeOff,
  suspect,
  verify,
} from './steps';

import { acceptTransfer, bounce, transfer, transfers } from './transfer';

const tick: Tick = async (store, now) => {
  await runQueue(store, reaction, now);
  await runMissing(store, reaction, now);
  await runDaily(store, now);
  await runDeferrals(store, now);
};

/** 线索与个案: from the first signal to a return that holds; which act is open, one table and its guards say. */
export const main = serve(
  'cases',
  {
    'cases.list': list,
    'cases.case': casePage,
    'cases.candidates': candidates,
    'cases.assign': assign,
    'cases.contact': contact,
    'cases.phone': phone,
    'cases.companions': companions,
    'cases.carry': carry,
    'cases.contactPhoto': contactPhoto,
    'cases.report': report,
    'cases.beginProof': beginProof,
    'cases.finishProof': finishProof,
    'cases.confer': confer,
    'cases.signs': signs,
    'cases.noteSigns': noteSigns,
    'cases.followSigns': followSigns,
    'cases.settleSigns': settleSigns,
    'cases.platform': platform,
    'cases.platformChild': platformChild,
    'cases.setPlatformMark': setPlatformMark,
    'cases.turnRecord': turnRecord,
    'cases.readPlatformTable': readPlatformTable,
    'cases.savePlatformTable': savePlatformTable,
    'cases.admonish': admonish,
    'cases.claimReturn': claimReturn,
    'cases.close': close,
    'cases.confirm': confirm,
    'cases.confirmReturn': confirmReturn,
    'cases.end': end,
    'cases.exclude': exclude,
    'cases.find': find,
    'cases.loseTrack': loseTrack,
    'cases.pause': pause,
    'cases.persuade': persuade,
    'cases.plan': plan,
    'cases.proposeExclusion': proposeExclusion,
    'cases.proposeReopening': proposeReopening,
    'cases.rejectProposal': rejectProposal,
    'cases.reopen': reopen,
    'cases.review': review,
    'cases.strikeOff': strikeOff,
    'cases.suspect': suspect,
    'cases.verify': verify,
    'cases.paperTemplates': paperTemplates,
    'cases.savePaperTemplate': savePaperTemplate,
    'cases.draftPaper': draftPaper,
    'cases.issueNotice': issueNotice,
    'cases.voidPaper': voidPaper,
    'cases.sealPaper': sealPaper,
    'cases.serveNotice': serveNotice,
    'cases.strikeService': strikeService,
    'cases.confirmAddress': confirmAddress,
    'cases.entrustService': entrustService,
    'cases.acceptService': acceptService,
    'cases.entrustedServices': entrustedServices,
    'cases.nameOfficers': nameOfficers,
    'cases.answerStatement': answerStatement,
    'cases.legalReview': legalReview,
    'cases.decide': decide,
    'cases.goToCourt': goToCourt,
    'cases.reviews': reviews,
    'cases.papers': papers,
    'cases.paper': paper,
    'cases.myNotices': myNotices,
    'cases.myHelp': myHelp,
    'cases.beginDeferralFile': beginDeferralFile,
    'cases.finishDeferralFile': finishDeferralFile,
    'cases.deferralFile': deferralFile,
    'cases.applyDeferral': applyDeferral,
    'cases.withdrawDeferral': withdrawDeferral,
    'cases.decideDeferral': decideDeferral,
    'cases.fileDeferral': fileDeferral,
    'cases.endDeferral': endDeferral,
    'cases.deferrals': deferrals,
    'cases.childDeferrals': childDeferrals,
    'cases.reportDanger': reportDanger,
    'cases.danger': danger,
    'cases.followDanger': followDanger,
    'cases.dangers': dangers,
    'cases.missing': missing,
    'cases.askFamily': askFamily,
    'cases.foundMissing': foundMissing,
    'cases.referrals': referrals,
    'cases.previewReferral': previewReferral,
    'cases.refer': refer,
    'cases.revokeReferral': revokeReferral,
    'cases.referred': referred,
    'cases.referral': referral,
    'cases.answerReferral': answerReferral,
    'cases.transfers': transfers,
    'cases.transfer': transfer,
    'cases.acceptTransfer': acceptTransfer,
    'cases.bounce': bounce,
  },
  tick,
);
