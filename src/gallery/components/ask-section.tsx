import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ChosenFile } from '../../platform/contract';
import { Card } from '../../ui/card';
import { Choices, toggled } from '../../ui/choices';
import { Field } from '../../ui/field';
import { PhoneButton } from '../../ui/phone-button';
import { PhotoPicker } from '../../ui/photo-picker';
import { Select } from '../../ui/select';
import { ShareButton } from '../../ui/share-button';
import { SignaturePad } from '../../ui/signature-pad';
import type { RawInk } from '../../ui/strokes';
import { TextSizeChoice } from '../../ui/text-size-choice';
import { TickBox } from '../../ui/tick-box';

const REASONS = [
  { value: 'ill', label: '病假' },
  { value: 'leave', label: '事假' },
  { value: 'none', label: '没有请假' },
  { value: 'other', label: '其他' },
] as const;
const ANSWERS = [
  { value: 'today', label: '今天到校' },
  { value: 'away', label: '在外地就读', detail: '请告诉我们学校名称' },
  { value: 'left', label: '孩子已离家但未到校', detail: '学校会马上联系您' },
] as const;
const SCHOOLS = ['青石镇中心小学', '云岭县第一小学', '白鹤乡九年一贯制学校'].map((label) => ({ value: label, label }));

function Filling() {
  const [text, setText] = useState('');
  const [day, setDay] = useState('2026-11-22');
  const [school, setSchool] = useState<string>();
  const [note, setNote] = useState('孩子在外婆家，星期一送回学校。');
  return (
    <Card title="填写">
      <Field label="孩子姓名" value={text} onChange={setText} placeholder="与户口本一致" />
      <Field
        label="号码后四位"
        kind="number"
        value="12"
        maxLength={4}
        onChange={() => undefined}
        problem="请填四位数字。"
      />
      <Field label="约定到校日期" kind="date" value={day} onChange={setDay} from="2026-11-22" />
      <Select label="学校" choices={SCHOOLS} value={school} onChoose={setSchool} />
      <Field label="说明" kind="long" optional value={note} onChange={setNote} hint="不要写身份证号码。" />
      <Field label="学籍号" value="不可修改" disabled onChange={() => undefined} />
    </Card>
  );
}

function Choosing() {
  const [reason, setReason] = useState<(typeof REASONS)[number]['value']>('none');
  const [several, setSeveral] = useState<readonly (typeof REASONS)[number]['value'][]>(['ill', 'other']);
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]['value']>();
  const [ticked, setTicked] = useState(false);
  return (
    <Card title="选择">
      <Choices label="缺勤原因" choices={REASONS} value={reason} onChoose={setReason} />
      <Choices
        label="谁在场"
        hint="可以选几个"
        choices={REASONS}
        value={several}
        onChoose={(one) => setSeveral((old) => toggled(old, one))}
      />
      <Choices list label="孩子今天怎么了" choices={ANSWERS} value={answer} onChoose={setAnswer} problem="请选一项。" />
      <TickBox
        label="看懂了，打勾"
        sentence="我已看懂责任书，同意用手写签名的方式电子签署。"
        ticked={ticked}
        onTick={() => setTicked(!ticked)}
      />
      <TextSizeChoice />
    </Card>
  );
}

export function AskSection() {
  const [ink, setInk] = useState<RawInk>();
  const [photos, setPhotos] = useState<readonly ChosenFile[]>([]);
  const [code, setCode] = useState<string>();
  return (
    <View>
      <Filling />
      <Choosing />
      <Card title="签名" aside={ink ? `${ink.points.length} 个点` : '还没有写'}>
        <SignaturePad label="请在框里写上您的姓名" value={ink} onChange={setInk} />
      </Card>
      <Card title="照片和手机">
        <PhotoPicker label="家访照片" optional hint="最多 3 张" photos={photos} onChange={setPhotos} />
        <ShareButton title="请签责任书" page="/home/index">
          转发给家长
        </ShareButton>
        <View style={{ marginTop: '16px' }}>
          <PhoneButton says={code ? '已拿到授权。' : '学校用手机号找到您的孩子。'} onCode={setCode}>
            用微信手机号验证
          </PhoneButton>
        </View>
      </Card>
    </View>
  );
}
