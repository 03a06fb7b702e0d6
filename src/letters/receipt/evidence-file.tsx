import { View } from '@tarojs/components';
import { useState } from 'react';
import { readCheckpoint, readPrintedCheckpoint, readSpokenCheckpoint } from '#domain/evidence/checkpoint';
import type { Receipt } from '#domain/letters/api';
import type { EvidenceText } from '#domain/letters/api-evidence';
import { type ApiProblem, asProblem, call } from '../../api';
import { platform } from '../../platform';
import { spokenInstant } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { HeldCheckpoint } from '../held-checkpoint';
import styles from '../letter-text.module.css';

const c = classes(styles);

/** How many entries a kept checkpoint counts, whether its code was scanned or the sentence beside it typed off. */
function sinceOf(kept: string): number | undefined {
  const printed = readPrintedCheckpoint(kept);
  return (printed ? readCheckpoint(printed.text) : readSpokenCheckpoint(kept))?.size;
}

function Making({ letter, onMade }: { letter: string; onMade: (made: EvidenceText) => void }) {
  const [kept, setKept] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      onMade(await call('letters.evidence', { letter, since: sinceOf(kept) }));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };
  return (
    <>
      <View className={c('line')}>
        文件里有全文、每一步的记录和签名，任何人都能核验，不用联网，也不用相信本系统。里面有姓名，请只给需要的人。
      </View>
      <HeldCheckpoint value={kept} onChange={setKept} />
      {problem ? <Notice tone="danger" title={problem.message} /> : null}
      <BigButton busy={busy && '正在准备'} onPress={() => void make()}>
        准备文件
      </BigButton>
    </>
  );
}

/** Saving is a tap of its own: WeChat hands a file over only as the answer to one. */
function Made({ made, onSaved }: { made: EvidenceText; onSaved: () => void }) {
  const [failed, setFailed] = useState(false);
  const save = (): void => {
    setFailed(false);
    platform.saveText(`责任书证据-${made.name}`, made.text).then(onSaved, () => setFailed(true));
  };
  return (
    <>
      <Notice tone="good" title="文件准备好了">
        {platform.name === 'weapp'
          ? '发到“文件传输助手”或家人的聊天里，就保存下来了。'
          : '保存在本机，可以拷给需要的人。'}
      </Notice>
      {failed ? <Notice tone="warn" title="没有保存成，请再点一次" /> : null}
      <BigButton icon="download" onPress={save}>
        {platform.name === 'weapp' ? '发到聊天里保存' : '保存到本机'}
      </BigButton>
    </>
  );
}

/** 证据文件 and 检查点: what the party keeps, so that nobody can change the record later. */
export function EvidenceFile({ receipt }: { receipt: Receipt }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<EvidenceText>();
  const { checkpoint } = receipt;
  const close = (): void => {
    setOpen(false);
    setMade(undefined);
  };
  return (
    <>
      <Card title="证据" flush>
        <Row icon="download" title="下载证据文件" detail="打官司、投诉、留底时用" onPress={() => setOpen(true)} />
        {checkpoint ? (
          <Row
            icon="lock"
            title={`县日志检查点：第 ${checkpoint.size} 条为止`}
            detail={spokenInstant(checkpoint.at)}
            aside={
              <Button look="quiet" label="复制检查点" onPress={() => void platform.copy(checkpoint.printed)}>
                复制
              </Button>
            }
          />
        ) : (
          <Row icon="lock" title="县日志检查点" detail="还没有，每小时一次" />
        )}
      </Card>
      <Sheet open={open} title="下载证据文件" onClose={close}>
        <View className={c('margin')}>
          {made ? <Made made={made} onSaved={close} /> : <Making letter={receipt.id} onMade={setMade} />}
        </View>
      </Sheet>
    </>
  );
}
