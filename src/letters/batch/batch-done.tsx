import Taro from '@tarojs/taro';
import type { ReplyOf } from '#domain/api';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { More } from '../../ui/more';
import { Notice } from '../../ui/notice';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { useJob } from '../campaigns/use-job';
import { openEither, sideOf, standsAs } from '../words';

const goOn = (): void => void Taro.redirectTo({ url: '/letters/post/index' });

/** The page says itself how it stands; the same function always, since another one would begin anew. */
const noMore = (): void => undefined;

/** 回执 of each that was signed just now; where 乙方 is still to sign there is the letter itself. */
function Receipts({ campaign }: { readonly campaign: string }) {
  const called = useCall('letters.batchLetters', { campaign });
  return (
    <Async called={called} rows={3}>
      {(first) => <SignedRows first={first} campaign={campaign} />}
    </Async>
  );
}

function SignedRows({
  first,
  campaign,
}: {
  readonly first: ReplyOf<'letters.batchLetters'>;
  readonly campaign: string;
}) {
  const pages = usePages(first, (cursor) => call('letters.batchLetters', { campaign, cursor }));
  return (
    <>
      <Card title="回执" flush>
        {pages.items.map((row) => {
          const { tone, word } = standsAs(row);
          return (
            <ChildRow
              key={row.id}
              name={sideOf(row)}
              need={row.title}
              status={<StatusTag tone={tone}>{word}</StatusTag>}
              onPress={() => void Taro.navigateTo({ url: openEither(row) })}
            />
          );
        })}
      </Card>
      <More pages={pages} />
    </>
  );
}

/** 正在签 and 签好了: how far the ink has got; whoever leaves finds it done later. */
export function BatchDone({ job, campaign }: { readonly job: string; readonly campaign: string }) {
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
      {isDone ? <Receipts campaign={campaign} /> : null}
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
