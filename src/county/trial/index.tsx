import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { TrialView } from '#domain/county/api';
import type { TemplateKey } from '#domain/reminders/templates';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';

const TEMPLATES: Readonly<Record<TemplateKey, string>> = {
  return: '给家长的返校提醒',
  alert: '给工作人员的预警',
  letter: '给家长的签字提醒',
};
const LOOK_AGAIN_MS = 1500;

/** How the copy in WeChat ended, in words; the inbox is where a message truly is. */
function pushWords(push: NonNullable<TrialView['message']>['push']): string {
  if (!push || push.state === 'skipped') {
    return push?.code === -1 ? '没有订阅次数，没有推送' : '订阅消息没有配置，没有推送';
  }
  const words = {
    sending: '正在推送',
    sent: '已推送到微信',
    failed: `微信没有接收（${push.code}）`,
    uncertain: '不知道是否送到',
  };
  return words[push.state];
}

function Arrival({ trial }: { trial: TrialView }) {
  const { message, askedAt } = trial;
  if (askedAt === null) {
    return (
      <Notice tone="calm" title="还没有试发过">
        点下面的按钮，给您自己发一条测试消息。
      </Notice>
    );
  }
  if (!message) {
    return (
      <Notice tone="act" title="正在路上">
        通常几秒到一分钟。这一页会自己更新。
      </Notice>
    );
  }
  return (
    <Card title="这次试发" flush>
      <Row title="发出" aside={spokenInstant(askedAt)} />
      <Row
        title="收件箱"
        detail={message.deliveredAt === null ? '还没有送到' : spokenInstant(message.deliveredAt)}
        aside={
          <StatusTag tone={message.deliveredAt === null ? 'act' : 'good'}>
            {message.deliveredAt === null ? '在路上' : '已送到'}
          </StatusTag>
        }
        onPress={() =>
          void Taro.navigateTo({ url: `/reminders/message/index?message=${encodeURIComponent(message.id)}` })
        }
      />
      <Row title="微信推送" detail={pushWords(message.push)} />
      <Row title="已读" aside={message.readAt === null ? '还没有' : spokenInstant(message.readAt)} />
    </Card>
  );
}

/** 试发: one message to oneself on the way that every message takes, and what of WeChat is configured. */
export default function Trial() {
  const called = useCall('county.trialState', {});
  const send = useAct('county.trial');
  const waiting = called.data?.askedAt !== null && called.data?.message?.deliveredAt == null;
  const { reload } = called;
  useEffect(() => {
    if (!called.data || !waiting) {
      return undefined;
    }
    const timer = setTimeout(reload, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [called.data, waiting, reload]);
  const ask = async () => {
    if (await send.run({})) {
      reload();
    }
  };
  return (
    <Page
      title="试发"
      bottom={
        <BigButton says="只发给您自己，不会发给别人。" busy={send.busy && '正在发送'} onPress={() => void ask()}>
          给我发一条
        </BigButton>
      }
    >
      <Async called={called}>
        {(trial) => (
          <>
            {send.problem ? <Notice tone="danger" title={send.problem.message} /> : null}
            <Arrival trial={trial} />
            <Card title="微信订阅消息" flush>
              {trial.templates.map(({ key, configured }) => (
                <Row
                  key={key}
                  title={TEMPLATES[key]}
                  aside={<StatusTag tone={configured ? 'good' : 'calm'}>{configured ? '已配置' : '未配置'}</StatusTag>}
                />
              ))}
            </Card>
            <Notice tone="calm" title="没有配置也能用">
              消息都在小程序的收件箱里。配置由部署的人填写，系统管理员可以联系他们。
            </Notice>
          </>
        )}
      </Async>
    </Page>
  );
}
