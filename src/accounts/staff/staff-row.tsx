import { useState } from 'react';
import type { PostState, StaffRow } from '#domain/accounts/api';
import { spokenDate, spokenInstant } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag, type Tone } from '../../ui/status-tag';
import { useAct } from '../../use-act';

export const STATES: Readonly<Record<PostState, { readonly tone: Tone; readonly word: string }>> = {
  held: { tone: 'good', word: '在岗' },
  waiting: { tone: 'warn', word: '等待绑定' },
  ended: { tone: 'calm', word: '已撤销' },
};

/** One post in the list: the person first, then the post. */
export function StaffLine({ row, onOpen }: { readonly row: StaffRow; readonly onOpen: () => void }) {
  const { tone, word } = STATES[row.state];
  return (
    <Row
      title={row.name || '（没有人）'}
      detail={`${row.title}，${row.place}`}
      aside={<StatusTag tone={tone}>{word}</StatusTag>}
      onPress={onOpen}
    />
  );
}

type Step = 'handOver' | 'invitation';

interface StaffCardProps {
  readonly row: StaffRow;
  readonly onClose: () => void;
  readonly onStep: (step: Step) => void;
  readonly onEnded: () => void;
}

/** One post opened: who, since when, and what can be done with it. */
export function StaffCard({ row, onClose, onStep, onEnded }: StaffCardProps) {
  const [sure, setSure] = useState(false);
  const end = useAct('accounts.endPost');
  const remove = async () => {
    if (await end.run({ post: row.post })) {
      onEnded();
    }
  };
  const waits = row.state === 'waiting';
  return (
    <Sheet
      open
      title={row.title}
      onClose={onClose}
      bottom={row.mine ? <BigButton onPress={() => onStep('handOver')}>换人（交接）</BigButton> : undefined}
    >
      <Row title="单位" aside={row.place} />
      <Row title="姓名" aside={row.name || '没有人'} />
      <Row title="手机号" aside={row.phone ?? '没有登记'} />
      <Row title="从" aside={spokenDate(row.from)} />
      {row.to ? <Row title="到" aside={spokenDate(row.to)} /> : null}
      {row.invitedUntil ? <Row title="邀请码用到" aside={spokenInstant(row.invitedUntil)} /> : null}
      <Inset>
        {row.mine && waits ? (
          <Button wide icon="qr-code" onPress={() => onStep('invitation')}>
            邀请本人
          </Button>
        ) : null}
        {row.mine && row.state !== 'ended' && !sure ? (
          <Button wide look="danger" onPress={() => setSure(true)}>
            撤销这个岗位
          </Button>
        ) : null}
        {sure ? (
          <Notice
            tone="warn"
            title="撤销后没有人负责这里"
            action={
              <Button look="danger" busy={end.busy && '正在撤销'} onPress={() => void remove()}>
                确定撤销
              </Button>
            }
          >
            该提醒这个岗位的事，会提醒上一级。
          </Notice>
        ) : null}
        {end.problem ? <Notice tone="danger" title={end.problem.message} /> : null}
        {row.mine ? null : <Notice tone="calm" title="这个岗位由上级安排" />}
      </Inset>
    </Sheet>
  );
}
