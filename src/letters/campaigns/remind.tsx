import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { type ApiProblem, asProblem, call } from '../../api';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';
import { JobCard } from './job-card';
import { ProblemNotice } from './problem-notice';

interface Reminded {
  readonly reminded: number;
  readonly already: number;
  readonly unreachable: number;
}

/** 提醒的结果, in words. */
function remindedWords({ already, unreachable }: Reminded): string {
  const parts = [
    already > 0 ? `${already} 人今天已经提醒过` : '',
    unreachable > 0 ? `${unreachable} 份联系不上，请上门或打电话` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `${parts.join('；')}。` : '每人一天最多提醒一次。';
}

interface RemindProps {
  readonly unit: string;
  readonly period: string;
  readonly unsigned: number;
}

/** 提醒没签的: one tap for everybody below a unit, once a day each; many go as a job. */
export function Remind({ unit, period, unsigned }: RemindProps) {
  const remind = useAct('letters.remind');
  const [job, setJob] = useState<string>();
  const [result, setResult] = useState<Reminded>();
  const [problem, setProblem] = useState<ApiProblem>();
  const ended = useCallback(() => {
    const look = async (): Promise<void> => setResult(await call('letters.remindProgress', { job: job ?? '' }));
    setJob(undefined);
    look().catch((error: unknown) => setProblem(asProblem(error)));
  }, [job]);
  const run = async (): Promise<void> => {
    setResult(undefined);
    setProblem(undefined);
    const reply = await remind.run({ unit, period });
    if (reply?.job) {
      setJob(reply.job);
    } else {
      setResult(reply);
    }
  };
  const wrong = remind.problem ?? problem;
  return (
    <View>
      {job ? <JobCard job={job} title="正在提醒" onDone={ended} /> : null}
      {result ? (
        <Notice tone="good" title={result.reminded > 0 ? `已提醒 ${result.reminded} 人` : '没有要再提醒的人'}>
          {remindedWords(result)}
        </Notice>
      ) : null}
      <ProblemNotice problem={wrong} />
      {job || result ? null : (
        <Button wide icon="bell" busy={remind.busy && '正在提醒'} onPress={() => void run()}>
          {`提醒没签的（${unsigned} 份）`}
        </Button>
      )}
    </View>
  );
}
