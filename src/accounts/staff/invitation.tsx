import { Image, View } from '@tarojs/components';
import type { StaffRow } from '#domain/accounts/api';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { ShareButton } from '../../ui/share-button';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import styles from '../code.module.css';

const c = classes(styles);

interface InvitationProps {
  readonly row: StaffRow;
  readonly onClose: () => void;
}

/** 邀请码 of a post that waits: shown to be scanned, or sent on; a new one makes the old one void. */
export function Invitation({ row, onClose }: InvitationProps) {
  const called = useCall('accounts.invitation', { post: row.post });
  const make = useAct('accounts.invite');
  const renew = async () => {
    if (await make.run({ post: row.post })) {
      called.reload();
    }
  };
  return (
    <Sheet open title={`邀请 ${row.name}`} onClose={onClose}>
      <Async called={called} rows={3}>
        {({ code, title, place, name }) => (
          <>
            <Row title={title} detail={place} aside={name} />
            {code?.picture ? (
              <View className={c('frame')}>
                <Image className={c('picture')} src={code.picture} mode="aspectFit" aria-label="邀请小程序码" />
              </View>
            ) : null}
            <Inset>
              {code && !code.picture ? (
                <Notice tone="warn" title="暂时拿不到小程序码的图">
                  可以把链接转发给本人。
                </Notice>
              ) : null}
              {code ? (
                <>
                  <Notice tone="calm" title={`用到 ${spokenInstant(code.until)}`}>
                    只能用一次，只有名单上的手机号能用。
                  </Notice>
                  <ShareButton title={`请${name}绑定岗位：${title}`} page={`/accounts/bind/index?scene=${code.scene}`}>
                    转发给本人
                  </ShareButton>
                </>
              ) : (
                <Notice tone="calm" title="还没有邀请码">
                  本人用名单上的手机号直接进小程序也可以，不一定要邀请码。
                </Notice>
              )}
              {make.problem ? <Notice tone="danger" title={make.problem.message} /> : null}
              <Button wide icon="qr-code" busy={make.busy && '正在生成'} onPress={() => void renew()}>
                {code ? '换一个新的' : '生成邀请码'}
              </Button>
            </Inset>
          </>
        )}
      </Async>
    </Sheet>
  );
}
