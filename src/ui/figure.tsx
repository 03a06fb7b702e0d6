import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './figure.module.css';
import { Press } from './press';
import type { Tone } from './status-tag';

const c = classes(styles);

interface FigureProps {
  /** What is counted: 今天到校. */
  readonly label: string;
  /** Undefined = not counted yet, shown as a dash. */
  readonly value: number | string | undefined;
  readonly unit?: string;
  /** e.g. 共 46 人. */
  readonly detail?: ReactNode;
  readonly tone?: Tone;
  /** Opens the list behind the number. */
  readonly onPress?: (() => void) | undefined;
}

/** A number that matters: big, with its unit, and its list one tap away. Several stand in Figures. */
export function Figure({ label, value, unit = '', detail, tone = 'calm', onPress }: FigureProps) {
  const shown = value ?? '—';
  const inner = (
    <>
      <View className={c('label')}>{label}</View>
      <View className={c('number', tone)}>
        {shown}
        {unit ? <View className={c('unit')}>{unit}</View> : null}
      </View>
      {detail ? <View className={c('detail')}>{detail}</View> : null}
    </>
  );
  return onPress ? (
    <Press className={c('figure', 'tappable')} label={`${label}${shown}${unit}，点开看名单`} onPress={onPress}>
      {inner}
    </Press>
  ) : (
    <View className={c('figure')}>{inner}</View>
  );
}

/** Two to four Figures beside each other, wrapping when text is large. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <View className={c('figures')}>{children}</View>;
}
