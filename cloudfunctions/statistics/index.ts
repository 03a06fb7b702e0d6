import { Refusal } from '#domain/errors';
import { serve, type Tick } from '../kit/handler';
import { eachCounty, runQueue } from '../kit/tick';
import { board } from './board';
import { list } from './list';
import { recountByNight } from './nightly';
import { reaction } from './react';
import { recount } from './recount';
import { turnTerm } from './term-turn';

/** A county that has no calendar yet has no term to count in: it is looked at again. */
async function unlessUnready(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Refusal)) {
      throw error;
    }
  });
}

const tick: Tick = async (store, now) => {
  await eachCounty(store, (county) => unlessUnready(turnTerm(store, county, now)));
  await runQueue(store, reaction, now);
  await eachCounty(store, (county) => unlessUnready(recountByNight(store, county, now)));
};

/** 统计: count nodes of both trees, boards, the lists behind their numbers. */
export const main = serve(
  'statistics',
  { 'statistics.board': board, 'statistics.list': list, 'statistics.recount': recount },
  tick,
);
