import { serve, type Tick } from '../kit/handler';
import { runLeftJobs } from '../kit/jobs';
import { runQueue } from '../kit/tick';
import { assist } from './assist';
import { checkEvidence } from './check-evidence';
import { classProgress } from './class-progress';
import { continueStart } from './continue-start';
import { decline } from './decline';
import { evidence } from './evidence';
import { reaction } from './follow-child';
import { runLog } from './log';
import { mine } from './mine';
import { open } from './open';
import { read } from './read';
import { receipt } from './receipt';
import { sealBefore } from './seal-before';
import { sign } from './sign';
import { signPaper, voidPaper } from './sign-paper';
import { startClass } from './start-class';
import { startJobKind } from './start-job';
import { unsigned } from './unsigned';
import { verify } from './verify';

/** Ends first what a screen left half done: the letters that come out of it follow their children in the same tick, and their links go
 * into the log. */
const tick: Tick = async (store, now) => {
  await runLeftJobs(store, [startJobKind], now);
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
    'letters.signPaper': signPaper,
    'letters.voidPaper': voidPaper,
    'letters.receipt': receipt,
    'letters.evidence': evidence,
    'letters.checkEvidence': checkEvidence,
    'letters.verify': verify,
    'letters.classProgress': classProgress,
    'letters.startClass': startClass,
    'letters.continueStart': continueStart,
    'letters.unsigned': unsigned,
  },
  tick,
);
