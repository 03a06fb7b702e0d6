import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { SIGN_METHODS } from '#domain/letters/documents';
import { useActingUnit } from '../../acting';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import styles from '../letter-text.module.css';
import { PrintBlank } from '../paper/print-blank';
import { openPaper } from '../words';
import { Children } from './children';
import { Starting } from './starting';

const c = classes(styles);

type Progress = ReplyOf<'letters.classProgress'>;
const go = (url: string): void => void Taro.navigateTo({ url });

/** The letter before it goes out, with its variables in brackets. */
function Preview({ progress, open, onClose }: { progress: Progress; open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} title={progress.title} onClose={onClose}>
      {progress.preview.summary.map(({ heading, line }) => (
        <Row key={heading} title={heading} detail={line} />
      ))}
      <View className={c('full', 'margin')}>{progress.preview.body}</View>
    </Sheet>
  );
}

function Counts({ progress, unit }: { progress: Progress; unit: string }) {
  const { counts, campaign } = progress;
  const signed = counts.self + counts.assisted + counts.paper;
  return (
    <Card title={progress.title} aside={progress.term} flush>
      <Bar
        label="已签"
        value={signed}
        total={counts.total}
        tone={signed === counts.total ? 'good' : 'act'}
        figure={`${signed} / ${counts.total} 份`}
      />
      {counts.self > 0 ? <Row title={SIGN_METHODS.self} aside={`${counts.self} 份`} /> : null}
      {counts.assisted > 0 ? <Row title={SIGN_METHODS.assisted} aside={`${counts.assisted} 份`} /> : null}
      {counts.paper > 0 ? <Row title={SIGN_METHODS.paper} aside={`${counts.paper} 份`} /> : null}
      {counts.declined > 0 ? (
        <Row title="暂不签" detail="不签不影响孩子，慢慢沟通" aside={`${counts.declined} 份`} />
      ) : null}
      {campaign ? <Row title="请家长在这天前签" aside={spokenDate(campaign.until)} /> : null}
      <Row
        icon="qr-code"
        title="家长码"
        detail="家长扫码绑定、签字"
        onPress={() => go(`/accounts/meeting-code/index?unit=${encodeURIComponent(unit)}`)}
      />
    </Card>
  );
}

/** What can be started now: the whole class, or letters for those who came later. */
function Start({ progress, unit, onStarted }: { progress: Progress; unit: string; onStarted: () => void }) {
  const start = useAct('letters.startClass');
  const [preview, setPreview] = useState(false);
  const run = async () => (await start.run({ unit })) && onStarted();
  return (
    <>
      {start.problem ? <Notice tone="danger" title={start.problem.message} /> : null}
      <BigButton
        icon="send"
        says={`会发出 ${progress.missing} 份，每位监护人一份。`}
        disabled={progress.missing === 0}
        busy={start.busy && '正在发起'}
        onPress={() => void run()}
      >
        {progress.campaign === null ? `发起${progress.title}` : `补发 ${progress.missing} 份`}
      </BigButton>
      <Button look="quiet" wide onPress={() => setPreview(true)}>
        先看看内容
      </Button>
      <Preview progress={progress} open={preview} onClose={() => setPreview(false)} />
    </>
  );
}

/** Children for whom nobody can be asked to sign. */
function WithoutAdults({ count, unit }: { count: number; unit: string }) {
  return count === 0 ? null : (
    <Notice
      tone="warn"
      title={`${count} 个孩子没有登记监护人，发不了`}
      action={<Button onPress={() => go(`/roster/class/index?unit=${encodeURIComponent(unit)}`)}>看名册</Button>}
    >
      请学籍管理员补上家长，再来补发。
    </Notice>
  );
}

/** Whether this post can start, or send what is missing, now. */
const canStart = ({ mayStart, job, campaign, missing }: Progress): boolean =>
  mayStart && job === null && (campaign === null || missing > 0);

/** 纸质: for families who would rather sign with a pen. */
function OnPaper({ unit }: { unit: string }) {
  return (
    <Card title="不用手机签的">
      <View className={c('line')}>
        <PrintBlank unit={unit} />
      </View>
      <Button wide icon="camera" onPress={() => go(openPaper(unit))}>
        收签好的纸质责任书
      </Button>
    </Card>
  );
}

/** A class whose letter is out: how many signed, and who. */
function Started({ progress, unit }: { progress: Progress; unit: string }) {
  const { total, self, assisted, paper } = progress.counts;
  return (
    <>
      <Counts progress={progress} unit={unit} />
      {progress.mayStart && self + assisted + paper < total ? <OnPaper unit={unit} /> : null}
      <Children items={progress.items} />
    </>
  );
}

function NotStarted({ mayStart }: { mayStart: boolean }) {
  return (
    <Empty icon="file-text" title="本学期还没有发责任书">
      {mayStart ? '发出后，家长扫码就能签。' : '由班主任发起。'}
    </Empty>
  );
}

/** 班级责任书: start, watch, help. */
export default function ClassPage() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ?? own;
  const called = useCall('letters.classProgress', { unit });
  const { data, reload } = called;
  return (
    <Page
      title="班级责任书"
      bottom={data && canStart(data) ? <Start progress={data} unit={unit} onStarted={reload} /> : undefined}
    >
      <Async called={called} rows={6}>
        {(progress) => (
          <>
            <View className={c('place')}>
              {progress.schoolName} {progress.className}
            </View>
            <WithoutAdults count={progress.withoutAdults} unit={unit} />
            {progress.job ? <Starting job={progress.job} onDone={reload} /> : null}
            {progress.campaign && !progress.job ? <Started progress={progress} unit={unit} /> : null}
            {progress.campaign === null ? <NotStarted mayStart={progress.mayStart} /> : null}
          </>
        )}
      </Async>
    </Page>
  );
}
