import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import type { Tone } from './status-tag';
import styles from './timeline.module.css';

const c = classes(styles);

export interface TimelineEvent {
  readonly key: string;
  /** What was done: 班主任打了电话. */
  readonly title: ReactNode;
  /** 11月22日 星期日 08:15. */
  readonly when: string;
  readonly detail?: ReactNode;
  readonly tone?: Tone;
}

/** What has happened, newest on top. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  return (
    <View className={c('timeline')}>
      {events.map(({ key, title, when, detail, tone = 'act' }) => (
        <View key={key} className={c('event')}>
          <View className={c('dot', tone)} />
          <View className={c('text')}>
            <View className={c('title')}>{title}</View>
            <View className={c('when')}>{when}</View>
            {detail ? <View className={c('detail')}>{detail}</View> : null}
          </View>
        </View>
      ))}
    </View>
  );
}
