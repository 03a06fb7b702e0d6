import { useState } from 'react';
import { dayOf, isPlainDate } from '#domain/plain-date';
import { serverNow } from '../../../api';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { useAct } from '../../../use-act';
import { PenaltyForm, type PenaltyFormProps } from './form';

const WORDS = 500;
const CAME = [
  { value: 'yes' as const, label: '提出了' },
  { value: 'no' as const, label: '期限内没有提出' },
];

/** 陈述申辩: what was said, and the answer in writing. */
export function Statement({ one, onDone }: PenaltyFormProps) {
  const today = dayOf(serverNow());
  const [came, setCame] = useState<'yes' | 'no'>();
  const [on, setOn] = useState<string>(today);
  const [said, setSaid] = useState('');
  const [answer, setAnswer] = useState('');
  const act = useAct('cases.answerStatement');
  const isAnswered = came === 'no' || (said.trim() !== '' && answer.trim() !== '');
  const missing = came === undefined ? '请选有没有提出。' : isAnswered ? undefined : '请写明说了什么、怎么答复。';
  const save = async (): Promise<void> => {
    if (came === undefined || !isPlainDate(on)) {
      return;
    }
    const words = came === 'yes' ? { said: said.trim(), answer: answer.trim() } : {};
    if (await act.run({ case: one, on, received: came === 'yes', ...words })) {
      onDone();
    }
  };
  return (
    <PenaltyForm
      title="每一句陈述申辩都要书面答复"
      says="不会因为家长说了话而加重处理。期限没过，不能登记没有提出。"
      missing={missing}
      act={act}
      does="登记"
      onPress={() => void save()}
    >
      <Choices label="家长提出了吗" choices={CAME} value={came} onChoose={setCame} />
      <Field kind="date" label="哪一天" value={on} to={today} onChange={setOn} />
      {came === 'yes' ? (
        <>
          <Field
            kind="long"
            label="家长说了什么"
            hint="照原话写。内容会加密保存"
            maxLength={WORDS}
            value={said}
            onChange={setSaid}
          />
          <Field kind="long" label="书面答复" maxLength={WORDS} value={answer} onChange={setAnswer} />
        </>
      ) : null}
    </PenaltyForm>
  );
}
