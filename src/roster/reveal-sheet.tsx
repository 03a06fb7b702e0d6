import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RevealField } from '#domain/roster/reveal';
import { platform } from '../platform';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { Choices } from '../ui/choices';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { useAct } from '../use-act';
import { Inset } from './layout';

const OTHER = 'other';
const CALLING = ['问孩子为什么没到校', '请孩子返校', '约家访时间', '说责任书的事'] as const;
const LOOKING = ['核对学籍', '办理资助或证明', '上门家访', '了解孩子情况'] as const;

/** A reason of fewer characters says nothing. */
const LEAST_WORDS = 4;

/** What a protected field is called. A phone is named by whose it is. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  idNumber: '身份证件号',
  registerNumber: '学籍号',
  birthDate: '出生日期',
  address: '详细住址',
  health: '健康状况',
};

export function fieldWord(field: RevealField): string {
  return FIELD_WORDS[field] ?? '手机号';
}

interface RevealSheetProps {
  readonly child: string;
  readonly field: RevealField;
  /** 张小明 父亲 张大山: whose it is. */
  readonly whose: string;
  readonly onClose: () => void;
}

function Shown({ value, whose, field }: { readonly value: string } & Pick<RevealSheetProps, 'whose' | 'field'>) {
  return (
    <View>
      <Row title={whose} detail={fieldWord(field)} />
      <Row title={value} aside={<Button onPress={() => void platform.copy(value)}>复制</Button>} />
      <Inset>
        <Notice tone="calm" title="请只用来办这件事，不要转给别人。" />
      </Inset>
    </View>
  );
}

/** 查看: one protected field, after the person has said why; a phone can then be called. */
export function RevealSheet({ child, field, whose, onClose }: RevealSheetProps) {
  const isPhone = field.startsWith('phone.');
  const reasons = isPhone ? CALLING : LOOKING;
  const [reason, setReason] = useState<string>();
  const [words, setWords] = useState('');
  const [value, setValue] = useState<string>();
  const reveal = useAct('roster.reveal');
  const why = reason === OTHER ? words.trim() : (reason ?? '');
  const look = async (): Promise<void> => {
    setValue((await reveal.run({ child, field, reason: why }))?.value);
  };
  const button =
    value === undefined ? (
      <BigButton
        says="查看会记录下来，家长能查到。"
        disabled={why.length < LEAST_WORDS}
        busy={reveal.busy && '正在查看'}
        onPress={() => void look()}
      >
        查看{fieldWord(field)}
      </BigButton>
    ) : isPhone ? (
      <BigButton icon="phone" onPress={() => void platform.call(value)}>
        打电话
      </BigButton>
    ) : null;
  return (
    <Sheet
      open
      title={value === undefined ? `为什么要看${fieldWord(field)}` : fieldWord(field)}
      onClose={onClose}
      bottom={button}
    >
      {value === undefined ? (
        <Inset>
          {reveal.problem ? <Notice tone="warn" title={reveal.problem.message} /> : null}
          <Choices
            list
            label={whose}
            choices={[...reasons.map((one) => ({ value: one, label: one })), { value: OTHER, label: '其他原因' }]}
            value={reason}
            onChoose={setReason}
          />
          {reason === OTHER ? (
            <Field
              label="写明原因"
              hint={`至少 ${LEAST_WORDS} 个字。`}
              value={words}
              maxLength={50}
              placeholder="例如：转学要核对"
              onChange={setWords}
            />
          ) : null}
        </Inset>
      ) : (
        <Shown value={value} whose={whose} field={field} />
      )}
    </Sheet>
  );
}
