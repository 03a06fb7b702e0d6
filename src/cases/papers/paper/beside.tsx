import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { PaperRow } from '#domain/cases/api-papers';
import { VOID_REASONS, type VoidReason } from '#domain/cases/papers';
import { useMay } from '../../../may';
import { BigButton } from '../../../ui/big-button';
import { Button } from '../../../ui/button';
import { Choices } from '../../../ui/choices';
import { classes } from '../../../ui/classes';
import { Inset } from '../../../ui/inset';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { useAct } from '../../../use-act';
import { PrintPaper } from '../../print-paper';
import styles from '../paper-text.module.css';
import { openMake } from '../words';
import type { PaperWhole } from '.';
import { SealSheet } from './seal-sheet';
import { SeePictures } from './services';

const c = classes(styles);
const REASONS = (Object.entries(VOID_REASONS) as [VoidReason, string][]).map(([value, label]) => ({ value, label }));

interface VoidProps {
  readonly one: string;
  readonly paper: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 作废: with the reason; the number stays and is not given again. */
function VoidSheet({ one, paper, onClose, onDone }: VoidProps) {
  const [reason, setReason] = useState<VoidReason>();
  const act = useAct('cases.voidPaper');
  const take = async (): Promise<void> => {
    if (reason && (await act.run({ case: one, paper, reason }))) {
      onDone();
    }
  };
  return (
    <Sheet
      open
      title="作废这份文书"
      onClose={onClose}
      bottom={
        <BigButton
          says={reason ? '作废以后不能恢复，文号保留。' : '请选为什么作废。'}
          disabled={reason === undefined}
          busy={act.busy && '正在作废'}
          onPress={() => void take()}
        >
          作废
        </BigButton>
      }
    >
      <Inset>
        {act.problem ? <Notice tone="warn" title={act.problem.message} /> : null}
        <Choices label="为什么作废" list choices={REASONS} value={reason} onChoose={setReason} />
      </Inset>
    </Sheet>
  );
}

interface BesideProps {
  readonly one: string;
  readonly row: PaperRow;
  readonly paper: PaperWhole;
  readonly onDone: () => void;
}

/** What else there is to a paper: another draft, its sealed copy, making it void. */
export function Beside({ one, row, paper, onDone }: BesideProps) {
  const [open, setOpen] = useState<'void' | 'seal'>();
  const mayDraft = useMay('cases.draftPaper');
  const close = (): void => setOpen(undefined);
  const done = (): void => {
    close();
    onDone();
  };
  const against = row.closed.find(({ act }) => act === 'voidPaper');
  return (
    <>
      <View className={c('buttons')}>
        {row.state === 'draft' && mayDraft ? (
          <Button icon="undo-2" onPress={() => void Taro.redirectTo({ url: openMake(one, row.kind) })}>
            重新起草
          </Button>
        ) : null}
        {row.acts.includes('sealPaper') && !row.isDraftPrint ? (
          <Button icon="upload" onPress={() => setOpen('seal')}>
            {row.isSealed ? '换一份盖章件' : '存盖章件'}
          </Button>
        ) : null}
        {paper.sealedCopy ? <SeePictures files={[paper.sealedCopy]} word="看盖章件" /> : null}
        {row.acts.includes('voidPaper') ? (
          <Button icon="trash-2" look="danger" onPress={() => setOpen('void')}>
            作废
          </Button>
        ) : null}
      </View>
      <PrintPaper one={one} paper={row.id} />
      {against ? <View className={c('soft', 'air')}>{`不能作废：${against.reason}`}</View> : null}
      {paper.digest ? (
        <View className={c('soft', 'air')}>{`校验值（SM3）${paper.digest.sm3.slice(0, 16)}`}</View>
      ) : null}
      {open === 'void' ? <VoidSheet one={one} paper={row.id} onClose={close} onDone={done} /> : null}
      {open === 'seal' ? <SealSheet one={one} paper={row.id} onClose={close} onDone={done} /> : null}
    </>
  );
}
