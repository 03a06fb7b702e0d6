import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RollMark } from '#domain/attendance/api';
import { type ApiProblem, asProblem, newRequestId } from '../../api';
import { submit } from '../../send';
import { BigButton } from '../../ui/big-button';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { MARK_CHOICES, markWord } from '../marks';
import space from '../space.module.css';

const c = classes(space);

/** Which child is corrected, from what, and what another page proposes. */
export interface Correcting {
  readonly child: string;
  readonly name: string;
  readonly from: RollMark;
  readonly to?: RollMark;
  readonly why?: string;
}

const WHYS = ['迟到，已到校', '家长补请假', '看错了人', '家长回答生病请假'].map((value) => ({ value, label: value }));
const SHORTEST = 2;

interface CorrectSheetProps {
  readonly sheet: string;
  readonly correcting: Correcting;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function saysOf({ name, from }: Correcting, to: RollMark | undefined, why: string): string {
  if (to === undefined) {
    return '请选更正成什么。';
  }
  if ([...why.trim()].length < SHORTEST) {
    return '请写为什么更正。';
  }
  return `${name}：${markWord(from)} 改成 ${markWord(to)}。原来的记录会留着。`;
}

/** 更正一个孩子: the old value is shown and stays on record. */
export function CorrectSheet({ sheet, correcting, onClose, onDone }: CorrectSheetProps) {
  const { child, name, from } = correcting;
  const [to, setTo] = useState<RollMark | undefined>(correcting.to);
  const [why, setWhy] = useState(correcting.why ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const ready = to !== undefined && [...why.trim()].length >= SHORTEST;
  const correct = async (): Promise<void> => {
    if (!to) {
      return;
    }
    setBusy(true);
    try {
      const request = { sheet, child, from, to, why: why.trim() };
      const options = { requestId: newRequestId(), aggregate: `rollSheet:${sheet}`, label: `更正${name}的点名` };
      await submit('attendance.correct', request, options);
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      title={`更正 ${name}`}
      onClose={onClose}
      bottom={
        <BigButton
          icon="pen-line"
          says={saysOf(correcting, to, why)}
          disabled={!ready}
          busy={busy && '正在更正'}
          onPress={() => void correct()}
        >
          更正
        </BigButton>
      }
    >
      <View className={c('inset')}>
        {problem ? (
          <Notice tone="warn" title="没有更正">
            {problem.message}
          </Notice>
        ) : null}
        <View>现在记的是：{markWord(from)}</View>
        <Choices<RollMark>
          label="更正成"
          choices={MARK_CHOICES.filter((one) => one.value !== from)}
          value={to}
          onChoose={setTo}
        />
        <Choices label="为什么更正" choices={WHYS} value={why} onChoose={setWhy} />
        <Field label="或者自己写" optional value={why} maxLength={60} onChange={setWhy} placeholder="2 到 60 个字" />
      </View>
    </Sheet>
  );
}
