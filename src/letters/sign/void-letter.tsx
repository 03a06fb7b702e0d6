import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LetterRow } from '#domain/letters/api';
import { LETTER_VOID_REASONS, type LetterVoidReason } from '#domain/letters/campaign-acts';
import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import styles from '../letter-text.module.css';

const c = classes(styles);

const REASONS = (Object.entries(LETTER_VOID_REASONS) as [LetterVoidReason, string][]).map(([value, label]) => ({
  value,
  label,
}));

interface VoidProps {
  readonly letter: Pick<LetterRow, 'id' | 'partyName'>;
  readonly onVoided: () => void;
}

/** 作废 by 甲方: asked first, with its reason, since it cannot be undone. */
export function VoidLetter({ letter, onVoided }: VoidProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<LetterVoidReason>();
  const act = useAct('letters.void');
  const run = async () => {
    if (reason && (await act.run({ letter: letter.id, reason }))) {
      setOpen(false);
      onVoided();
    }
  };
  return (
    <>
      <Button look="danger" wide onPress={() => setOpen(true)}>
        作废这一份
      </Button>
      <Sheet
        open={open}
        title="作废这一份？"
        onClose={() => setOpen(false)}
        bottom={
          <Button
            wide
            look="danger"
            disabled={reason === undefined}
            busy={act.busy && '正在作废'}
            onPress={() => void run()}
          >
            {reason === undefined ? '请先选原因' : '作废，不能恢复'}
          </Button>
        }
      >
        <View className={c('margin')}>
          {letter.partyName}的这一份不再有效，也不再计数。签过的记录仍在。要重签，请补发。
        </View>
        <Inset>
          <Choices list label="原因" choices={REASONS} value={reason} onChoose={setReason} />
          {act.problem ? <Notice tone="danger" title={act.problem.message} /> : null}
        </Inset>
      </Sheet>
    </>
  );
}
