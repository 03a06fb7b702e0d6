import { useEffect, useState } from 'react';
import type { TemplateKey } from '#domain/reminders/templates';
import { useActing } from './acting';
import { asProblem, call, newRequestId } from './api';
import { platform } from './platform';
import { submit } from './send';

interface Offered {
  readonly key: TemplateKey;
  readonly id: string;
  readonly left: number;
}

/** WeChat's dialog shows at most three templates. */
const AT_ONCE = 3;
/** With fewer sends left than this, an act asks for more. */
const ENOUGH = 3;

export interface Subscription {
  /** How many pushes this person has still allowed; undefined where none is configured or it is not known yet. */
  readonly left: number | undefined;
  /** Must be the first thing in a tap, before anything is awaited. Asks only when few are left; never throws, never blocks the act. */
  readonly ask: (always?: 'always') => Promise<void>;
}

async function report(answers: Awaited<ReturnType<typeof platform.subscribe>>): Promise<void> {
  const list = Object.entries(answers).map(([template, answer]) => ({ template, answer }));
  if (list.length === 0) {
    return;
  }
  const requestId = newRequestId();
  await call('reminders.subscribed', { answers: list }, { requestId }).catch((error: unknown) => {
    // Tried at once and beside the queue, so that the act is not kept waiting; WeChat's answer is given once, so it is not lost either.
    if (asProblem(error).retryable) {
      void submit(
        'reminders.subscribed',
        { answers: list },
        { requestId, aggregate: 'grants', label: '提醒', quiet: true },
      );
    }
  });
}

/** 订阅提醒: what this person may be asked for as they act now, and the asking. */
export function useSubscription(wanted: readonly TemplateKey[]): Subscription {
  const { as } = useActing();
  const [offered, setOffered] = useState<readonly Offered[]>([]);
  const keys = wanted.join();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    void asked;
    call('reminders.subscriptions', {}, { as })
      .then(({ templates }) => current && setOffered(templates.filter(({ key }) => keys.split(',').includes(key))))
      .catch(() => current && setOffered([]));
    return () => {
      current = false;
    };
  }, [as, keys, asked]);
  const least = Math.min(...offered.map(({ left }) => left));
  const ask = async (always?: 'always'): Promise<void> => {
    const ids = offered.filter(({ left }) => always || left < ENOUGH).map(({ id }) => id);
    if (ids.length === 0) {
      return;
    }
    const answers = await platform.subscribe(ids.slice(0, AT_ONCE)).catch(() => ({}));
    // Not awaited by the act: the ledger may come late, a roll call may not.
    void report(answers)
      .then(() => setAsked((n) => n + 1))
      .catch(() => undefined);
  };
  return { left: offered.length === 0 ? undefined : least, ask };
}
