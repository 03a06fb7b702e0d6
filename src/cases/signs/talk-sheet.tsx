import { useState } from 'react';
import type { SignRow } from '#domain/cases/api-signs';
import { CONTACT_KINDS, CONTACT_OUTCOMES, type ContactKind, type ContactOutcome } from '#domain/cases/documents';
import { BigButton } from '../../ui/big-button';
import { Choices } from '../../ui/choices';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';

const choicesOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

interface TalkSheetProps {
  readonly row: SignRow | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 家访、联系过了: how, and what came of it; two taps. */
export function TalkSheet({ row, onClose, onDone }: TalkSheetProps) {
  const [kind, setKind] = useState<ContactKind>('homeVisit');
  const [outcome, setOutcome] = useState<ContactOutcome>();
  const follow = useAct('cases.followSigns');
  const submit = async () => {
    if (row && outcome && (await follow.run({ child: row.child, kind, outcome }))) {
      onDone();
    }
  };
  return (
    <Sheet
      open={row !== undefined}
      title={`${row?.name ?? ''}，联系得怎么样`}
      onClose={onClose}
      bottom={
        <BigButton
          says={outcome ? undefined : '请选结果。'}
          disabled={!outcome}
          busy={follow.busy && '正在保存'}
          onPress={() => void submit()}
        >
          记下
        </BigButton>
      }
    >
      <Inset>
        {follow.problem ? <Notice tone="danger" title={follow.problem.message} /> : null}
        <Choices label="怎么联系的" choices={choicesOf(CONTACT_KINDS)} value={kind} onChoose={setKind} />
        <Choices label="结果" choices={choicesOf(CONTACT_OUTCOMES)} value={outcome} onChoose={setOutcome} />
      </Inset>
    </Sheet>
  );
}
