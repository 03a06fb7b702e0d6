import { CASE_CAUSES, type CaseCause, ENDINGS, EXCLUSIONS, MEASURES, PAUSE_REASONS } from '#domain/cases/steps';
import type { PlainDate } from '#domain/plain-date';
import { type Choice, Choices, toggled } from '../../ui/choices';
import { Field } from '../../ui/field';
import { PhotoPicker } from '../../ui/photo-picker';
import type { StepForm } from '../step-form';

const choicesOf = <T extends string>(words: Readonly<Record<T, string>>): Choice<T>[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

const CAUSES: readonly Choice<CaseCause>[] = (Object.entries(CASE_CAUSES) as [CaseCause, { title: string }][]).map(
  ([value, { title }]) => ({ value, label: title }),
);
const MOST_CAUSES = 6;

interface FieldsProps {
  readonly form: StepForm;
  readonly asks: readonly string[];
  readonly today: PlainDate;
  /** The first day that may be told. */
  readonly from: PlainDate;
  readonly because?: string | undefined;
  readonly change: (form: StepForm) => void;
}

function Plan({ form, change }: Pick<FieldsProps, 'form' | 'change'>) {
  return (
    <>
      <Choices<CaseCause>
        label="为什么没来"
        hint={`可以选几个，最多 ${MOST_CAUSES} 个`}
        choices={CAUSES}
        value={form.causes}
        onChoose={(one) => change({ ...form, causes: toggled(form.causes, one).slice(0, MOST_CAUSES) })}
      />
      <Choices
        label="打算怎么办"
        hint="五张牌，可以选几个"
        choices={choicesOf(MEASURES)}
        value={form.measures}
        onChoose={(one) => change({ ...form, measures: toggled(form.measures, one) })}
      />
    </>
  );
}

function Minutes({ form, change }: Pick<FieldsProps, 'form' | 'change'>) {
  return (
    <>
      <Field label="哪些人参加" value={form.people} onChange={(people) => change({ ...form, people })} />
      <Field
        kind="long"
        label="定了什么"
        hint="内容会加密保存"
        value={form.decision}
        onChange={(decision) => change({ ...form, decision })}
      />
    </>
  );
}

function Pausing({ form, change }: Pick<FieldsProps, 'form' | 'change'>) {
  return (
    <>
      <Choices
        label="中止的原因"
        choices={choicesOf(PAUSE_REASONS)}
        value={form.pause}
        onChoose={(pause) => change({ ...form, pause })}
      />
      <Field kind="date" label="从哪天" value={form.from} onChange={(from) => change({ ...form, from })} />
      <Field kind="date" label="到哪天" from={form.from} value={form.to} onChange={(to) => change({ ...form, to })} />
    </>
  );
}

/** What a step asks for. */
export function StepFields({ form, asks, today, from, because, change }: FieldsProps) {
  return (
    <>
      {asks.includes('on') ? (
        <Field
          kind="date"
          label="哪一天"
          value={form.on}
          hint={because}
          from={from}
          to={today}
          onChange={(on) => change({ ...form, on })}
        />
      ) : null}
      {asks.includes('exclusion') ? (
        <Choices
          label="是什么情况"
          choices={choicesOf(EXCLUSIONS)}
          value={form.exclusion}
          onChoose={(exclusion) => change({ ...form, exclusion })}
        />
      ) : null}
      {asks.includes('ending') ? (
        <Choices
          label="为什么办结"
          choices={choicesOf(ENDINGS)}
          value={form.ending}
          onChoose={(ending) => change({ ...form, ending })}
        />
      ) : null}
      {asks.includes('plan') ? <Plan form={form} change={change} /> : null}
      {asks.includes('minutes') ? <Minutes form={form} change={change} /> : null}
      {asks.includes('pause') ? <Pausing form={form} change={change} /> : null}
      {asks.includes('proof') ? (
        <PhotoPicker
          label="证明材料"
          hint="拍一张，字和章都要看得清"
          most={1}
          photos={form.photos}
          onChange={(photos) => change({ ...form, photos })}
        />
      ) : null}
    </>
  );
}
