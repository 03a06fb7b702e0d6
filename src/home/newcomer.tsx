import type { Me } from '#domain/accounts/me';
import { BigButton } from '../ui/big-button';
import { Notice } from '../ui/notice';
import { Doors, go, meDoor } from './doors';

/** 还没有绑定: what to do, in plain words. */
export function Newcomer({ me }: { readonly me: Me }) {
  return (
    <>
      <Notice tone="calm" title="您还没有绑定">
        家长请扫班主任给的家长码；工作人员请扫单位给的邀请码。
      </Notice>
      <BigButton icon="scan-line" says="扫码后，用微信手机号核对。" onPress={() => go('/accounts/bind/index')}>
        扫码绑定
      </BigButton>
      <Doors doors={me.phone ? [{ icon: 'bell', title: '消息', url: '/reminders/inbox/index' }, meDoor] : [meDoor]} />
    </>
  );
}
