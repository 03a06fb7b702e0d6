import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { SheetLine } from '#domain/cases/api-referral';
import { type MatterKey, matterOf, ORGANS, SHEET_FIELDS, type WrittenField, writtenFor } from '#domain/cases/referral';
import { addDays, dayOf, isPlainDate } from '#domain/plain-date';
import { asProblem, call, serverNow } from '../../api';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { TickBox } from '../../ui/tick-box';
import { useAct } from '../../use-act';
import { SheetLines } from './sheet-lines';

type Matters = ReplyOf<'cases.referrals'>['matters'];

interface SendProps {
  readonly one: string;
  readonly matters: Matters;
  readonly onDone: () => void;
}

interface Form {
  readonly matter: MatterKey | undefined;
  readonly to: string | undefined;
  readonly dueOn: string;
  readonly agreed: boolean;
  readonly words: Readonly<Partial<Record<WrittenField, string>>>;
}

const HINTS: Readonly<Record<WrittenField, string>> = {
  employer: '在哪里做工',
  premises: '哪一家，在哪里',
  facts: '只写办这件事要知道的。不写身份证号、病情和家里别的事',
};

const wordsOf = ({ words }: Form) =>
  Object.fromEntries(Object.entries(words).map(([field, typed]) => [field, typed.trim()]));

function wanting(form: Form, matters: Matters): string | undefined {
  const { matter, to, agreed, words, dueOn } = form;
  const chosen = matters.find((each) => each.matter === matter);
  if (!matter || !chosen) {
    return '请选要办什么事。';
  }
  if (chosen.closed !== null) {
    return chosen.closed;
  }
  if (chosen.departments.length === 0) {
    return `组织里还没有${ORGANS[matterOf(matter).organ].title}部门，请系统管理员先添加。`;
  }
  if (!to) {
    return '请选转给哪个部门。';
  }
  if (writtenFor(matter).some((field) => !words[field]?.trim())) {
    return '请把要写的写完。';
  }
  if (!isPlainDate(dueOn)) {
    return '请选什么时候以前办结。';
  }
  return matterOf(matter).asksFamily && !agreed ? '先告诉家长，家长同意了再转介。' : undefined;
}

interface FieldsProps {
  readonly form: Form;
  readonly matters: Matters;
  readonly change: (form: Form) => void;
}

interface NobodyProps {
  readonly departments: Matters[number]['departments'];
  readonly to: string | undefined;
}

/** A department in which nobody is bound is said before anything leaves. */
function NobodyThere({ departments, to }: NobodyProps) {
  return departments.some(({ id, held }) => id === to && !held) ? (
    <Notice tone="warn" title="这个部门还没有人绑定，转过去没有人看得到">
      请先打电话告诉对方，并请系统管理员把对方的人加进来。转过去的会一直留着，等对方的人来看。
    </Notice>
  ) : null;
}

function Fields({ form, matters, change }: FieldsProps) {
  const { matter } = form;
  const chosen = matters.find((each) => each.matter === matter);
  const choose = (key: MatterKey): void => {
    const [only, ...more] = matters.find((each) => each.matter === key)?.departments ?? [];
    const to = more.length === 0 ? only?.id : undefined;
    change({ matter: key, to, dueOn: addDays(dayOf(serverNow()), matterOf(key).days), agreed: false, words: {} });
  };
  return (
    <Card>
      <Select
        label="要办什么事"
        choices={matters.map((each) => ({
          value: each.matter,
          label: matterOf(each.matter).title,
          detail: each.closed ?? ORGANS[matterOf(each.matter).organ].title,
        }))}
        value={matter}
        onChoose={choose}
        hint={matter && `依据：${matterOf(matter).basis}`}
      />
      {chosen && matter ? (
        <>
          <Select
            label="转给"
            choices={chosen.departments.map(({ id, name, held }) => ({
              value: id,
              label: name,
              detail: held ? '' : '还没有人绑定',
            }))}
            value={form.to}
            onChoose={(to) => change({ ...form, to })}
          />
          <NobodyThere departments={chosen.departments} to={form.to} />
          {writtenFor(matter).map((field) => (
            <Field
              key={field}
              kind={field === 'facts' ? 'long' : 'text'}
              label={SHEET_FIELDS[field]}
              hint={HINTS[field]}
              maxLength={field === 'facts' ? 200 : 60}
              value={form.words[field] ?? ''}
              onChange={(typed) => change({ ...form, words: { ...form.words, [field]: typed } })}
            />
          ))}
          <Field
            kind="date"
            label="什么时候以前办结"
            value={form.dueOn}
            onChange={(dueOn) => change({ ...form, dueOn })}
          />
          {matterOf(matter).asksFamily ? (
            <TickBox
              label="家长"
              sentence="已经告诉家长转给谁、转什么，家长同意"
              ticked={form.agreed}
              onTick={() => change({ ...form, agreed: !form.agreed })}
            />
          ) : null}
        </>
      ) : null}
    </Card>
  );
}

const NEW: Form = { matter: undefined, to: undefined, dueOn: '', agreed: false, words: {} };

/** 转介: what, to whom, then line by line what leaves, and only then it goes. */
export function SendForm({ one, matters, onDone }: SendProps) {
  const [form, setForm] = useState<Form>(NEW);
  const [lines, setLines] = useState<readonly SheetLine[]>();
  const [failed, setFailed] = useState<string>();
  const [isLooking, setLooking] = useState(false);
  const act = useAct('cases.refer');
  const missing = wanting(form, matters);
  const change = (next: Form): void => {
    setLines(undefined);
    setForm(next);
  };
  const look = async (matter: MatterKey): Promise<void> => {
    setLooking(true);
    setFailed(undefined);
    try {
      setLines((await call('cases.previewReferral', { case: one, matter, words: wordsOf(form) })).lines);
    } catch (error) {
      setFailed([asProblem(error).message, ...asProblem(error).fields.map(({ rule }) => rule)].join(' '));
    }
    setLooking(false);
  };
  const send = async (): Promise<void> => {
    const { matter, to, dueOn, agreed } = form;
    if (!matter || !to || !isPlainDate(dueOn)) {
      return;
    }
    if (await act.run({ case: one, matter, to, dueOn, familyAgreed: agreed, words: wordsOf(form) })) {
      onDone();
    }
  };
  const { matter } = form;
  const wrong =
    failed ?? (act.problem && [act.problem.message, ...act.problem.fields.map(({ rule }) => rule)].join(' '));
  return (
    <>
      <Fields form={form} matters={matters} change={change} />
      {lines ? (
        <Card flush title="对方只看到这些">
          <SheetLines lines={lines} />
        </Card>
      ) : null}
      {wrong ? <Notice tone="warn" title={wrong} /> : null}
      {lines ? (
        <BigButton
          icon="send"
          says="看清楚了再转。转出以后可以撤回。"
          busy={act.busy && '正在转介'}
          onPress={() => void send()}
        >
          转介
        </BigButton>
      ) : (
        <BigButton
          says={missing}
          disabled={missing !== undefined}
          busy={isLooking && '正在准备'}
          onPress={() => void (matter && look(matter))}
        >
          看对方会看到什么
        </BigButton>
      )}
    </>
  );
}
