import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { DECLINE_REASONS } from '#domain/letters/acts';
import type { ClassLetters } from '#domain/letters/api';
import { SIGN_METHODS } from '#domain/letters/documents';
import { spokenDate } from '#domain/plain-date';
import { useActingUnit } from '../../acting';
import { type ApiProblem, asProblem, call } from '../../api';
import { Async } from '../../ui/async';
import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import styles from '../letter-text.module.css';
import { openAssist, openLetter, openReceipt, standsAs } from '../words';

const c = classes(styles);

type Progress = ReplyOf<'letters.classProgress'>;
const go = (url: string): void => void Taro.navigateTo({ url });

const STANDINGS = {
  signed: { tone: 'good', word: '已签' },
  partly: { tone: 'act', word: '签了一位' },
  carer: { tone: 'act', word: '照护人已签' },
  declined: { tone: 'calm', word: '暂不签' },
  unsigned: { tone: 'warn', word: '还没签' },
} as const;

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

function Starting({ job, onDone }: { job: string; onDone: () => void }) {
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

/** The letter before it goes out, with its variables in brackets. */
function Preview({ progress, open, onClose }: { progress: Progress; open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} title={progress.title} onClose={onClose}>
      {progress.preview.summary.map(({ heading, line }) => (
        <Row key={heading} title={heading} detail={line} />
      ))}
      <View className={c('full')}>{progress.preview.body}</View>
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
        onPress={() => go(`/accounts/class-code/index?unit=${encodeURIComponent(unit)}`)}
      />
    </Card>
  );
}

function ChildSheet({ item, onClose }: { item: ClassLetters; onClose: () => void }) {
  return (
    <Sheet open title={item.childName} onClose={onClose}>
      {item.letters.map((letter) => {
        const { tone, word } = standsAs(letter);
        const detail = letter.declined ? DECLINE_REASONS[letter.declined] : undefined;
        return (
          <View key={letter.id}>
            <Row
              title={`${letter.relation} ${letter.adultName}`}
              detail={detail}
              aside={<StatusTag tone={tone}>{word}</StatusTag>}
              onPress={() => go(letter.state === 'signed' ? openReceipt(letter.id) : openLetter(letter.id))}
            />
            {letter.state === 'signed' ? null : (
              <Button wide icon="hand-heart" onPress={() => go(openAssist(letter.id))}>
                他没有手机，帮他签
              </Button>
            )}
          </View>
        );
      })}
      <Row title="看孩子的情况" onPress={() => go(`/roster/child/index?child=${encodeURIComponent(item.child)}`)} />
    </Sheet>
  );
}

function Children({ progress }: { progress: Progress }) {
  const [open, setOpen] = useState<ClassLetters>();
  return (
    <Card title="每个孩子" aside={`${progress.items.length} 人`} flush>
      {progress.items.map((item) => {
        const { tone, word } = STANDINGS[item.standing];
        const waiting = item.letters.filter((letter) => letter.state !== 'signed').map((letter) => letter.relation);
        return (
          <ChildRow
            key={item.child}
            name={item.childName}
            need={waiting.length > 0 ? `等${waiting.join('、')}签` : '都签好了'}
            status={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => setOpen(item)}
          />
        );
      })}
      {open ? <ChildSheet item={open} onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
}

/** What can be started now: the whole class, or letters for children who came later. */
function Start({ progress, unit, onStarted }: { progress: Progress; unit: string; onStarted: () => void }) {
  const start = useAct('letters.startClass');
  const [preview, setPreview] = useState(false);
  const first = progress.campaign === null;
  const run = async () => (await start.run({ unit })) && onStarted();
  return (
    <>
      {first ? (
        <Empty icon="file-text" title="本学期还没有发责任书">
          发出后，家长扫码就能签。
        </Empty>
      ) : null}
      {start.problem ? <Notice tone="danger" title={start.problem.message} /> : null}
      <BigButton
        icon="send"
        says={`会发出 ${progress.missing} 份，每位监护人一份。`}
        disabled={progress.missing === 0}
        busy={start.busy && '正在发起'}
        onPress={() => void run()}
      >
        {first ? `发起${progress.title}` : `补发 ${progress.missing} 份`}
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

/** 班级责任书: start, watch, help. */
export default function ClassPage() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ?? own;
  const called = useCall('letters.classProgress', { unit });
  const { reload } = called;
  return (
    <Page title="班级责任书">
      <Async called={called} rows={6}>
        {(progress) => (
          <>
            <Notice tone="calm" title={`${progress.schoolName}${progress.className}`} />
            {progress.campaign && !progress.job ? <Counts progress={progress} unit={unit} /> : null}
            {progress.job ? <Starting job={progress.job} onDone={reload} /> : null}
            <WithoutAdults count={progress.withoutAdults} unit={unit} />
            {progress.mayStart && !progress.job && (progress.campaign === null || progress.missing > 0) ? (
              <Start progress={progress} unit={unit} onStarted={reload} />
            ) : null}
            {!progress.mayStart && progress.campaign === null ? (
              <Empty title="这个班还没有发责任书">由班主任发起。</Empty>
            ) : null}
            {progress.campaign && !progress.job ? <Children progress={progress} /> : null}
          </>
        )}
      </Async>
    </Page>
  );
}
