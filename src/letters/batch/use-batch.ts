import { useState } from 'react';
import { encodeInk, isSignature } from '#domain/letters/ink';
import { type ApiProblem, asProblem, call, serverNow } from '../../api';
import { useDraft } from '../../drafts';
import { platform } from '../../platform';
import type { RawInk } from '../../ui/strokes';
import {
  isSigningDraft,
  NOTHING_SIGNED,
  type SigningDraft,
  signingDraft,
  useChallenge,
  useSecondsUntil,
} from '../use-signing';

/** 一次签多份: one challenge over the list, one tick, one ink; the answer is the job that puts it on every letter. */
export function useBatch(campaign: string, letter: string | undefined) {
  const key = `${campaign} ${letter ?? ''}`;
  const opened = useChallenge(key, (requestId) => call('letters.openBatch', { campaign, letter }, { requestId }));
  const draft = useDraft<SigningDraft>(signingDraft(key), NOTHING_SIGNED, isSigningDraft);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [job, setJob] = useState<string>();
  const { challenge } = opened;
  const secondsToRead = useSecondsUntil(challenge ? challenge.openedAt + challenge.readingMs : undefined);
  const { ink, understood } = draft.value;
  const send = async (): Promise<void> => {
    if (!challenge || !ink) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    const signature = {
      campaign,
      challenge: challenge.challenge,
      digest: challenge.digest,
      consent: true as const,
      ink: encodeInk(ink),
      clientAt: serverNow(),
      client: platform.name,
    };
    try {
      const started = await call('letters.signBatch', signature, { requestId: draft.requestId });
      draft.clear();
      setJob(started.job);
    } catch (error) {
      const why = asProblem(error);
      setProblem(why);
      // Without an answer the same request goes again; refused, the ink stays and the list is opened anew.
      if (why.code !== 'OFFLINE') {
        draft.renew();
        opened.again();
      }
    }
    setBusy(false);
  };
  const setInk = (next: RawInk | undefined) => draft.change({ understood, ...(next ? { ink: next } : {}) });
  const setUnderstood = (next: boolean) => draft.change({ ...draft.value, understood: next });
  const able = challenge !== undefined && secondsToRead === 0 && understood && ink !== undefined && isSignature(ink);
  return { opened, ink, understood, busy, problem, job, secondsToRead, able, setInk, setUnderstood, send };
}
