import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MissingView } from '#domain/cases/api-missing';
import { FINDERS, type Finder } from '#domain/cases/missing';
import { dayOf, instantAt, timeOf } from '#domain/plain-date';
import { serverNow } from '../../api';
import { spokenDate } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';

const WHO = (Object.entries(FINDERS) as [Finder, string][]).map(([value, label]) => ({ value, label }));
const PLACES = ['在家里', '在亲戚家', '在学校', '在路上', '在镇上'].map((value) => ({ value, label: value }));

interface FoundProps {
  readonly one: MissingView;
  readonly onDone: () => void;
}

/** 找到了: who, when, where. The time is now unless somebody says otherwise. */
export function FoundForm({ one, onDone }: FoundProps) {
  const [who, setWho] = useState<Finder>();
  const [where, setWhere] = useState('');
  const [time, setTime] = useState('');
  const { busy, problem, run } = useAct('cases.foundMissing');
  const typed = where.trim();
  const today = dayOf(serverNow());
  const save = async (): Promise<void> => {
    const at = time === '' ? undefined : instantAt(today, time);
    if (who && (await run({ missing: one.id, who, where: typed, at }))) {
      onDone();
    }
  };
  return (
    <>
      <Card title="找到孩子以后">
        <Choices label="谁找到的" choices={WHO} value={who} onChoose={setWho} />
        <Choices label="在哪里" choices={PLACES} value={typed} onChoose={setWhere} />
        <Field label="或者自己写" value={where} maxLength={100} onChange={setWhere} optional />
        <Field
          kind="time"
          label="什么时候"
          hint={`${spokenDate(today)}。不填就是现在 ${timeOf(serverNow())}`}
          value={time}
          onChange={setTime}
          optional
        />
      </Card>
      {problem ? (
        <Notice tone="warn" title={problem.message}>
          {problem.fields?.map(({ rule }) => (
            <View key={rule}>{rule}</View>
          ))}
        </Notice>
      ) : null}
      <BigButton
        icon="check"
        says={who && typed ? '告诉过的人都会知道，不用再找了。' : '选好谁找到的、在哪里。'}
        disabled={!who || typed === ''}
        busy={busy && '正在保存'}
        onPress={() => void save()}
      >
        孩子找到了
      </BigButton>
    </>
  );
}
