import { useRouter } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { MessageView } from '#domain/reminders/api';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { Page } from '../../ui/page';
import { useCall } from '../../use-call';
import { GuardianMessage } from './guardian-message';
import { StaffMessage } from './staff-message';

/** 已读, once for an opened message. One that fails is told again the next time it is opened. */
function useRead(view: MessageView | undefined): void {
  const told = useRef<string>();
  useEffect(() => {
    if (view?.state !== 'delivered' || told.current === view.id) {
      return;
    }
    told.current = view.id;
    call('reminders.read', { message: view.id }).catch(() => undefined);
  }, [view]);
}

/** 一条消息: a guardian answers it in one tap, staff see what happened and go on from there. */
export default function MessagePage() {
  const { params } = useRouter();
  const called = useCall('reminders.message', { message: decodeURIComponent(params['message'] ?? '') });
  useRead(called.data);
  const { data } = called;
  if (!data) {
    return (
      <Page title="消息">
        <Async called={called}>{() => null}</Async>
      </Page>
    );
  }
  return data.to === 'guardian' ? <GuardianMessage view={data} onDone={called.reload} /> : <StaffMessage view={data} />;
}
