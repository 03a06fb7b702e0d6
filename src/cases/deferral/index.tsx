import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { useCall } from '../../use-call';
import { WhichChild } from '../../which-child';
import { ApplyForm } from './apply-form';
import { DeferralCard } from './deferral-card';
import { openDeferral } from './words';

const TITLE = '缓学、休学';

/** Of one child: what was asked for so far, and another application where one can be made. */
function OfChild({ child }: { readonly child: string }) {
  const called = useCall('cases.childDeferrals', { child });
  const [isApplying, setApplying] = useState(false);
  const done = (): void => {
    setApplying(false);
    called.reload();
  };
  return (
    <Async called={called} rows={4}>
      {(known) => {
        const { name, className } = known.child;
        if (known.mayApply && (isApplying || known.items.length === 0)) {
          return <ApplyForm known={known} onSent={done} />;
        }
        return (
          <>
            <Card flush>
              <Row icon="user-round" title={name} detail={className || '还没有入学'} />
            </Card>
            {known.items.map((one) => (
              <DeferralCard key={`${one.id}:${one.state}`} one={one} onDone={done} />
            ))}
            {known.items.length === 0 ? (
              <Empty icon="circle-check" title="没有缓学、休学">
                由孩子的父母或其他法定监护人申请。
              </Empty>
            ) : null}
            {known.mayApply ? (
              <Button icon="plus" wide onPress={() => setApplying(true)}>
                {known.guardians.length > 0 ? '代监护人填一份申请' : '再申请一次'}
              </Button>
            ) : null}
          </>
        );
      }}
    </Async>
  );
}

/** 缓学、休学: the guardian applies, the organ decides, everybody who must knows. */
export default function DeferralPage() {
  const { params } = useRouter();
  const child = params['child'] ? decodeURIComponent(params['child']) : undefined;
  return (
    <Page title={TITLE}>
      {child ? (
        <OfChild child={child} />
      ) : (
        <WhichChild nothing="绑定以后，才能申请。" urlOf={openDeferral}>
          {({ id }) => <OfChild child={id} />}
        </WhichChild>
      )}
    </Page>
  );
}
