import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './empty.module.css';
import { Icon, type IconName } from './icon';

const c = classes(styles);

interface EmptyProps {
  readonly title: string;
  /** What to do next, or why it is good that nothing is here. */
  readonly children?: ReactNode;
  readonly icon?: IconName;
  /** A Button, when there is something to do. */
  readonly action?: ReactNode;
}

/** A list without anything in it says what to do next. */
export function Empty({ title, children, icon = 'inbox', action }: EmptyProps) {
  return (
    <View className={c('empty')}>
      <View className={c('mark')}>
        <Icon name={icon} />
      </View>
      <View className={c('title')}>{title}</View>
      {children ? <View className={c('detail')}>{children}</View> : null}
      {action ? <View className={c('action')}>{action}</View> : null}
    </View>
  );
}
