import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DangerView } from '#domain/cases/api-danger';
import { DANGER_ORGANS, DANGER_OUTCOMES, DANGER_REASONS, type DangerOrgan, isPoliceTold } from '#domain/cases/danger';
import { DialButton } from '../../dial-button';
import { spokenInstant } from '../../spoken';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { Timeline } from '../../ui/timeline';
import { useAct } from '../../use-act';
import styles from './danger.module.css';
import { FollowForm, HandOver } from './follow-form';
import { ORGANS, whoWords } from './words';

const c = classes(styles);

interface FileProps {
  readonly view: DangerView;
  readonly reload: () => void;
}

/** 向谁报告: the police first; that it was done is noted with the time. */
function Telling({ view, reload }: FileProps) {
  const [organ, setOrgan] = useState<DangerOrgan>('police');
  const { busy, problem, run } = useAct('cases.followDanger');
  const { phone, title } = DANGER_ORGANS[organ];
  const told = async (): Promise<void> => {
    if (await run({ danger: view.id, organ })) {
      reload();
    }
  };
  return (
    <Card title="向谁报告">
      <View className={c('stack')}>
        {view.mustPolice && !isPoliceTold(view) ? (
          <Notice tone="danger" title="必须报 110">
            这种情形必须由公安处理。打完电话，回来点“已经报了”。
          </Notice>
        ) : null}
        <Choices label="有关机关" choices={ORGANS} value={organ} onChoose={setOrgan} />
        {phone ? (
          <DialButton phone={phone} demo={view.demo}>
            {`拨打 ${phone}`}
          </DialButton>
        ) : null}
        {problem ? <Notice tone="warn" title={problem.message} /> : null}
        <Button wide icon="check" busy={busy && '正在保存'} onPress={() => void told()}>
          {`已经报了${title}`}
        </Button>
      </View>
    </Card>
  );
}

function eventsOf({ told, notes, at, named, reason }: DangerView) {
  const reporter = named.find(({ as }) => as === 'reporter');
  const handed = named.filter(({ as }) => as === 'handed');
  return [
    {
      at,
      title: `发现：${DANGER_REASONS[reason]}`,
      detail: reporter ? whoWords(reporter.post) : '',
      tone: 'danger' as const,
    },
    ...told.map((one) => ({
      at: one.at,
      title: `已报${DANGER_ORGANS[one.organ].title}`,
      detail: whoWords(one.by),
      tone: 'good' as const,
    })),
    ...notes.map((one) => ({
      at: one.at,
      title: one.outcome ? DANGER_OUTCOMES[one.outcome].title : '记录',
      detail: [one.words, whoWords(one.by)].filter(Boolean).join(' · '),
      tone: 'act' as const,
    })),
    ...handed.map((one) => ({ at: one.at, title: '转交', detail: whoWords(one.post), tone: 'calm' as const })),
  ]
    .sort((a, b) => b.at - a.at)
    .map((one, n) => ({ key: `${one.at} ${n}`, when: spokenInstant(one.at), ...one }));
}

const NAMED = { reporter: '报告人', told: '已告知', handed: '转交' } as const;

/** One closed file: what to do first on top, who may see it and who did at the end. */
export function FileView({ view, reload }: FileProps) {
  const { child, state } = view;
  const isOpen = state === 'open';
  return (
    <>
      <Notice tone="calm" title="只给名单里的人看">
        家长看不到，也不在任何名单、统计和导出里。谁打开过都有记录，请不要转发、截图。
      </Notice>
      <Card
        title={child.name}
        aside={<StatusTag tone={isOpen ? 'danger' : 'calm'}>{isOpen ? '正在处理' : '已办结'}</StatusTag>}
      >
        <View>{child.className || '不在任何班级'}</View>
        <View>{DANGER_REASONS[view.reason]}</View>
        {view.words ? <View>{view.words}</View> : null}
        <View className={c('soft')}>{spokenInstant(view.at)}</View>
      </Card>
      {isOpen ? <Telling view={view} reload={reload} /> : null}
      <FollowForm view={view} onDone={reload} />
      {isOpen ? <HandOver view={view} onDone={reload} /> : null}
      <View className={c('apart')}>
        <Card title="经过">
          <Timeline events={eventsOf(view)} />
        </Card>
      </View>
      <Card title="谁能看" flush>
        {view.named.map(({ at, as, post }) => (
          <Row
            key={`${post.id} ${at}`}
            icon="user-round"
            title={whoWords(post)}
            detail={`${NAMED[as]} · ${spokenInstant(at)}`}
          />
        ))}
      </Card>
      <Card title="谁打开过" flush>
        {view.opened.map(({ at, post }) => (
          <Row key={`${at} ${post.id}`} icon="lock" title={whoWords(post)} detail={spokenInstant(at)} />
        ))}
      </Card>
    </>
  );
}
