import { serve, type Tick } from '../kit/handler';
import { runLeftJobs } from '../kit/jobs';
import { runQueue } from '../kit/tick';
import { assist, beginAssistPhoto } from './assist';
import { atPost, ofHouseholds } from './at-post';
import { batchLetters, openBatch, signBatch } from './batch';
import { campaign, campaigns, previewCampaign } from './campaigns';
import { chain, chainFamilies } from './chain';
import { changeCampaign, issueCampaign } from './change-campaign';
import { checkEvidence } from './check-evidence';
import { classProgress } from './class-progress';
import { CAMPAIGN_JOBS, continueJob } from './continue-job';
import { continueStart } from './continue-start';
import { decline } from './decline';
import { entrusted, entrustments, tellEntrustment } from './entrustment';
import { evidence } from './evidence';
import { beginAudio, explanations, finishAudio } from './explanations';
import { reaction } from './follow-child';
import { list } from './list';
import { runLog } from './log';
import { mine } from './mine';
import { open } from './open';
import { progress } from './progress';
import { published } from './published';
import { read } from './read';
import { receipt } from './receipt';
import { remind, remindProgress } from './remind';
import { saveCampaign } from './save-campaign';
import { beginScan, fileScan, scan, withdrawScan } from './scan';
import { sealBefore } from './seal-before';
import { changeSeries, saveSeries, series } from './series';
import { sign } from './sign';
import { signPaper, voidPaper } from './sign-paper';
import { startClass } from './start-class';
import { startJobKind } from './start-job';
import { publishTemplate, saveTemplate, template, templates } from './templates';
import { terms } from './terms';
import { saveUnitTargets, unitTargets } from './unit-targets';
import { unsigned } from './unsigned';
import { verify } from './verify';
import { voidLetter } from './void';

/** Ends first what a screen left half done: the letters that come out of it follow their children in the same tick, and their links go
 * into the log. */
const tick: Tick = async (store, now) => {
  await runLeftJobs(store, [startJobKind, ...CAMPAIGN_JOBS], now);
  await runQueue(store, reaction, now);
  await sealBefore(store, now);
  await runLog(store, now);
};

/** 责任书: made for a class in one act, signed one by one, provable ever after. */
export const main = serve(
  'letters',
  {
    'letters.mine': mine,
    'letters.read': read,
    'letters.open': open,
    'letters.sign': sign,
    'letters.decline': decline,
    'letters.assist': assist,
    'letters.beginAssistPhoto': beginAssistPhoto,
    'letters.signPaper': signPaper,
    'letters.voidPaper': voidPaper,
    'letters.receipt': receipt,
    'letters.evidence': evidence,
    'letters.checkEvidence': checkEvidence,
    'letters.published': published,
    'letters.beginScan': beginScan,
    'letters.fileScan': fileScan,
    'letters.withdrawScan': withdrawScan,
    'letters.scan': scan,
    'letters.verify': verify,
    'letters.classProgress': classProgress,
    'letters.startClass': startClass,
    'letters.continueStart': continueStart,
    'letters.unsigned': unsigned,
    'letters.templates': templates,
    'letters.template': template,
    'letters.saveTemplate': saveTemplate,
    'letters.publishTemplate': publishTemplate,
    'letters.beginAudio': beginAudio,
    'letters.finishAudio': finishAudio,
    'letters.explanations': explanations,
    'letters.campaigns': campaigns,
    'letters.campaign': campaign,
    'letters.saveCampaign': saveCampaign,
    'letters.previewCampaign': previewCampaign,
    'letters.issueCampaign': issueCampaign,
    'letters.changeCampaign': changeCampaign,
    'letters.saveSeries': saveSeries,
    'letters.series': series,
    'letters.changeSeries': changeSeries,
    'letters.terms': terms,
    'letters.unitTargets': unitTargets,
    'letters.saveUnitTargets': saveUnitTargets,
    'letters.continueJob': continueJob,
    'letters.atPost': atPost,
    'letters.ofHouseholds': ofHouseholds,
    'letters.openBatch': openBatch,
    'letters.batchLetters': batchLetters,
    'letters.signBatch': signBatch,
    'letters.void': voidLetter,
    'letters.progress': progress,
    'letters.chain': chain,
    'letters.chainFamilies': chainFamilies,
    'letters.list': list,
    'letters.remind': remind,
    'letters.remindProgress': remindProgress,
    'letters.tellEntrustment': tellEntrustment,
    'letters.entrusted': entrusted,
    'letters.entrustments': entrustments,
  },
  tick,
);
