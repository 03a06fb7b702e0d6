import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { ANSWER_FOLLOWS, isAlarm } from '#domain/reminders/answering';
import type { MessageView } from '#domain/reminders/api';
import { ANSWERS, type Answer } from '#domain/reminders/documents';
import { isCorrected } from '#domain/reminders/wording';
import { type ApiProblem, asProblem, newRequestId } from '../../api';
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
}: {
  readonly answer: Answer;
  readonly at: number | null;
  readonly waiting: boolean;
}) {
  return (
    <Notice tone={isAlarm(answer) ? 'danger' : waiting ? 'calm' : 'good'} title={`您回答了：${ANSWERS[answer]}`}>
      <View>{waiting ? '还没有上传，联网后自动上传。急的话请打电话给老师。' : ANSWER_FOLLOWS[answer]}</View>
      {at ? <View>{spokenInstant(at)}</View> : null}
    </Notice>
  );
}

/** 返校提醒: one question, eight plain answers, each with what happens next. */
export function GuardianMessage(props: GuardianMessageProps) {
  const { view } = props;
  const { busy, problem, give, kept } = useAnswering(props);
  const [changing, setChanging] = useState(false);
  const [alarm, setAlarm] = useState<Answer>();
  const { body } = wordsOf(view);
  const answer = kept ?? view.answer;
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
      <Notice
        tone={view.kind === 'returnToSchool' && view.state !== 'withdrawn' && !isCorrected(view) ? 'warn' : 'good'}
        title={headOf(view)}
      >
        <View>{body}</View>
      </Notice>
      {problem ? (
        <Notice tone="warn" title="没有送到">
          {problem.message}
        </Notice>
      ) : null}
      {answer ? <Given answer={answer} at={view.answeredAt} waiting={kept !== undefined} /> : null}
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
