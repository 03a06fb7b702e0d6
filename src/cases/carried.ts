import type { ReplyOf } from '#domain/api';
import { asProblem, call, serverNow } from '../api';
import { keepReply, keptReply } from '../kept-replies';
import { platform } from '../platform';
import { leastCase } from './least';

/** 随身带: as many cases as a day's way holds. */
export const CARRIED_MOST = 30;

/** Lists that stay readable: each as the screen asks for it. */
export const LISTS_KEPT = 6;
const LISTS = ['today', 'open'] as const;

/** What is opened on the way: who is to be visited, the child, the record of a visit, and what to do where a child is in danger or sought. */
const PAGES = [
  'cases/list/index',
  'cases/case/index',
  'cases/contact/index',
  'cases/danger/index',
  'cases/missing/index',
];

/** Pages open without network once their programs are here. @throws {ApiProblem} when the network went. */
export const pagesTaken = (): Promise<void> =>
  platform.readAhead(PAGES).catch((error: unknown) => {
    throw asProblem(error);
  });

type Carried = ReplyOf<'cases.carry'>;

function isCarried(value: unknown): value is Carried {
  const { address, phones } = Object(value);
  return typeof address === 'string' && Array.isArray(phones);
}

/** Address and numbers that were taken along for this case; undefined where none were. */
export function carried(as: string, id: string): (Carried & { readonly at: number }) | undefined {
  const kept = keptReply(as, 'cases.carry', { case: id }, serverNow());
  return kept && isCarried(kept.data) ? { ...kept.data, at: kept.at } : undefined;
}

/**
 * Takes these cases along: the pages that show them, the lists, each page in its least form, address and numbers, kept for reading without network.
 * @throws {ApiProblem} when the network went; what was taken until then stays.
 */
export async function takeAlong(as: string, ids: readonly string[], taken: (count: number) => void): Promise<void> {
  const most = CARRIED_MOST;
  await pagesTaken();
  for (const filter of LISTS) {
    const request = { filter };
    const data = await call('cases.list', request, { as });
    keepReply(as, 'cases.list', request, { at: serverNow(), data, most: LISTS_KEPT });
  }
  let count = 0;
  for (const id of ids.slice(0, most)) {
    const request = { case: id };
    try {
      const [page, needed] = [await call('cases.case', request, { as }), await call('cases.carry', request, { as })];
      const at = serverNow();
      keepReply(as, 'cases.case', request, { at, data: leastCase(page), most });
      keepReply(as, 'cases.carry', request, { at, data: needed, most });
      count += 1;
      taken(count);
    } catch (error) {
      // A case that went to somebody else meanwhile is left out; everything else is told.
      if (!['NOT_FOUND', 'FORBIDDEN'].includes(asProblem(error).code)) {
        throw error;
      }
    }
  }
}
