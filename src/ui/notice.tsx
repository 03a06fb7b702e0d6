import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import styles from './notice.module.css';
import type { Tone } from './status-tag';

const c = classes(styles);

const SHAPE = {
  good: 'circle-check',
  warn: 'triangle-alert',
  danger: 'octagon-alert',
  act: 'circle-help',
  calm: 'circle-alert',
} as const satisfies Record<Tone, IconName>;

interface NoticeProps {
  readonly tone: Tone;
  /** What happened. */
  readonly title: string;
  /** What is safe, and what to do now. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Something that must be read: it stays in the page, unlike a toast. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  return (
    <View className={c('notice', tone)} aria-live="polite">
      <Icon name={SHAPE[tone]} className={c('mark')} />
      <View className={c('text')}>
        <View className={c('title')}>{title}</View>
        {children ? <View className={c('detail')}>{children}</View> : null}
        {action ? <View className={c('action')}>{action}</View> : null}
      </View>
    </View>
  );
}
