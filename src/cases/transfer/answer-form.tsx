import { View } from '@tarojs/components';
import { useState } from 'react';
import type { TransferView } from '#domain/cases/api-transfer';
import { asProblem } from '../../api';
import type { ChosenFile } from '../../platform/contract';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PhotoPicker } from '../../ui/photo-picker';
import { useAct } from '../../use-act';
import { useProof } from '../use-proof';
import styles from './transfer.module.css';

const c = classes(styles);

interface AnswerProps {
  readonly one: string;
  readonly sent: TransferView;
  readonly onDone: () => void;
}

/** 退回: with the reason, which the sender reads. */
function Bounce({ one, onDone }: Pick<AnswerProps, 'one' | 'onDone'>) {
  const [reason, setReason] = useState('');
  const act = useAct('cases.bounce');
  const bounce = async (): Promise<void> => {
    if (await act.run({ case: one, reason: reason.trim() })) {
      onDone();
    }
  };
  return (
    <Card title="退回">
      <Field
        kind="long"
        label="为什么退回"
        hint="移交的一方会看到"
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      {act.problem ? <Notice tone="warn" title={act.problem.message} /> : null}
      <Button
        icon="undo-2"
        wide
        disabled={reason.trim() === ''}
        busy={act.busy && '正在退回'}
        onPress={() => void bounce()}
      >
        退回
      </Button>
    </Card>
  );
}

/** 接收或退回: a place outside answers by its receipt, which the sender files. */
export function AnswerForm({ one, sent, onDone }: AnswerProps) {
  const [receipt, setReceipt] = useState<readonly ChosenFile[]>([]);
  const [failed, setFailed] = useState<string>();
  const [isUploading, setUploading] = useState(false);
  const act = useAct('cases.acceptTransfer');
  const proofOf = useProof(one);
  const [photo] = receipt;
  const isMissing = sent.isOutside && photo === undefined;
  const accept = async (): Promise<void> => {
    setFailed(undefined);
    try {
      setUploading(photo !== undefined);
      const proof = photo && (await proofOf(photo));
      setUploading(false);
      if (await act.run({ case: one, proof })) {
        onDone();
      }
    } catch (error) {
      setUploading(false);
      setFailed(asProblem(error).message);
    }
  };
  const wrong = failed ?? act.problem?.message;
  return (
    <>
      {sent.isOutside ? (
        <Card>
          <PhotoPicker label="对方盖章的回执" hint="字和章都要看得清" most={1} photos={receipt} onChange={setReceipt} />
        </Card>
      ) : null}
      {wrong ? <Notice tone="warn" title={wrong} /> : null}
      <BigButton
        icon="check"
        says={
          isMissing
            ? '请拍下对方的回执。'
            : sent.isOutside
              ? '登记对方已经接收。孩子在那里上了学，再凭材料排除。'
              : '接收以后由您这里劝返，请指派责任人，并在名册里更正居住地。'
        }
        disabled={isMissing}
        busy={isUploading ? '正在上传' : act.busy && '正在保存'}
        onPress={() => void accept()}
      >
        {sent.isOutside ? '登记对方已接收' : '接收'}
      </BigButton>
      <View className={c('apart')}>
        <Bounce one={one} onDone={onDone} />
      </View>
    </>
  );
}
