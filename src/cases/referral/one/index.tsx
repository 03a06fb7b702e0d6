import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReceivedReferral } from '#domain/cases/api-referral';
import { ANSWER_ACTS, type AnswerAct, MATTERS, RECEIVED_STATES } from '#domain/cases/referral';
import { spokenDate } from '../../../spoken';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { StatusTag } from '../../../ui/status-tag';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { SheetLines, Turns } from '../sheet-lines';
import { dueWords, receivedOf } from '../words';

interface AnswerProps {
  readonly one: ReceivedReferral;
  readonly onDone: () => void;
}

const WORDS: Readonly<Record<AnswerAct, string>> = {
  accepted: '要告诉对方的',
  rejected: '为什么不受理',
  done: '办的结果',
};

/** 受理、不受理、办结: the last two say why or what. */
function Answer({ one, onDone }: AnswerProps) {
  const [first] = one.answers;
  const [act, setAct] = useState<AnswerAct | undefined>(one.answers.length === 1 ? first : undefined);
  const [words, setWords] = useState('');
  const acting = useAct('cases.answerReferral');
  const isWanting = act === undefined || (act !== 'accepted' && words.trim() === '');
  const answer = async (): Promise<void> => {
    if (act && (await acting.run({ referral: one.id, act, words: words.trim() }))) {
      setWords('');
      onDone();
    }
  };
  return (
    <>
      <Card>
        <Choices
          label="办理"
          choices={one.answers.map((value) => ({ value, label: ANSWER_ACTS[value] }))}
          value={act}
          onChoose={setAct}
        />
        {act ? (
          <Field
            kind="long"
            label={WORDS[act]}
            optional={act === 'accepted'}
            hint="转介的一方会看到"
            maxLength={200}
            value={words}
            onChange={setWords}
          />
        ) : null}
      </Card>
      {acting.problem ? (
        <Notice
          tone="warn"
          title={[acting.problem.message, ...acting.problem.fields.map(({ rule }) => rule)].join(' ')}
        />
      ) : null}
      <BigButton disabled={isWanting} busy={acting.busy && '正在保存'} onPress={() => void answer()}>
        {act ? ANSWER_ACTS[act] : '选受理或不受理'}
      </BigButton>
    </>
  );
}

function One({ one, onDone }: AnswerProps) {
  const { tone, word } = receivedOf(one);
  const { title, basis } = MATTERS[one.matter];
  return (
    <>
      <Card flush title={title} aside={<StatusTag tone={tone}>{word}</StatusTag>}>
        <Row
          icon="landmark"
          title={`${one.from}${one.phone ? `（${one.phone}）` : ''}`}
          detail={`${spokenDate(one.on)}转来`}
        />
        <Row icon="file-text" title={basis} detail="依据" />
        <Row icon="clock" title={dueWords(one, RECEIVED_STATES)} />
        <Turns turns={one.turns} />
      </Card>
      {one.lines.length > 0 ? (
        <Card flush title="转来的内容">
          <SheetLines lines={one.lines} />
        </Card>
      ) : (
        <Notice tone="calm" title="这件事已经不归本部门办，孩子的信息不再显示" />
      )}
      {one.answers.length > 0 ? <Answer key={one.state} one={one} onDone={onDone} /> : null}
    </>
  );
}

/** One referral as the department sees it: what was sent, and its answer. */
export default function ReferralPage() {
  const { params } = useRouter();
  const called = useCall('cases.referral', { referral: decodeURIComponent(params['referral'] ?? '') });
  return (
    <Page title="转来的">
      <Async called={called} rows={5}>
        {(one) => <One one={one} onDone={called.reload} />}
      </Async>
    </Page>
  );
}
