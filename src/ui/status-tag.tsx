import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import styles from './status-tag.module.css';

const c = classes(styles);

/** good: signed, present, returned · warn: due soon, missing · danger: passed, danger to a child · act: going on · calm: nothing to do, offline. */
export type Tone = 'good' | 'warn' | 'danger' | 'act' | 'calm';

const SHAPE = {
  good: 'circle-check',
  warn: 'clock',
  danger: 'octagon-alert',
  act: 'circle-dot',
  calm: 'circle-minus',
} as const satisfies Record<Tone, IconName>;

interface StatusTagProps {
  readonly tone: Tone;
  /** The state as a word: 已签, 未到, 今天到期. */
  readonly children: string;
}

/** A state as a word, a shape and a colour together. */
export function StatusTag({ tone, children }: StatusTagProps) {
  return (
    <View className={c('tag', tone)}>
      <Icon name={SHAPE[tone]} className={c('shape')} />
      <View className={c('word')}>{children}</View>
    </View>
  );
}
