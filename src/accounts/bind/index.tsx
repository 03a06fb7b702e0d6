import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { OpenedCode } from '#domain/accounts/api';
import { setActing } from '../../acting';
import { scannedOnce } from '../../scanned';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { PhoneButton } from '../../ui/phone-button';
import { Row } from '../../ui/row';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { Children } from './children';
import { Invitation } from './invitation';
import { WithoutCode } from './without-code';

/** What the code is for, so that nobody gives a phone number without knowing to whom. */
function Purpose({ code }: { code: OpenedCode }) {
  const invited = code.purpose === 'invitation';
  return (
    <Card title={code.place} aside={code.countyName} flush>
      <Row title={invited ? '岗位' : '用途'} aside={invited ? (code.title ?? '') : '家长绑定孩子、签责任书'} />
      {code.name ? <Row title="邀请" aside={code.name} /> : null}
      <Row title="这个码用到" aside={spokenInstant(code.until)} />
    </Card>
  );
}

interface OpenedProps {
  readonly code: OpenedCode;
  readonly scene: string;
  readonly onPhone: () => void;
}

/** The phone first: everything else follows from whom WeChat vouches for. */
function AskPhone({ code, scene, onPhone }: OpenedProps) {
  const use = useAct('accounts.usePhone');
  const take = async (phoneCode: string) => {
    if (await use.run({ code: phoneCode, scene })) {
      onPhone();
    }
  };
  return (
    <>
      <Purpose code={code} />
      <Notice tone="calm" title="为什么要手机号">
        用来和学校登记的号码核对，不会给别人看。
      </Notice>
      {use.problem ? <Notice tone="danger" title={use.problem.message} /> : null}
      <PhoneButton says="微信会问您一次，点“允许”。" busy={use.busy && '正在核对'} onCode={(one) => void take(one)}>
        用微信手机号继续
      </PhoneButton>
    </>
  );
}

function Opened({ code, scene, onPhone }: OpenedProps) {
  useEffect(() => setActing(`family:${code.county}`), [code.county]);
  if (!code.phoneKnown) {
    return <AskPhone code={code} scene={scene} onPhone={onPhone} />;
  }
  return code.purpose === 'invitation' ? (
    <Invitation code={code} scene={scene} />
  ) : (
    <Children scene={scene} county={code.county} atVillage={code.purpose === 'villageMeeting'} />
  );
}

/** 绑定: what a scanned 小程序码 opens, for parents and for staff. */
export default function Bind() {
  const { params } = useRouter();
  const [scanned] = useState(scannedOnce);
  const scene = params['scene'] ? decodeURIComponent(params['scene']) : (scanned ?? '');
  const called = useCall('accounts.openCode', scene ? { scene } : undefined, { onShow: false });
  const [asked, setAsked] = useState(0);
  return (
    <Page title="绑定" withoutPost>
      {scene ? (
        <Async called={called}>
          {(code) => (
            <Opened
              key={asked}
              code={code}
              scene={scene}
              onPhone={() => {
                setAsked(asked + 1);
                called.reload();
              }}
            />
          )}
        </Async>
      ) : (
        <WithoutCode county={params['county'] ? decodeURIComponent(params['county']) : undefined} />
      )}
    </Page>
  );
}
