import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import styles from './step-list.module.css';

const c = classes(styles);

export interface Step {
  readonly key: string;
  readonly title: string;
  /** What it is for, or what was done: 42 所学校,186 个班. */
  readonly detail?: ReactNode;
  readonly state: 'done' | 'current' | 'open';
  readonly onPress?: (() => void) | undefined;
}

const SAID = { done: '已完成', current: '正在办', open: '未开始' } as const;

function StepText({ step, place }: { step: Step; place: number }) {
  return (
    <>
      <View className={c('mark', step.state)}>{step.state === 'done' ? <Icon name="check" /> : place}</View>
      <View className={c('text')}>
        <View className={c('title')}>{step.title}</View>
        {step.detail ? <View className={c('detail')}>{step.detail}</View> : null}
      </View>
      {step.onPress ? <Icon name="chevron-right" className={c('arrow')} /> : null}
    </>
  );
}

/** Numbered steps, each with a tick when it is done. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <View>
      {steps.map((step, at) =>
        step.onPress ? (
          <Press
            key={step.key}
            className={c('step')}
            label={`第${at + 1}步，${step.title}，${SAID[step.state]}`}
            onPress={step.onPress}
          >
            <StepText step={step} place={at + 1} />
          </Press>
        ) : (
          <View key={step.key} className={c('step')}>
            <StepText step={step} place={at + 1} />
          </View>
        ),
      )}
    </View>
  );
}
