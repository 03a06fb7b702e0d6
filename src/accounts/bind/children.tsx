import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ChildCandidate } from '#domain/accounts/api';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Notice } from '../../ui/notice';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { AskTeacher } from './ask-teacher';

/** To the letter that the meeting is about (the village's: the household's), else another that waits, or home: no page between. */
async function goOn(county: string, atVillage: boolean): Promise<void> {
  const me = await call('accounts.me', { as: `family:${county}` }).catch(() => undefined);
  const letters = me?.todo.letters ?? [];
  const first = letters.find(({ child }) => (child === null) === atVillage) ?? letters[0];
  const url = first ? `/letters/sign/index?letter=${encodeURIComponent(first.id)}` : '/home/index';
  await (first ? Taro.redirectTo({ url }) : Taro.reLaunch({ url }));
}

interface CandidateProps {
  readonly child: ChildCandidate;
  readonly onAnswered: (bound: boolean) => void;
}

function Candidate({ child, onAnswered }: CandidateProps) {
  const confirm = useAct('accounts.confirmChild');
  const deny = useAct('accounts.denyChild');
  const problem = confirm.problem ?? deny.problem;
  const yes = async () => {
    const reply = await confirm.run({ child: child.id });
    if (reply) {
      onAnswered(reply.state === 'bound');
    }
  };
  const no = async () => {
    if (await deny.run({ child: child.id })) {
      onAnswered(false);
    }
  };
  return (
    <Card title={`${child.name}，${child.className}`} aside={child.relation}>
      <Notice tone="calm" title={`${child.schoolName}登记的家长手机号，和您的一样。`} />
      {problem ? <Notice tone="danger" title={problem.message} /> : null}
      <BigButton icon="check" busy={confirm.busy && '正在绑定'} onPress={() => void yes()}>
        是我家孩子
      </BigButton>
      <Button look="quiet" wide busy={deny.busy && '正在告诉老师'} onPress={() => void no()}>
        不是我家孩子
      </Button>
    </Card>
  );
}

const SETTLED = {
  bound: { tone: 'good', word: '已绑定' },
  waiting: { tone: 'act', word: '等老师确认' },
  denied: { tone: 'calm', word: '您说不是，已告诉老师' },
  refused: { tone: 'warn', word: '老师没有确认' },
  ended: { tone: 'calm', word: '已解绑' },
} as const;

interface ChildrenProps {
  readonly scene: string;
  readonly county: string;
  readonly atVillage: boolean;
}

/** 是我家孩子: one question a child; then straight to the letter. */
export function Children({ scene, county, atVillage }: ChildrenProps) {
  const called = useCall('accounts.matchChildren', scene ? { scene } : { county }, { onShow: false });
  const [asking, setAsking] = useState(false);
  const answered = (children: readonly ChildCandidate[], bound: boolean) => {
    const left = children.filter((child) => child.state === null).length;
    if (bound && left <= 1) {
      void goOn(county, atVillage);
    } else {
      called.reload();
    }
  };
  if (asking) {
    return <AskTeacher scene={scene} county={county} onBack={() => setAsking(false)} />;
  }
  return (
    <Async called={called} rows={2}>
      {({ children }) => {
        const open = children.filter((child) => child.state === null);
        const settled = children.filter((child) => child.state !== null);
        return (
          <>
            {open.slice(0, 1).map((child) => (
              <Candidate key={child.id} child={child} onAnswered={(bound) => answered(children, bound)} />
            ))}
            {settled.length > 0 ? (
              <Card title="已经答过的" flush>
                {settled.map((child) => (
                  <ChildRow
                    key={child.id}
                    name={child.name}
                    place={child.className}
                    status={
                      child.state ? (
                        <StatusTag tone={SETTLED[child.state].tone}>{SETTLED[child.state].word}</StatusTag>
                      ) : null
                    }
                  />
                ))}
              </Card>
            ) : null}
            {children.length === 0 ? (
              <Notice tone="warn" title="没有找到您的手机号">
                可能登记的是家里另一个人的，或旧号码。请填孩子的姓名和号码后四位，由班主任确认。
              </Notice>
            ) : null}
            {open.length === 0 && settled.some((child) => child.state === 'bound') ? (
              <BigButton icon="pen-line" onPress={() => void goOn(county, atVillage)}>
                去签责任书
              </BigButton>
            ) : null}
            <Button
              wide
              icon="user-plus"
              look={children.length === 0 ? 'strong' : 'plain'}
              onPress={() => setAsking(true)}
            >
              {children.length === 0 ? '请班主任确认' : '我家还有别的孩子在这里'}
            </Button>
          </>
        );
      }}
    </Async>
  );
}
