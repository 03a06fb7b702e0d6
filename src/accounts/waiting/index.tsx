import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { WaitingBinding } from '#domain/accounts/api';
import { ASKED_RELATIONS, type BindingDecision } from '#domain/accounts/documents';
import type { AdultSlot } from '#domain/roster/documents';
import { useActingUnit } from '../../acting';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';

interface AskedProps {
  readonly item: WaitingBinding;
  readonly onDecided: () => void;
}

/** One person who asks: who they say they are, who is registered, and the decision. */
function Asked({ item, onDecided }: AskedProps) {
  const free = item.adults.filter((adult) => !adult.bound);
  const [slot, setSlot] = useState<AdultSlot | undefined>(free.length === 1 ? free[0]?.slot : undefined);
  const decide = useAct('accounts.decideBinding');
  const send = async (decision: BindingDecision) => {
    if (await decide.run({ binding: item.id, decision, ...(decision === 'confirm' ? { slot } : {}) })) {
      onDecided();
    }
  };
  return (
    <Card title={item.childName} aside={item.className} flush>
      <Row
        title={`${item.name}说是孩子的${item.asked ? ASKED_RELATIONS[item.asked] : '家长'}`}
        detail={`手机 ${item.phone ?? '没有'}，${spokenInstant(item.since)}`}
      />
      <View style={{ padding: 'var(--space-3)' }}>
        <Choices
          label="他是名册上的哪一位"
          hint="拿不准，请先打名册上的电话问一问。"
          list
          choices={free.map((adult) => ({
            value: adult.slot,
            label: `${adult.relation} ${adult.name}`,
            ...(adult.phone ? { detail: adult.phone } : {}),
          }))}
          value={slot}
          onChoose={setSlot}
        />
        {decide.problem ? <Notice tone="danger" title={decide.problem.message} /> : null}
        <BigButton
          disabled={slot === undefined}
          says={slot === undefined ? '先选是哪一位。' : undefined}
          busy={decide.busy && '正在办'}
          onPress={() => void send('confirm')}
        >
          确认是家长
        </BigButton>
        <Button look="quiet" wide onPress={() => void send('refuse')}>
          不是，拒绝
        </Button>
      </View>
    </Card>
  );
}

/** Somebody has the phone of an adult of this child and says that it is not theirs: the number on the roster is wrong. */
function Denied({ item, onDecided }: AskedProps) {
  const decide = useAct('accounts.decideBinding');
  const settle = async () => (await decide.run({ binding: item.id, decision: 'settled' })) && onDecided();
  return (
    <Notice
      tone="warn"
      title={`${item.childName}的家长电话可能登记错了`}
      action={
        <Button busy={decide.busy && '正在保存'} onPress={() => void settle()}>
          号码已核对
        </Button>
      }
    >
      用 {item.phone ?? '这个号码'} 的人说不是这家的。请核对后改名册。
      {decide.problem ? ` ${decide.problem.message}` : ''}
    </Notice>
  );
}

/** 待确认: the class teacher's queue of people who ask for a child. */
export default function Waiting() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ?? own;
  const called = useCall('accounts.waitingBindings', { unit }, { isEmpty: ({ items }) => items.length === 0 });
  return (
    <Page title="待确认的家长">
      <Async
        called={called}
        empty={
          <Empty icon="circle-check" title="没有等您确认的家长">
            家长手机号和名册对不上时，会来这里。
          </Empty>
        }
      >
        {({ items }) => (
          <>
            {items.map((item) =>
              item.state === 'denied' ? (
                <Denied key={item.id} item={item} onDecided={called.reload} />
              ) : (
                <Asked key={item.id} item={item} onDecided={called.reload} />
              ),
            )}
          </>
        )}
      </Async>
    </Page>
  );
}
