import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OrganSeal } from '#domain/letters/api-evidence';
import { SCAN_REASONS, type ScanReason } from '#domain/letters/scan';
import { spokenInstant } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import styles from '../letter-text.module.css';
import { FileScan } from './file-scan';
import { SeeScan } from './see-scan';

const c = classes(styles);
const REASONS = (Object.entries(SCAN_REASONS) as [ScanReason, string][]).map(([value, label]) => ({ value, label }));

interface SealProps {
  readonly letter: { readonly id: string; readonly digest: { readonly sm3: string }; readonly seal: OrganSeal | null };
  readonly onChanged: () => void;
}

/** 撤回扫描件: today, by whoever filed it; both stay on record. */
function Withdraw({ letter, onChanged }: { letter: string; onChanged: () => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<ScanReason>();
  const act = useAct('letters.withdrawScan');
  const run = async (): Promise<void> => {
    if (reason && (await act.run({ letter, reason }))) {
      setOpen(false);
      onChanged();
    }
  };
  return (
    <Inset>
      <Button look="quiet" wide icon="undo-2" onPress={() => setOpen(true)}>
        存错了，撤回
      </Button>
      <Sheet
        open={open}
        title="撤回盖章的扫描件"
        onClose={() => setOpen(false)}
        bottom={
          <BigButton
            icon="undo-2"
            says="撤回后可以再存。记录会留下，双方的签字不变。"
            disabled={reason === undefined}
            busy={act.busy && '正在撤回'}
            onPress={() => void run()}
          >
            撤回
          </BigButton>
        }
      >
        <View className={c('margin')}>
          <Choices
            label="为什么撤回"
            choices={REASONS}
            value={reason === undefined ? [] : [reason]}
            onChoose={setReason}
          />
          {act.problem ? <Notice tone="danger" title={act.problem.message} /> : null}
        </View>
      </Sheet>
    </Inset>
  );
}

/** 单位盖章 of a letter between posts: which of the two it is, and the sealed paper where there is one. */
export function OrganSealCard({ letter, onChanged }: SealProps) {
  const { id, seal, digest } = letter;
  if (!seal) {
    return null;
  }
  const { scan, wanted, mayFile } = seal;
  if (scan) {
    return (
      <Card title="单位盖章" flush>
        <Row
          icon="circle-check"
          title="已盖章，扫描件已归档"
          detail={`${scan.side === 'issuer' ? '甲方' : '乙方'} ${scan.filedBy}，${spokenInstant(scan.at)}`}
        />
        <SeeScan letter={id} files={scan.files} />
        {scan.mayWithdraw ? <Withdraw letter={id} onChanged={onChanged} /> : null}
      </Card>
    );
  }
  return (
    <Card title="单位盖章" flush>
      <Row
        icon={wanted ? 'circle-alert' : 'file-text'}
        title={wanted ? '县里要求盖章，还没有存' : '内部文书，只有电子签署'}
        detail={
          wanted ? '双方签完后，打印、盖章，再拍照或扫描存进来。' : '需要单位印章的，打印、盖章，再拍照或扫描存进来。'
        }
      />
      {mayFile ? <FileScan letter={id} digest={digest.sm3} onFiled={onChanged} /> : null}
    </Card>
  );
}
