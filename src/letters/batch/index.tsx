import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { LetterText } from '#domain/letters/api';
import { call } from '../../api';
import { Async, Problem } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { More } from '../../ui/more';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { SignaturePad } from '../../ui/signature-pad';
import { Skeleton } from '../../ui/skeleton';
import { TickBox } from '../../ui/tick-box';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { LetterBody } from '../letter-text';
import { refusalWords, signingSays } from '../use-signing';
import { openLetter, sideOf, whenOf } from '../words';
import { BatchDone } from './batch-done';
import { useBatch } from './use-batch';

type Letters = ReplyOf<'letters.batchLetters'>;

interface RowsProps {
  readonly first: Letters;
  readonly campaign: string;
  readonly total: number;
  readonly open: string | undefined;
  readonly onOpen: (letter: string) => void;
}

/** 签署清单: each can be opened and read. */
function Rows({ first, campaign, total, open, onOpen }: RowsProps) {
  const pages = usePages(first, (cursor) => call('letters.batchLetters', { campaign, cursor }));
  return (
    <>
      <Card title="这次签的" aside={`${total} 份`} flush>
        {pages.items.map((row) => (
          <ChildRow
            key={row.id}
            name={sideOf(row)}
            need={`${row.relation} ${row.adultName}`}
            when={row.signedAt === null ? '您签后，对方再签' : `对方 ${whenOf(row)}`}
            current={row.id === open}
            onPress={() => onOpen(row.id)}
          />
        ))}
      </Card>
      <More pages={pages} />
    </>
  );
}

function Reading({ letter }: { letter: string }) {
  const called = useCall('letters.read', { letter }, { onShow: false });
  return (
    <Async called={called} rows={6}>
      {(text) => <LetterBody letter={text} />}
    </Async>
  );
}

type Batch = ReturnType<typeof useBatch>;

/** The tick, the pad and the one button below the list. */
function SignAll({ batch, letter, total }: { batch: Batch; letter: LetterText; total: number }) {
  return (
    <>
      <TickBox
        label="看懂了，打勾"
        sentence={`${letter.statement}（共 ${total} 份）`}
        ticked={batch.understood}
        onTick={() => batch.setUnderstood(!batch.understood)}
      />
      <Card title="签名">
        <SignaturePad label="请在框里写上您的姓名" value={batch.ink} onChange={batch.setInk} />
      </Card>
      {batch.problem?.code === 'OFFLINE' ? (
        <Notice tone="calm" title="没有网络，还没有签上">
          打的勾和写的名字都留着。有了网再点一次，不会签两遍。
        </Notice>
      ) : null}
      {batch.problem && batch.problem.code !== 'OFFLINE' ? (
        <Notice tone="warn" title={refusalWords(batch.problem)} />
      ) : null}
      <BigButton
        icon="pen-line"
        says={signingSays(batch, `签一次名，${total} 份都生效。`)}
        disabled={!batch.able}
        busy={batch.busy && '正在提交'}
        onPress={() => void batch.send()}
      >
        {total > 1 ? `签这 ${total} 份` : '提交签字'}
      </BigButton>
    </>
  );
}

/** The list as it was opened, its first letter whole, and the signature below. */
function Opened({ campaign, batch }: { campaign: string; batch: Batch }) {
  const challenge = batch.opened.challenge;
  const list = useCall('letters.batchLetters', challenge ? { campaign } : undefined, { onShow: false });
  const [open, setOpen] = useState<string>();
  const first = list.data?.items[0]?.id;
  const text = useCall('letters.read', first ? { letter: first } : undefined, { onShow: false });
  const show = (letter: string): void =>
    isWide() ? setOpen(letter) : void Taro.navigateTo({ url: openLetter(letter) });
  const total = challenge?.letters ?? 0;
  return (
    <Async called={list} rows={5}>
      {(rows) => (
        <MasterDetail
          list={
            <>
              <Notice tone="act" title={total > 1 ? `${total} 份责任书，签一次名` : '一份责任书，等您签'}>
                点开每一份都能看。看过再签。
              </Notice>
              <Rows first={rows} campaign={campaign} total={total} open={open} onOpen={show} />
              <Async called={text} rows={4}>
                {(letter) => <SignAll batch={batch} letter={letter} total={total} />}
              </Async>
            </>
          }
          detail={open === undefined ? undefined : <Reading key={open} letter={open} />}
          onClose={() => setOpen(undefined)}
          invitation="从左边点一份，在这里看全文。"
        />
      )}
    </Async>
  );
}

function Body({ campaign, batch }: { campaign: string; batch: Batch }) {
  const { problem, challenge, again } = batch.opened;
  if (batch.job !== undefined) {
    return <BatchDone job={batch.job} campaign={campaign} />;
  }
  if (challenge) {
    return <Opened key={challenge.challenge} campaign={campaign} batch={batch} />;
  }
  if (!problem) {
    return <Skeleton rows={5} />;
  }
  return problem.code === 'ILLEGAL_STATE' ? (
    <Empty
      icon="circle-check"
      title="没有等您签的了"
      action={<Button onPress={() => void Taro.redirectTo({ url: '/letters/post/index' })}>看我的岗位责任书</Button>}
    >
      对方签好以后，会再来这里等您。
    </Empty>
  ) : (
    <Problem problem={problem} onAgain={again} />
  );
}

/** 甲方签字: many letters of one campaign with one signature, each of which can be read before. */
export default function BatchPage() {
  const { params } = useRouter();
  const campaign = decodeURIComponent(params['campaign'] ?? '');
  const batch = useBatch(campaign, params['letter'] ? decodeURIComponent(params['letter']) : undefined);
  return (
    <Page title="一次签多份" wide>
      <Body campaign={campaign} batch={batch} />
    </Page>
  );
}
