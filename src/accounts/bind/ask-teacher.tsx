import Taro from '@tarojs/taro';
import { useState } from 'react';
import { ASKED_RELATIONS, type AskedRelation } from '#domain/accounts/documents';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';

const RELATIONS = (Object.entries(ASKED_RELATIONS) as [AskedRelation, string][]).map(([value, label]) => ({
  value,
  label,
}));

interface AskTeacherProps {
  readonly scene: string;
  readonly county: string;
  readonly onBack: () => void;
}

/** No phone matches: name and last four, then the class teacher looks. Wrong child and wrong number answer alike. */
export function AskTeacher({ scene, county, onBack }: AskTeacherProps) {
  const [childName, setChildName] = useState('');
  const [lastFour, setLastFour] = useState('');
  const [relation, setRelation] = useState<AskedRelation>();
  const [name, setName] = useState('');
  const [sent, setSent] = useState(false);
  const ask = useAct('accounts.askBinding');
  const ready =
    childName.trim() !== '' && /^[0-9Xx]{4}$/.test(lastFour) && relation !== undefined && name.trim() !== '';
  const submit = async () => {
    if (!relation) {
      return;
    }
    const request = {
      ...(scene ? { scene } : { county }),
      childName: childName.trim(),
      lastFour: lastFour.toUpperCase(),
      relation,
      name: name.trim(),
    };
    if (await ask.run(request)) {
      setSent(true);
    }
  };
  if (sent) {
    return (
      <Notice
        tone="good"
        title="已请班主任确认"
        action={<Button onPress={() => void Taro.reLaunch({ url: '/home/index' })}>回到首页</Button>}
      >
        老师确认后，这里会有消息。您也可以打电话给班主任。
      </Notice>
    );
  }
  return (
    <Card title="请班主任确认">
      <Field label="孩子姓名" value={childName} onChange={setChildName} maxLength={30} placeholder="与户口本一致" />
      <Field
        label="号码后四位"
        hint="孩子身份证号的最后四位；没有身份证的，用学籍号的。"
        value={lastFour}
        onChange={setLastFour}
        maxLength={4}
      />
      <Choices label="您是孩子的" choices={RELATIONS} value={relation} onChoose={setRelation} />
      <Field label="您的姓名" value={name} onChange={setName} maxLength={30} />
      {ask.problem ? <Notice tone="danger" title={ask.problem.message} /> : null}
      <BigButton
        says={ready ? '班主任会看到您的姓名，核对后确认。' : '四项都填好，才能提交。'}
        disabled={!ready}
        busy={ask.busy && '正在提交'}
        onPress={() => void submit()}
      >
        提交
      </BigButton>
      <Button look="quiet" wide onPress={onBack}>
        回去
      </Button>
    </Card>
  );
}
