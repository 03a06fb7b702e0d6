import { useState } from 'react';
import type { StaffRow } from '#domain/accounts/api';
import { BigButton } from '../../ui/big-button';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { asRequest, isComplete, NOBODY, PersonFields } from '../person-fields';

interface HandOverProps {
  readonly row: StaffRow;
  readonly onClose: () => void;
  readonly onDone: (held: boolean) => void;
}

/** 交接: one form. The sentence above the button says what the one before loses. */
export function HandOver({ row, onClose, onDone }: HandOverProps) {
  const [person, setPerson] = useState(NOBODY);
  const act = useAct('accounts.handOver');
  const ready = isComplete(person);
  const submit = async () => {
    const reply = await act.run({ post: row.post, ...asRequest(person) });
    if (reply) {
      onDone(reply.held);
    }
  };
  return (
    <Sheet
      open
      title={`交接：${row.title}`}
      onClose={onClose}
      bottom={
        <BigButton
          says={ready ? `马上生效，${row.name || '原来的人'}不再看得到。` : '填好接任人的姓名和手机号。'}
          disabled={!ready}
          busy={act.busy && '正在交接'}
          onPress={() => void submit()}
        >
          交接
        </BigButton>
      }
    >
      <Inset>
        <Notice tone="calm" title={row.place}>
          经手的事都在岗位上，不用另外移交。
        </Notice>
        <PersonFields person={person} onChange={setPerson} />
        {act.problem ? <Notice tone="danger" title={act.problem.message} /> : null}
      </Inset>
    </Sheet>
  );
}
