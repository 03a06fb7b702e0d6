import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { FINDERS } from '#domain/cases/missing';
import { ANSWER_FOLLOWS, isAlarm } from '#domain/reminders/answering';
import type { MessageView } from '#domain/reminders/api';
import { ANSWERS, type Answer } from '#domain/reminders/documents';
import { isCorrected } from '#domain/reminders/wording';
import { type ApiProblem, asProblem, newRequestId } from '../../api';
import { DialButton } from '../../dial-button';
import { submit, useUnsent } from '../../send';
import { spokenInstant } from '../../spoken';
import { useSubscription } from '../../subscribe';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import space from '../space.module.css';
import { TopUp } from '../top-up';
import { headOf, waysOf, wordsOf } from '../words';

const c = classes(space);

const ALL = Object.keys(ANSWERS) as Answer[];

interface GuardianMessageProps {
  readonly view: MessageView;
  readonly onDone: () => void;
}

function useAnswering({ view, onDone }: GuardianMessageProps) {
  const [busy, setBusy] = useState<Answer>();
  const [problem, setProblem] = useState<ApiProblem>();
  const subscription = useSubscription(['return', 'letter']);
  const aggregate = `message:${view.id}`;
  const waiting = useUnsent().find(
    (one) => one.aggregate === aggregate && one.operation === 'reminders.answer' && one.tries > 0,
  );
  const had = useRef(waiting);
  useEffect(() => {
    if (had.current && !waiting) {
      onDone();
    }
    had.current = waiting;
  }, [waiting, onDone]);
  const give = async (answer: Answer): Promise<void> => {
    // An alarm is not made to wait for WeChat's dialog.
    const asked = isAlarm(answer) ? undefined : subscription.ask();
    setBusy(answer);
    setProblem(undefined);
    await asked;
    try {
      const options = { requestId: newRequestId(), aggregate, label: `回答老师：${ANSWERS[answer]}` };
      await submit('reminders.answer', { message: view.id, answer }, options);
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(undefined);
    }
  };
  const kept = Object(waiting?.request) as { answer?: Answer };
  return { busy, problem, give, kept: kept.answer };
}

/** 走失 calls many people and is not taken back: the one answer that is asked about first. */
function AlarmSheet({
  answer,
  onClose,
  onGive,
}: {
  readonly answer: Answer | undefined;
  readonly onClose: () => void;
  readonly onGive: (answer: Answer) => void;
}) {
  return (
    <Sheet
      open={answer !== undefined}
      title="马上告诉大家一起找？"
      onClose={onClose}
      bottom={
        <BigButton icon="octagon-alert" onPress={() => (answer ? onGive(answer) : undefined)}>
          是的，马上告诉
        </BigButton>
      }
    >
      <View className={c('inset')}>{answer ? ANSWER_FOLLOWS[answer] : ''}</View>
    </Sheet>
  );
}

function Given({
  answer,
  at,
  waiting,
  found,
}: {
  readonly found: MessageView['found'];
  readonly answer: Answer;
  readonly at: number | null;
  readonly waiting: boolean;
}) {
  if (found && isAlarm(answer)) {
    return (
      <Notice tone="good" title="孩子找到了，不用再找了">
        <View>{`${spokenInstant(found.at)}，${found.who === 'roll' ? '点名时孩子在学校' : `${FINDERS[found.who]}找到的`}。`}</View>
        <View>{`您当时回答了：${ANSWERS[answer]}`}</View>
      </Notice>
    );
  }
  return (
    <Notice tone={isAlarm(answer) ? 'danger' : waiting ? 'calm' : 'good'} title={`您回答了：${ANSWERS[answer]}`}>
      <View>{waiting ? '还没有上传，联网后自动上传。急的话请打电话给老师。' : ANSWER_FOLLOWS[answer]}</View>
      {at ? <View>{spokenInstant(at)}</View> : null}
    </Notice>
  );
}

/** 没有回答、也过了那一天: nothing is asked any more. */
const isOver = (view: MessageView): boolean =>
  view.kind === 'returnToSchool' && view.answerUntil === null && view.state !== 'withdrawn' && !isCorrected(view);

/** What happened, and what it means for the family. */
function Said({ view, isPast }: { readonly view: MessageView; readonly isPast: boolean }) {
  const isAsked = view.kind === 'returnToSchool' && view.state !== 'withdrawn' && !isCorrected(view);
  return (
    <Notice tone={isAsked && !isPast ? 'warn' : isPast ? 'calm' : 'good'} title={headOf(view)}>
      <View>{isPast ? '老师点名时孩子不在。这一天已经过去，不用再回答。' : wordsOf(view).body}</View>
    </Notice>
  );
}

/** What there is to do about a day that is over: somebody to telephone. */
function Past({ view: { office } }: Pick<GuardianMessageProps, 'view'>) {
  return office ? (
    <Card title="有话要说，打电话给学校" aside={office.name}>
      <DialButton phone={office.phone} demo={office.demo}>
        {`打电话 ${office.phone}`}
      </DialButton>
    </Card>
  ) : null;
}

/** 返校提醒: one question, eight plain answers, each with what happens next. */
export function GuardianMessage(props: GuardianMessageProps) {
  const { view } = props;
  const { busy, problem, give, kept } = useAnswering(props);
  const [changing, setChanging] = useState(false);
  const [alarm, setAlarm] = useState<Answer>();
  const answer = kept ?? view.answer;
  const isPast = isOver(view) && answer === null;
  const open = view.answerUntil !== null && (answer === null || changing);
  const choose = (one: Answer): void => {
    if (isAlarm(one)) {
      setAlarm(one);
    } else {
      setChanging(false);
      void give(one);
    }
  };
  const [way] = waysOf(view);
  return (
    <Page
      title="学校的消息"
      bottom={
        way && view.state !== 'withdrawn' ? (
          <BigButton icon={way.icon} onPress={() => void Taro.navigateTo({ url: way.url })}>
            {way.label}
          </BigButton>
        ) : undefined
      }
    >
      <Said view={view} isPast={isPast} />
      {problem ? (
        <Notice tone="warn" title="没有送到">
          {problem.message}
        </Notice>
      ) : null}
      {answer ? <Given answer={answer} at={view.answeredAt} waiting={kept !== undefined} found={view.found} /> : null}
      {isPast ? <Past view={view} /> : null}
      {open ? (
        <Card flush title="孩子现在怎么样？">
          {ALL.map((one) => (
            <Row
              key={one}
              title={busy === one ? `正在告诉老师：${ANSWERS[one]}` : ANSWERS[one]}
              icon={isAlarm(one) ? 'octagon-alert' : 'message-square'}
              onPress={busy ? undefined : () => choose(one)}
            />
          ))}
        </Card>
      ) : null}
      {!open && view.answerUntil !== null ? (
        <View className={c('below')}>
          <Button wide icon="pen-line" onPress={() => setChanging(true)}>
            有变化，改一下回答
          </Button>
        </View>
      ) : null}
      {answer ? <TopUp keys={['return', 'letter']} /> : null}
      <AlarmSheet
        answer={alarm}
        onClose={() => setAlarm(undefined)}
        onGive={(one) => {
          setAlarm(undefined);
          setChanging(false);
          void give(one);
        }}
      />
    </Page>
  );
}
