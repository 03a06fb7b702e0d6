import { useState } from 'react';
import { PLATFORM_MARKS, type PlatformMark } from '#domain/cases/platform';
import { dayOf, isPlainDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { problemWords } from '../../problem-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';

const CHOICES = (Object.entries(PLATFORM_MARKS) as [PlatformMark, string][]).map(([value, label]) => ({
  value,
  label,
}));

interface MarkFormProps {
  readonly child: string;
  readonly onDone: () => void;
}

/** 登记学籍系统的标注: what the platform says, and since which day. */
export function MarkForm({ child, onDone }: MarkFormProps) {
  const today = dayOf(serverNow());
  const [mark, setMark] = useState<PlatformMark>();
  const [on, setOn] = useState<string>(today);
  const setting = useAct('cases.setPlatformMark');
  const save = async (): Promise<void> => {
    if (mark && isPlainDate(on) && (await setting.run({ child, mark, on }))) {
      setMark(undefined);
      onDone();
    }
  };
  return (
    <Card title="登记学籍系统的标注">
      <Choices label="系统里现在是" choices={CHOICES} value={mark} onChoose={setMark} />
      <Field kind="date" label="标注的日期" value={on} to={today} onChange={setOn} />
      {setting.problem ? <Notice tone="danger" title={problemWords(setting.problem)} /> : null}
      <Button
        wide
        look="strong"
        disabled={!mark || !isPlainDate(on)}
        busy={setting.busy && '正在保存'}
        onPress={() => void save()}
      >
        记下标注
      </Button>
    </Card>
  );
}
