import { useState } from 'react';
import { SIGNS, type Sign } from '#domain/cases/signs';
import { BigButton } from '../../ui/big-button';
import { Choices, toggled } from '../../ui/choices';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import type { Picked } from './child-sheet';

const CHOICES = (Object.entries(SIGNS) as [Sign, string][]).map(([value, label]) => ({ value, label }));

interface SignSheetProps {
  readonly picked: Picked | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 看到了什么: ticked, not written. */
export function SignSheet({ picked, onClose, onDone }: SignSheetProps) {
  const [signs, setSigns] = useState<readonly Sign[]>(picked?.signs ?? []);
  const note = useAct('cases.noteSigns');
  const submit = async () => {
    if (picked && (await note.run({ child: picked.child, signs }))) {
      onDone();
    }
  };
  return (
    <Sheet
      open={picked !== undefined}
      title={`${[picked?.name, picked?.apart].filter(Boolean).join(' ')}，看到了什么`}
      onClose={onClose}
      bottom={
        <BigButton
          says={signs.length === 0 ? '请至少选一项。' : '只是留心，不立线索，也不通知别人。'}
          disabled={signs.length === 0}
          busy={note.busy && '正在保存'}
          onPress={() => void submit()}
        >
          记下
        </BigButton>
      }
    >
      <Inset>
        {note.problem ? <Notice tone="danger" title={note.problem.message} /> : null}
        <Choices label="可以选几项" choices={CHOICES} value={signs} onChoose={(one) => setSigns(toggled(signs, one))} />
      </Inset>
    </Sheet>
  );
}
