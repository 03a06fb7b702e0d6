import { useState } from 'react';
import { TEMPLATE_KEYS } from '#domain/reminders/templates';
import { useSubscription } from '../../subscribe';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

/** 订阅: how many reminders WeChat may still push, and a tap for more. The inbox needs none. */
export function Reminders() {
  const { left, ask } = useSubscription(TEMPLATE_KEYS);
  const [busy, setBusy] = useState(false);
  if (left === undefined) {
    return null;
  }
  const more = async () => {
    setBusy(true);
    await ask('always').finally(() => setBusy(false));
  };
  return (
    <Card title="微信提醒" flush>
      <Row
        icon="bell"
        title={left > 0 ? `还可以提醒您 ${left} 次` : '微信现在提醒不了您'}
        detail="微信规定：您同意一次，才能提醒一次。消息在小程序里一直看得到。"
        aside={
          <Button busy={busy && '请在弹窗里选'} onPress={() => void more()}>
            多同意几次
          </Button>
        }
      />
    </Card>
  );
}
