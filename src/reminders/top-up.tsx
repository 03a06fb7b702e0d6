import { useState } from 'react';
import type { TemplateKey } from '#domain/reminders/templates';
import { useSubscription } from '../subscribe';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** With fewer than this the card offers more. */
const FEW = 3;

/** 剩余提醒: how many pushes are left, and more of them in one tap. Nothing where WeChat's templates are not configured. */
export function TopUp({ keys }: { readonly keys: readonly TemplateKey[] }) {
  const { left, ask } = useSubscription(keys);
  const [busy, setBusy] = useState(false);
  if (left === undefined || left >= FEW) {
    return null;
  }
  const more = async (): Promise<void> => {
    const asked = ask('always');
    setBusy(true);
    await asked;
    setBusy(false);
  };
  return (
    <Notice
      tone="act"
      title={left === 0 ? '手机还收不到提醒' : `手机还能收 ${left} 次提醒`}
      action={
        <Button icon="bell" busy={busy && '正在打开'} onPress={() => void more()}>
          点一下，多收一次
        </Button>
      }
    >
      同意后，有事时微信会通知您。不同意也能在这里看到消息。
    </Notice>
  );
}
