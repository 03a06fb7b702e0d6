import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplyOf, RequestOf } from '#domain/api';
import { encodeInk, isSignature } from '#domain/letters/ink';
import { type ApiProblem, asProblem, call, newRequestId, serverNow } from '../api';
import { useDraft } from '../drafts';
import { platform } from '../platform';
import { submit, useUnsent } from '../send';
import type { RawInk } from '../ui/strokes';

type Challenge = ReplyOf<'letters.open'>;

/** What is kept over a kill of the app: the ink, the tick, and the challenge they were made under. */
export interface SigningDraft {
  readonly ink?: RawInk;
  readonly understood: boolean;
}

export const NOTHING_SIGNED: SigningDraft = { understood: false };
export const isSigningDraft = (value: unknown): value is SigningDraft => typeof Object(value).understood === 'boolean';

/** Counts down to an instant of the server's clock, in whole seconds. */
export function useSecondsUntil(instant: number | undefined): number {
  const [now, setNow] = useState(serverNow());
  const left = instant === undefined ? 0 : Math.max(0, Math.ceil((instant - now) / 1000));
  useEffect(() => {
    if (left === 0) {
      return undefined;
    }
    const timer = setTimeout(() => setNow(serverNow()), 500);
    return () => clearTimeout(timer);
  });
  return left;
}

/** Opens what is to be signed as soon as it is shown: reading time runs from here, at the server. */
export function useChallenge<T>(key: string, open: (requestId: string) => Promise<T>) {
  const [state, setState] = useState<{ key: string; challenge?: T; problem?: ApiProblem }>();
  const how = useRef(open);
  how.current = open;
  const ask = useCallback(async () => {
    try {
      setState({ key, challenge: await how.current(newRequestId()) });
    } catch (error) {
      setState({ key, problem: asProblem(error) });
    }
  }, [key]);
  useEffect(() => void ask(), [ask]);
  const mine = state?.key === key ? state : undefined;
  return { challenge: mine?.challenge, problem: mine?.problem, again: () => void ask() };
}

/** What somebody adds who helps: the letter is then signed as 协助. */
type Help = Pick<RequestOf<'letters.assist'>, 'present' | 'readAloud' | 'signer' | 'photo' | 'fingerprint'>;
type Signature = RequestOf<'letters.sign'>;

/** The letter as far as signing needs it. */
export interface ToSign {
  readonly id: string;
  readonly digest: string;
  readonly readingMs: number;
  /** What the list of unsent things calls it. */
  readonly label: string;
}

/** Whether the server has it; false while it waits on the phone for the network. */
type Outcome = 'signed' | 'kept';

function signatureOf(letter: ToSign, challenge: Challenge, ink: RawInk): Signature {
  return {
    letter: letter.id,
    challenge: challenge.challenge,
    digest: letter.digest,
    consent: true,
    ink: encodeInk(ink),
    clientAt: serverNow(),
    client: platform.name,
  };
}

/** Sent by itself once there is a network. The server alone knows when the challenge has died: then the person taps again, with the ink kept. */
function submitSignature(letter: ToSign, signature: Signature, requestId: string, help: Help | undefined) {
  const options = { requestId, aggregate: `letter:${letter.id}`, label: letter.label };
  return help
    ? submit('letters.assist', { ...signature, ...help }, options)
    : submit('letters.sign', signature, options);
}

/** What is kept of a signature on this phone. */
export const signingDraft = (letter: string): string => `sign:${letter}`;

/** What was kept on the phone has gone out meanwhile: there is a receipt now. */
function useSentLater(kept: boolean, isUnsent: boolean, onSent: () => void): void {
  const was = useRef(isUnsent);
  useEffect(() => {
    if (kept && was.current && !isUnsent) {
      onSent();
    }
    was.current = isUnsent;
  }, [kept, isUnsent, onSent]);
}

/** Everything between an opened letter and its receipt. `reload` reads the letter again: it has changed, or somebody has signed it. */
export function useSigning(letter: ToSign, reload: () => void) {
  const opened = useChallenge(letter.id, (requestId) => call('letters.open', { letter: letter.id }, { requestId }));
  const draft = useDraft<SigningDraft>(signingDraft(letter.id), NOTHING_SIGNED, isSigningDraft);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [outcome, setOutcome] = useState<Outcome>();
  const { challenge } = opened;
  const secondsToRead = useSecondsUntil(challenge ? challenge.openedAt + letter.readingMs : undefined);
  const unsent = useUnsent().find((entry) => entry.requestId === draft.requestId);
  const waits = unsent !== undefined && !unsent.refusal?.final;
  const { ink, understood } = draft.value;
  const refused = (error: unknown): void => {
    const why = asProblem(error);
    setProblem(why);
    // The ink stays; whoever stayed too long reads from a fresh opening and taps again.
    draft.renew();
    if (why.code === 'CHALLENGE_EXPIRED') {
      opened.again();
    }
    if (why.code === 'LETTER_CHANGED' || why.code === 'LETTER_SIGNED') {
      reload();
    }
  };
  const send = async (help?: Help): Promise<void> => {
    if (!challenge || !ink) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const sent = await submitSignature(letter, signatureOf(letter, challenge, ink), draft.requestId, help);
      setOutcome(sent.sent ? 'signed' : 'kept');
      if (sent.sent) {
        draft.clear();
      }
    } catch (error) {
      refused(error);
    }
    setBusy(false);
  };
  useSentLater(outcome === 'kept', unsent !== undefined, () => {
    setOutcome('signed');
    draft.clear();
  });
  const setInk = (next: RawInk | undefined) => draft.change({ understood, ...(next ? { ink: next } : {}) });
  const setUnderstood = (next: boolean) => draft.change({ ...draft.value, understood: next });
  const able = challenge !== undefined && secondsToRead === 0 && understood && ink !== undefined && isSignature(ink);
  return { opened, ink, understood, busy, problem, outcome, waits, secondsToRead, able, setInk, setUnderstood, send };
}

/** A refusal in the words of this page, which has already opened the letter anew. */
export function refusalWords(problem: ApiProblem): string {
  return problem.code === 'CHALLENGE_EXPIRED'
    ? '停留时间太长，已重新打开。请再看一看，再点提交，名字不用重写。'
    : problem.message;
}

/** What the sentence above the button says: why it cannot be pressed yet, or what will happen. */
export function signingSays(
  { secondsToRead, understood, able }: Pick<ReturnType<typeof useSigning>, 'secondsToRead' | 'understood' | 'able'>,
  then = '提交后，家里和学校各留一份。',
): string {
  if (secondsToRead > 0) {
    return `请先看一看，还有 ${secondsToRead} 秒。`;
  }
  if (!understood) {
    return '看懂了，请打勾。';
  }
  return able ? then : '请在框里写上姓名。';
}
