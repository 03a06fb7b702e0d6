import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './bar.module.css';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import type { Tone } from './status-tag';

const c = classes(styles);

interface BarProps {
  /** A unit: 青石镇, 三(2)班. */
  readonly label: ReactNode;
  readonly value: number;
  readonly total: number;
  /** At the right; otherwise `value / total`. */
  readonly figure?: string;
  readonly detail?: ReactNode;
  readonly tone?: Tone;
  readonly onPress?: (() => void) | undefined;
}

/** A row of a board: name, figure and a bar of the share. Units only, never children. */
export function Bar({ label, value, total, figure, detail, tone = 'act', onPress }: BarProps) {
  const share = total > 0 ? Math.min(100, (value / total) * 100) : 0;
  const inner = (
    <>
      <View className={c('text')}>
        <View className={c('head')}>
          <View className={c('label')}>{label}</View>
          <View className={c('figure')}>{figure ?? `${value} / ${total}`}</View>
        </View>
        <View className={c('track')} aria-hidden="true">
          <View className={c('fill', tone)} style={{ width: `${share}%` }} />
        </View>
        {detail ? <View className={c('detail')}>{detail}</View> : null}
      </View>
      {onPress ? <Icon name="chevron-right" className={c('arrow')} /> : null}
    </>
  );
  return onPress ? (
    <Press className={c('bar')} onPress={onPress}>
      {inner}
    </Press>
  ) : (
    <View className={c('bar')}>{inner}</View>
  );
}
