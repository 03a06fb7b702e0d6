import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { RequestOf } from '#domain/api';
import { type ApiProblem, asProblem, call } from '../../api';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';
import paper from '../paper/paper.module.css';
import { JobCard } from './job-card';
import { ProblemNotice } from './problem-notice';
import { openNames } from './words';

const c = classes(paper);

interface Reminded {
  readonly reminded: number;
  readonly already: number;
  readonly unreachable: number;
}

/** 提醒的结果, in words. */
function remindedWords({ already, unreachable }: Reminded): string {
  const parts = [
    already > 0 ? `${already} 人今天已经提醒过` : '',
    unreachable > 0 ? `${unreachable} 份联系不上，请打电话或上门` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `${parts.join('；')}。` : '每人一天最多提醒一次。';
}

interface RemindProps {
  readonly request: RequestOf<'letters.remind'>;
  readonly unsigned: number;
  /** Where the lists of those stand whom no reminder reaches; several are told apart by their words. */
  readonly places: readonly { readonly unit: string; readonly period: string; readonly words?: string }[];
}

/** 联系不上的是谁: they are called or visited instead. */
function Unreachable({ places }: Pick<RemindProps, 'places'>) {
  return (
    <>
      {places.map(({ words, ...place }) => (
        <Button
          key={`${place.unit} ${place.period}`}
          wide
          onPress={() => void Taro.navigateTo({ url: openNames(place, 'unreachable') })}
        >
          {words ? `看联系不上的：${words}` : '看联系不上的是谁'}
        </Button>
      ))}
    </>
  );
}

/** 提醒没签的: one tap for everybody below a unit or of a whole series, once a day each; many go as a job. */
export function Remind({ request, unsigned, places }: RemindProps) {
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
    const reply = await remind.run(request);
    if (reply?.job) {
      setJob(reply.job);
    } else {
      setResult(reply);
    }
  };
  const wrong = remind.problem ?? problem;
  return (
    <View className={c('stack')}>
      {job ? <JobCard job={job} title="正在提醒" onDone={ended} /> : null}
      {result ? (
        <Notice tone="good" title={result.reminded > 0 ? `已提醒 ${result.reminded} 人` : '没有要再提醒的人'}>
          {remindedWords(result)}
        </Notice>
      ) : null}
      {result && result.unreachable > 0 ? <Unreachable places={places} /> : null}
      <ProblemNotice problem={wrong} />
      {job || result ? null : (
        <Button wide icon="bell" busy={remind.busy && '正在提醒'} onPress={() => void run()}>
          {`提醒没签的（${unsigned} 份）`}
        </Button>
      )}
    </View>
  );
}
