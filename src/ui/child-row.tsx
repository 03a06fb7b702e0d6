import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './child-row.module.css';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import rowStyles from './row.module.css';

const c = classes(styles);
const row = classes(rowStyles);

interface ChildRowProps {
  /** Masked name, e.g. 张*明. */
  readonly name: string;
  /** Class or group, e.g. 三(2)班. */
  readonly place?: string;
  /** What is needed now: 没到校，还没有联系家长. */
  readonly need?: ReactNode;
  /** Since when or until when, with weekday: 从11月20日 星期五起. */
  readonly when?: ReactNode;
  /** A StatusTag. */
  readonly status?: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** Where no one thing opens: buttons below, such as 打电话. */
  readonly actions?: ReactNode;
  readonly current?: boolean;
}

/** A child in a list: the child first, then what is needed, then since or until when. */
export function ChildRow({ name, place, need, when, status, onPress, actions, current = false }: ChildRowProps) {
  const inner = (
    <>
      <View className={c('text')}>
        <View className={c('head')}>
          <View className={c('who')}>
            <View className={c('name')}>{name}</View>
            {place ? <View className={c('place')}>{place}</View> : null}
          </View>
          {status}
        </View>
        {need ? <View className={c('need')}>{need}</View> : null}
        {when ? <View className={c('when')}>{when}</View> : null}
      </View>
      {onPress ? <Icon name="chevron-right" className={row('arrow')} /> : null}
    </>
  );
  const className = c('child', current && row('current'));
  return (
    <View className={c('line')}>
      {onPress ? (
        <Press onPress={onPress} className={className}>
          {inner}
        </Press>
      ) : (
        <View className={className}>{inner}</View>
      )}
      {actions ? <View className={c('actions')}>{actions}</View> : null}
    </View>
  );
}
