import { useMemo, useSyncExternalStore } from 'react';
import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import { acting } from './acting';
import { call } from './api';
import { platform } from './platform';
import { type Outcome, Queue, type Waiting } from './queue';
import { forgetPhotos, withPhotos } from './queued-photos';

let made: Queue | undefined;

function queue(): Queue {
  made ??= new Queue({
    storage: platform.storage,
    send: ({ operation, request, requestId, as, photos = [] }) =>
      withPhotos(request, photos, as, (whole) =>
        call(operation as Operation, whole as RequestOf<Operation>, { requestId, as }),
      ),
    gone: ({ photos = [] }) => forgetPhotos(photos),
    now: () => Date.now(),
    random: () => Math.random(),
    later: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  });
  return made;
}

interface SubmitOptions {
  /** From the draft, or newRequestId() for an act without one. */
  readonly requestId: string;
  /** Writes to the same thing keep their order, e.g. `rollSheet:<id>`. */
  readonly aggregate: string;
  /** What the list of unsent things calls it: 三(2)班点名. */
  readonly label: string;
  /** Bookkeeping that the person need not see: sent by itself, never listed. */
  readonly quiet?: boolean;
  /** Photos kept on the phone; their uploads stand in the request as `photos`. */
  readonly photos?: readonly string[];
}

/**
 * Makes a write that is not lost: kept on the phone, sent, sent again until it is answered.
 * `{ sent: false }` = no network now, it goes by itself later (say 已保存，联网后自动上传).
 * @throws {ApiProblem} when the server refused.
 */
export async function submit<O extends Operation>(
  operation: O,
  request: RequestOf<O>,
  options: SubmitOptions,
): Promise<Outcome<ReplyOf<O>>> {
  const outcome = await queue().submit({ operation, request, as: acting().as, ...options });
  return outcome.sent ? { sent: true, data: outcome.data as ReplyOf<O> } : outcome;
}

/** 未上传: what is on this phone only. */
export function useUnsent(): readonly Waiting[] {
  const all = useSyncExternalStore(queue().listen, queue().list, queue().list);
  return useMemo(() => all.filter(({ quiet }) => !quiet), [all]);
}

/** Tries everything unsent now: the network is back, or the app came to the front. */
export function sendNow(): void {
  void queue().wake();
}

/** The person has read why a write was refused. */
export function dismissRefused(key: string): void {
  void queue().dismiss(key);
}
