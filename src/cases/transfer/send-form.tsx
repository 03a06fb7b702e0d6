import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { OUTSIDE } from '#domain/cases/transfer';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { useAct } from '../../use-act';

interface SendFormProps {
  readonly one: string;
  readonly townships: ReplyOf<'cases.transfers'>['townships'];
  readonly onDone: () => void;
}

interface Form {
  readonly to: string | undefined;
  readonly place: string;
  readonly contact: string;
  readonly reason: string;
}

function missingOf({ to, place, contact, reason }: Form): string | undefined {
  if (to === undefined) {
    return '请选移交到哪里。';
  }
  if (to === OUTSIDE && (place.trim() === '' || contact.trim() === '')) {
    return '请写对方是哪里、谁接收。';
  }
  return reason.trim() === '' ? '请写孩子为什么在那里。' : undefined;
}

function Fields({
  form,
  change,
  townships,
}: Pick<SendFormProps, 'townships'> & { form: Form; change: (form: Form) => void }) {
  const choices = [
    ...townships.map(({ id, name }) => ({ value: id, label: name })),
    { value: OUTSIDE, label: '本县以外' },
  ];
  return (
    <Card>
      <Select label="移交到" choices={choices} value={form.to} onChoose={(to) => change({ ...form, to })} />
      {form.to === OUTSIDE ? (
        <>
          <Field
            label="哪里"
            placeholder="省、市、县、乡镇"
            maxLength={60}
            value={form.place}
            onChange={(place) => change({ ...form, place })}
          />
          <Field
            label="谁接收，怎么联系"
            hint="写单位的电话，不写个人手机"
            maxLength={60}
            value={form.contact}
            onChange={(contact) => change({ ...form, contact })}
          />
        </>
      ) : null}
      <Field
        kind="long"
        label="告诉对方什么"
        hint="孩子现在住哪里、跟谁住、做过什么。内容会加密保存"
        maxLength={300}
        value={form.reason}
        onChange={(reason) => change({ ...form, reason })}
      />
    </Card>
  );
}

/** 移交: where to, and what the receiver must know. */
export function SendForm({ one, townships, onDone }: SendFormProps) {
  const [form, setForm] = useState<Form>({ to: undefined, place: '', contact: '', reason: '' });
  const act = useAct('cases.transfer');
  const missing = missingOf(form);
  const send = async (): Promise<void> => {
    const { to, place, contact, reason } = form;
    if (to === undefined) {
      return;
    }
    const outside = to === OUTSIDE ? { place: place.trim(), contact: contact.trim() } : {};
    if (await act.run({ case: one, to, reason: reason.trim(), ...outside })) {
      onDone();
    }
  };
  return (
    <>
      <Notice tone="act" title="对方接收以前，孩子还在您的名单上">
        对方要在期限内接收或退回。退回以后，从原来的一步接着办。
      </Notice>
      <Fields form={form} change={setForm} townships={townships} />
      {act.problem ? (
        <Notice tone="warn" title={act.problem.message}>
          {act.problem.fields.map(({ rule }) => rule).join('，')}
        </Notice>
      ) : null}
      <BigButton
        icon="send"
        says={missing}
        disabled={missing !== undefined}
        busy={act.busy && '正在移交'}
        onPress={() => void send()}
      >
        移交
      </BigButton>
    </>
  );
}
