import { View } from '@tarojs/components';
import { useState } from 'react';
import { BigButton } from '../../../ui/big-button';
import { Button } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { useAct } from '../../../use-act';
import styles from '../paper-text.module.css';
import type { PaperWhole } from '.';

const c = classes(styles);
const WORDS = 300;

interface StrikeProps {
  readonly paper: PaperWhole;
  readonly service: PaperWhole['services'][number];
  readonly onDone: () => void;
}

/** 更正送达: by a second person, with a reason; who may not is told why. */
export function Strike({ paper, service, onDone }: StrikeProps) {
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const { busy, problem, run } = useAct('cases.strikeService');
  const { striking } = service;
  if (striking === null) {
    return null;
  }
  if (striking !== 'open') {
    return <View className={c('soft')}>{`登记错了？${striking.closed}`}</View>;
  }
  const save = async (): Promise<void> => {
    if (await run({ case: paper.case, paper: paper.id, service: service.id, why: why.trim() })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button icon="pen-line" onPress={() => setOpen(true)}>
        登记错了，更正
      </Button>
      <Sheet
        open={isOpen}
        title="更正这次送达？"
        onClose={() => setOpen(false)}
        bottom={
          <BigButton icon="check" disabled={!why.trim()} busy={busy && '正在保存'} onPress={() => void save()}>
            更正，期限不作数
          </BigButton>
        }
      >
        <Field
          kind="long"
          label="哪里登记错了"
          hint="从这次送达起算的期限不再作数，要重新送达。记录、凭证和更正的经过都保留。"
          maxLength={WORDS}
          value={why}
          onChange={setWhy}
        />
        {problem ? <Notice tone="warn" title={problem.message} /> : null}
      </Sheet>
    </>
  );
}
