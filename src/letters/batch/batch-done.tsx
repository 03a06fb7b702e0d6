import Taro from '@tarojs/taro';
import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useJob } from '../campaigns/use-job';

const goOn = (): void => void Taro.redirectTo({ url: '/letters/post/index' });

/** The page says itself how it stands; the same function always, since another one would begin anew. */
const noMore = (): void => undefined;

/** 正在签 and 签好了: how far the ink has got; whoever leaves finds it done later. */
export function BatchDone({ job }: { readonly job: string }) {
  const { state: progress, problem, again } = useJob(job, noMore);
  const isDone = progress?.state === 'done';
  return (
    <>
      {isDone ? (
        <Notice tone="good" title={`签好了 ${progress.made} 份`}>
          {progress.skipped > 0 ? `另有 ${progress.skipped} 份刚刚有变动，没有签，会再等您看。` : '双方都能看到回执。'}
        </Notice>
      ) : (
        <Card title="正在签">
          <Bar
            label="已签"
            value={progress?.done ?? 0}
            total={progress?.total ?? 1}
            figure={progress ? `${progress.done} / ${progress.total} 份` : '开始'}
          />
        </Card>
      )}
      {problem ? (
        <Notice tone="calm" title={problem.message} action={<Button onPress={again}>接着签</Button>}>
          签名已经收下，不用重写；离开这一页也会自己签完。
        </Notice>
      ) : null}
      <BigButton says={isDone ? undefined : '可以离开，会自己签完。'} onPress={goOn}>
        回到我的岗位责任书
      </BigButton>
    </>
  );
}
