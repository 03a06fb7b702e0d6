import { Image, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { CodeView } from '#domain/accounts/api';
import { spokenInstant } from '#domain/plain-date';
import { useActingUnit } from '../../acting';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { ShareButton } from '../../ui/share-button';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import styles from './class-code.module.css';

const c = classes(styles);

/** The picture large enough to be scanned from the back of the room. */
function Picture({ code }: { code: CodeView }) {
  return code.picture ? (
    <View className={c('frame')}>
      <Image className={c('picture')} src={code.picture} mode="aspectFit" aria-label="班级小程序码" />
    </View>
  ) : (
    <Notice tone="warn" title="暂时拿不到小程序码的图">
      可以先把链接转发到班级群，过一会儿再打开这一页。
    </Notice>
  );
}

interface OpenCodeProps {
  readonly code: CodeView;
  readonly className: string;
  readonly onChanged: () => void;
}

function OpenCode({ code, className, onChanged }: OpenCodeProps) {
  const close = useAct('accounts.closeClassCode');
  const end = async () => (await close.run({ scene: code.scene })) && onChanged();
  return (
    <>
      <Picture code={code} />
      <Card flush>
        <Row title="用到" aside={spokenInstant(code.until)} />
        <Row title="已扫" aside={`${code.used} / ${code.cap} 次`} />
      </Card>
      <ShareButton title={`${className}家长：请绑定孩子，签责任书`} page={`/accounts/bind/index?scene=${code.scene}`}>
        转发到班级群
      </ShareButton>
      {close.problem ? <Notice tone="danger" title={close.problem.message} /> : null}
      <Button look="danger" wide busy={close.busy && '正在关闭'} onPress={() => void end()}>
        关闭这个码
      </Button>
    </>
  );
}

/** 家长码: opened at the parent meeting, ended when it is over. */
export default function ClassCode() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ?? own;
  const called = useCall('accounts.classCode', { unit });
  const make = useAct('accounts.makeClassCode');
  const open = async () => (await make.run({ unit })) && called.reload();
  const none = called.data?.code === null;
  return (
    <Page
      title="家长码"
      bottom={
        none ? (
          <BigButton
            icon="qr-code"
            says="家长扫码后，只看得到自己家的孩子。"
            busy={make.busy && '正在生成'}
            onPress={() => void open()}
          >
            打开家长码
          </BigButton>
        ) : undefined
      }
    >
      <Async called={called}>
        {(view) => (
          <>
            <Card title={view.className} aside={view.schoolName} flush>
              <Row
                title="已有家长绑定的孩子"
                aside={`${view.bound} / ${view.children}`}
                onPress={() => void Taro.navigateTo({ url: `/roster/class/index?unit=${encodeURIComponent(unit)}` })}
              />
              <Row
                title="等我确认的家长"
                onPress={() =>
                  void Taro.navigateTo({ url: `/accounts/waiting/index?unit=${encodeURIComponent(unit)}` })
                }
              />
            </Card>
            {make.problem ? <Notice tone="danger" title={make.problem.message} /> : null}
            {view.code ? (
              <OpenCode code={view.code} className={view.className} onChanged={called.reload} />
            ) : (
              <Empty icon="qr-code" title="现在没有打开的码">
                开家长会时打开，投到屏幕上让家长扫。
              </Empty>
            )}
          </>
        )}
      </Async>
    </Page>
  );
}
