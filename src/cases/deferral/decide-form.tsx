import { useState } from 'react';
import type { DeferralView } from '#domain/cases/api-deferral';
import { HEARINGS, type Hearing } from '#domain/cases/deferral';
import { isPlainDate } from '#domain/plain-date';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { type Choice, Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';

const ANSWERS = [
  { value: 'yes', label: '批准' },
  { value: 'no', label: '不批准' },
] as const satisfies readonly Choice<string>[];
const HEARING_CHOICES = (Object.entries(HEARINGS) as [Hearing, string][]).map(([value, label]) => ({ value, label }));

interface Form {
  readonly answer: 'yes' | 'no' | undefined;
  readonly until: string;
  readonly reasons: string;
  readonly hearing: Hearing | undefined;
  readonly childSaid: string;
}

function missingOf({ answer, until, reasons, hearing, childSaid }: Form): string | undefined {
  if (hearing === undefined || childSaid.trim() === '') {
    return hearing === 'unable' ? '请写为什么没有听孩子说。' : '请先听孩子的意见，写下孩子的话。';
  }
  if (answer === undefined || reasons.trim() === '') {
    return '请选批不批准，写明理由。';
  }
  return answer === 'yes' && !isPlainDate(until) ? '请选到哪天。' : undefined;
}

function Fields({ form, change }: { readonly form: Form; readonly change: (form: Form) => void }) {
  return (
    <Card title="决定">
      <Choices
        label="听了孩子的意见吗"
        hint="孩子有权说自己的想法，最好单独听"
        list
        choices={HEARING_CHOICES}
        value={form.hearing}
        onChoose={(hearing) => change({ ...form, hearing })}
      />
      <Field
        kind="long"
        label={form.hearing === 'unable' ? '为什么没有听' : '孩子的原话'}
        hint="内容会加密保存"
        maxLength={300}
        value={form.childSaid}
        onChange={(childSaid) => change({ ...form, childSaid })}
      />
      <Choices
        label="批不批准"
        choices={ANSWERS}
        value={form.answer}
        onChoose={(answer) => change({ ...form, answer })}
      />
      {form.answer === 'yes' ? (
        <Field kind="date" label="到哪天" value={form.until} onChange={(until) => change({ ...form, until })} />
      ) : null}
      <Field
        kind="long"
        label="理由"
        hint="家长会看到"
        maxLength={300}
        value={form.reasons}
        onChange={(reasons) => change({ ...form, reasons })}
      />
    </Card>
  );
}

/** 决定, after the child was heard; with reasons either way. */
export function DecideForm({ one, onDone }: { readonly one: DeferralView; readonly onDone: () => void }) {
  const [form, setForm] = useState<Form>({
    answer: undefined,
    until: one.until,
    reasons: '',
    hearing: undefined,
    childSaid: '',
  });
  const act = useAct('cases.decideDeferral');
  const missing = missingOf(form);
  const decide = async (): Promise<void> => {
    const { answer, until, reasons, hearing, childSaid } = form;
    if (hearing === undefined) {
      return;
    }
    const granted = answer === 'yes';
    const done = await act.run({
      deferral: one.id,
      granted,
      until: granted && isPlainDate(until) ? until : undefined,
      reasons: reasons.trim(),
      hearing,
      childSaid: childSaid.trim(),
    });
    if (done) {
      onDone();
    }
  };
  return (
    <>
      <Fields form={form} change={setForm} />
      {act.problem ? (
        <Notice tone="warn" title={act.problem.message}>
          {act.problem.fields.map(({ rule }) => rule).join('，')}
        </Notice>
      ) : null}
      <BigButton
        icon="check"
        says={missing ?? (form.answer === 'yes' ? '批准以后，这段时间缺课不再提醒。' : '家长会看到理由和怎么申诉。')}
        disabled={missing !== undefined}
        busy={act.busy && '正在保存'}
        onPress={() => void decide()}
      >
        {form.answer === 'no' ? '不批准' : '批准'}
      </BigButton>
    </>
  );
}
