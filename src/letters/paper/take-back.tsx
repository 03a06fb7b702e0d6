import Taro from '@tarojs/taro';
import { useState } from 'react';
import { VOID_REASONS, type VoidReason } from '#domain/letters/paper';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { openPaper } from '../words';

const REASONS = (Object.entries(VOID_REASONS) as [VoidReason, string][]).map(([value, label]) => ({ value, label }));
const unitOf = (letter: string): string => letter.split(':')[0] ?? '';

/** 撤回 a paper signature that was filed wrongly: today, and only by whoever filed it. The letter then asks again. */
export function TakeBack({ letter }: { letter: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<VoidReason>();
  const act = useAct('letters.voidPaper');
  const run = async (): Promise<void> => {
    if (reason && (await act.run({ letter, reason }))) {
      void Taro.redirectTo({ url: openPaper(unitOf(letter)) });
    }
  };
  return (
    <>
      <Button look="quiet" wide icon="undo-2" onPress={() => setOpen(true)}>
        收错了，撤回
      </Button>
      <Sheet
        open={open}
        title="撤回这份纸质签字"
        onClose={() => setOpen(false)}
        bottom={
          <BigButton
            icon="undo-2"
            says="撤回后，这份又是待签。记录会留下。"
            disabled={reason === undefined}
            busy={act.busy && '正在撤回'}
            onPress={() => void run()}
          >
            撤回
          </BigButton>
        }
      >
        <Choices
          label="为什么撤回"
          choices={REASONS}
          value={reason === undefined ? [] : [reason]}
          onChoose={setReason}
        />
        {act.problem ? <Notice tone="danger" title={act.problem.message} /> : null}
      </Sheet>
    </>
  );
}
