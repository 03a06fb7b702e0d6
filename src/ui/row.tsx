import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import { Press } from './press';
import styles from './row.module.css';

const c = classes(styles);

interface RowProps {
  readonly icon?: IconName;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** At the right: a value, a count, a tag. */
  readonly aside?: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly label?: string;
  /** The row whose thing is open at the right (MasterDetail). */
  readonly current?: boolean;
  /** Another page opens to the right; what opens below points down, and up once it is open. */
  readonly arrow?: 'chevron-right' | 'chevron-down' | 'chevron-up';
}

/** A line in a Card with `flush`. With `onPress` the whole line can be tapped and shows an arrow. */
export function Row({
  icon,
  title,
  detail,
  aside,
  onPress,
  label,
  current = false,
  arrow = 'chevron-right',
}: RowProps) {
  const inner = (
    <>
      {icon ? (
        <View className={c('icon')}>
          <Icon name={icon} />
        </View>
      ) : null}
      <View className={c('both')}>
        <View className={c('text')}>
          <View className={c('title')}>{title}</View>
          {detail ? <View className={c('detail')}>{detail}</View> : null}
        </View>
        {aside !== undefined ? <View className={c('aside')}>{aside}</View> : null}
      </View>
      {onPress ? <Icon name={arrow} className={c('arrow')} /> : null}
    </>
  );
  const className = c('row', current && 'current');
  return onPress ? (
    <Press onPress={onPress} label={label} className={className}>
      {inner}
    </Press>
  ) : (
    <View className={className}>{inner}</View>
  );
}
