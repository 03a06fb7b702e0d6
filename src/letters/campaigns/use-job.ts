import { useEffect, useState } from 'react';
import type { JobProgress } from '#domain/letters/api-campaigns';
import { type ApiProblem, asProblem, call } from '../../api';

/** 批量办理: drives a bulk act to its end, chunk by chunk; whoever comes back later goes on where it stood. */
export function useJob(job: string | null, onDone: (progress: JobProgress) => void) {
  const [state, setState] = useState<JobProgress>();
  const [problem, setProblem] = useState<ApiProblem>();
  useEffect(() => {
    // What went wrong stays until somebody tries again.
    let left = job === null || problem !== undefined;
    const drive = async (): Promise<void> => {
      while (!left && job !== null) {
        const progress = await call('letters.continueJob', { job });
        if (left) {
          return;
        }
        setState(progress);
        if (progress.state === 'done') {
          left = true;
          onDone(progress);
        }
      }
    };
    drive().catch((error: unknown) => left || setProblem(asProblem(error)));
    return () => {
      left = true;
    };
  }, [job, onDone, problem]);
  return { state, problem, again: () => setProblem(undefined) };
}
