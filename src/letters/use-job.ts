import { useEffect, useRef, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { type ApiProblem, asProblem, call } from '../api';

/** Drives a bulk act of letters to its end, chunk by chunk. Whoever leaves does not stop it: the server ends what was begun. */
export function useJob(job: string | undefined, onDone: () => void) {
  const [progress, setProgress] = useState<ReplyOf<'letters.continueJob'>>();
  const [problem, setProblem] = useState<ApiProblem>();
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    // After a failure it rests until it is asked to go on.
    let left = job === undefined || problem !== undefined;
    const drive = async (): Promise<void> => {
      while (!left && job !== undefined) {
        const next = await call('letters.continueJob', { job });
        setProgress(next);
        if (next.state === 'done') {
          left = true;
          done.current();
        }
      }
    };
    drive().catch((error: unknown) => setProblem(asProblem(error)));
    return () => {
      left = true;
    };
  }, [job, problem]);
  const again = (): void => setProblem(undefined);
  return { progress, problem, again };
}
