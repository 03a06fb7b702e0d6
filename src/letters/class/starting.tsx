import { useEffect, useState } from 'react';
import { type ApiProblem, asProblem, call } from '../../api';
import { Bar } from '../../ui/bar';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';

/** Drives a start to its end, chunk by chunk; whoever comes back later goes on where it stood. */
function useStart(job: string | null, onDone: () => void) {
  const [state, setState] = useState<{ done: number; total: number }>();
  const [problem, setProblem] = useState<ApiProblem>();
  useEffect(() => {
    let left = job === null;
    const drive = async (): Promise<void> => {
      while (!left && job !== null) {
        const progress = await call('letters.continueStart', { job });
        setState({ done: progress.done, total: progress.total });
        if (progress.state === 'done') {
          left = true;
          onDone();
        }
      }
    };
    drive().catch((error: unknown) => setProblem(asProblem(error)));
    return () => {
      left = true;
    };
  }, [job, onDone]);
  return { state, problem };
}

/** 正在发出: how far a start is. */
export function Starting({ job, onDone }: { job: string; onDone: () => void }) {
  const { state, problem } = useStart(job, onDone);
  return (
    <Card title="正在发出">
      <Bar
        label="已发出"
        value={state?.done ?? 0}
        total={state?.total ?? 1}
        figure={state ? `${state.done} / ${state.total} 份` : '开始'}
      />
      {problem ? (
        <Notice tone="danger" title={problem.message}>
          已经发出的都在，再打开这一页会接着发。
        </Notice>
      ) : null}
    </Card>
  );
}
