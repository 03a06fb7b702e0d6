import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PostRef } from '#domain/cases/api';
import type { DangerView } from '#domain/cases/api-danger';
import { DANGER_OUTCOMES, type DangerOutcome } from '#domain/cases/danger';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import styles from './danger.module.css';
import { whoWords } from './words';

const c = classes(styles);

const OUTCOMES = (Object.keys(DANGER_OUTCOMES) as DangerOutcome[]).map((value) => ({
  value,
  label: DANGER_OUTCOMES[value].title,
}));

interface FollowProps {
  readonly view: DangerView;
  readonly onDone: () => void;
}

/** 记下后来: what was seen and done, how it stands. */
export function FollowForm({ view, onDone }: FollowProps) {
  const [outcome, setOutcome] = useState<DangerOutcome>();
  const [words, setWords] = useState('');
  const { busy, problem, run } = useAct('cases.followDanger');
  const typed = words.trim();
  const save = async (): Promise<void> => {
    if (await run({ danger: view.id, outcome, words: typed || undefined })) {
      setOutcome(undefined);
      setWords('');
      onDone();
    }
  };
  return (
    <Card title="记下看到的、做了的">
      <View className={c('stack')}>
        <Field
          kind="long"
          label="写几句"
          hint="加密保存，只给名单里的人看"
          value={words}
          onChange={setWords}
          optional
        />
        <Choices
          label="现在怎么样"
          choices={OUTCOMES}
          value={outcome}
          onChoose={(one) => setOutcome(one === outcome ? undefined : one)}
          optional
        />
        {problem ? <Notice tone="warn" title={problem.message} /> : null}
        <Button
          look="strong"
          wide
          disabled={typed === '' && outcome === undefined}
          busy={busy && '正在保存'}
          onPress={() => void save()}
        >
          保存
        </Button>
      </View>
    </Card>
  );
}

/** 转交: one more person can open the file from then on. */
export function HandOver({ view, onDone }: FollowProps) {
  const [isOpen, setOpen] = useState(false);
  const { busy, problem, run } = useAct('cases.followDanger');
  const hand = async ({ id }: PostRef): Promise<void> => {
    if (await run({ danger: view.id, handTo: id })) {
      setOpen(false);
      onDone();
    }
  };
  if (view.hands.length === 0) {
    return null;
  }
  return (
    <>
      <Button wide icon="user-plus" onPress={() => setOpen(true)}>
        转交给别人办
      </Button>
      <Sheet open={isOpen} title="转交给谁" onClose={() => setOpen(false)}>
        <View className={c('inset')}>
          <View className={c('soft')}>转交以后，这个人能打开这份报告，会马上收到通知。</View>
          {problem ? <Notice tone="warn" title={problem.message} /> : null}
        </View>
        {view.hands.map((post) => (
          <Row
            key={post.id}
            icon="user-round"
            title={[post.title, post.name].filter(Boolean).join(' ')}
            detail={post.place}
            label={`转交给${whoWords(post)}`}
            onPress={busy ? undefined : () => void hand(post)}
          />
        ))}
      </Sheet>
    </>
  );
}
