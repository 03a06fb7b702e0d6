import Taro from '@tarojs/taro';
import type { OpenedCode } from '#domain/accounts/api';
import { setActing } from '../../acting';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { useAct } from '../../use-act';

interface InvitationProps {
  readonly code: OpenedCode;
  readonly scene: string;
}

/** 邀请: the post is taken up with one tap, by the phone it was meant for. */
export function Invitation({ code, scene }: InvitationProps) {
  const bind = useAct('accounts.bindInvitation');
  const take = async () => {
    const reply = await bind.run({ scene });
    if (reply) {
      setActing(reply.post);
      await Taro.reLaunch({ url: '/home/index' });
    }
  };
  return (
    <>
      <Card title={code.title ?? '岗位'} aside={code.countyName} flush>
        <Row title="单位" aside={code.place} />
        {code.name ? <Row title="姓名" aside={code.name} /> : null}
      </Card>
      {bind.problem ? <Notice tone="danger" title={bind.problem.message} /> : null}
      <BigButton
        says="上岗后，您办的每一件事都会记在这个岗位上。"
        busy={bind.busy && '正在绑定'}
        onPress={() => void take()}
      >
        接受这个岗位
      </BigButton>
    </>
  );
}
