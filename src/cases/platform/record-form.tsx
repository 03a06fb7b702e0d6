import { useState } from 'react';
import {
  RECORD_ACTS,
  RECORD_FAULTS,
  type RecordAct,
  type RecordFault,
  TREATMENTS,
  type Treatment,
} from '#domain/cases/platform';
import { dayOf, isPlainDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { problemWords } from '../../problem-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';

const FAULTS = (Object.entries(RECORD_FAULTS) as [RecordFault, string][]).map(([value, label]) => ({
  value,
  label,
  detail: value === 'problem' ? '外省有重复信息，或信息有误' : '在外地就读，没有办转学',
}));
const WAYS = (Object.entries(TREATMENTS) as [Treatment, string][]).map(([value, label]) => ({ value, label }));

interface RecordFormProps {
  readonly child: string;
  readonly acts: readonly RecordAct[];
  readonly onDone: () => void;
}

/** 问题学籍、其他离校: noted, reported with its treatment, accepted, done. */
export function RecordForm({ child, acts, onDone }: RecordFormProps) {
  const today = dayOf(serverNow());
  const [act, setAct] = useState<RecordAct | undefined>(acts.length === 1 ? acts[0] : undefined);
  const [fault, setFault] = useState<RecordFault>();
  const [treatment, setTreatment] = useState<Treatment>();
  const [on, setOn] = useState<string>(today);
  const turning = useAct('cases.turnRecord');
  const isWanting = !act || !isPlainDate(on) || (act === 'open' && !fault) || (act === 'report' && !treatment);
  const save = async (): Promise<void> => {
    const said = { ...(act === 'open' ? { fault } : {}), ...(act === 'report' ? { treatment } : {}) };
    if (act && isPlainDate(on) && (await turning.run({ child, act, on, ...said }))) {
      onDone();
    }
  };
  return (
    <Card title={act === 'open' ? '登记非正常学籍' : '办理非正常学籍'}>
      {acts.length > 1 ? (
        <Choices
          label="办到哪一步"
          choices={acts.map((value) => ({ value, label: RECORD_ACTS[value] }))}
          value={act}
          onChoose={setAct}
        />
      ) : null}
      {act === 'open' ? <Choices label="是哪一种" list choices={FAULTS} value={fault} onChoose={setFault} /> : null}
      {act === 'report' ? <Choices label="怎样处理" choices={WAYS} value={treatment} onChoose={setTreatment} /> : null}
      {act ? <Field kind="date" label="日期" value={on} to={today} onChange={setOn} /> : null}
      {turning.problem ? <Notice tone="danger" title={problemWords(turning.problem)} /> : null}
      <Button wide disabled={isWanting} busy={turning.busy && '正在保存'} onPress={() => void save()}>
        {act ? RECORD_ACTS[act] : '选办到哪一步'}
      </Button>
    </Card>
  );
}
