import { serve, type Tick } from '../kit/handler';
import { runQueue } from '../kit/tick';
import { assign } from './assign';
import { candidates } from './candidates';
import { casePage } from './case';
import { contact } from './contact';
import { list } from './list';
import { phone } from './phone';
import { reaction } from './react';
import { report } from './report';

const tick: Tick = (store, now) => runQueue(store, reaction, now);

/** 线索与个案: from the first signal to the first contacts; later states follow the same table. */
export const main = serve(
  'cases',
  {
    'cases.list': list,
    'cases.case': casePage,
    'cases.candidates': candidates,
    'cases.assign': assign,
    'cases.contact': contact,
    'cases.phone': phone,
    'cases.report': report,
  },
  tick,
);
