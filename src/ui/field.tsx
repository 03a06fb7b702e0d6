import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { dayProblem } from '../day-problem';
import { classes } from './classes';
import { Control, type ControlProps } from './control';
import styles from './field.module.css';
import { Icon } from './icon';

const c = classes(styles);

interface FrameProps {
  readonly label: string;
  /** Below the label: what is meant, or where to find it. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; as a sentence. */
  readonly problem?: string | undefined;
  /** Says 选填 beside the label; everything else must be filled in. */
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** Label, hint and problem around anything that is filled in or chosen. */
export function FieldFrame({ label, hint, problem, optional = false, children }: FrameProps) {
  return (
    <View className={c('field')}>
      <View className={c('label')}>
        {label}
        {optional ? <View className={c('optional')}>选填</View> : null}
      </View>
      {hint ? <View className={c('hint')}>{hint}</View> : null}
      {children}
      {problem ? (
        <View className={c('problem')} aria-live="polite">
          <Icon name="circle-alert" />
          <View>{problem}</View>
        </View>
      ) : null}
    </View>
  );
}

interface FieldProps extends Omit<FrameProps, 'children'> {
  readonly kind?: ControlProps['kind'];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly from?: string;
  readonly to?: string;
  /** Enter on the keyboard, 完成 or 搜索 on the phone. */
  readonly onDone?: () => void;
}

/** 写了几个字: what does not fit is said while it is typed, never cut without a word. */
const countWords = (written: number, most: number): string | undefined =>
  written >= most
    ? `写满了，最多 ${most} 个字，再写的不会留下。请写短些，或者分开写。`
    : written > 0
      ? `${written} / ${most} 字`
      : undefined;

/** One thing to fill in: text, number, phone, ID card, long text, date, time or search. */
export function Field({ label, hint, problem, optional = false, kind = 'text', ...rest }: FieldProps) {
  const { maxLength = kind === 'long' ? 500 : 100, disabled = false } = rest;
  // A browser lets a day be typed that its picker would not offer: said here, before anything is sent.
  const wrong = problem ?? (kind === 'date' ? dayProblem(rest.value, rest.from, rest.to) : undefined);
  const left = kind === 'long' ? countWords(rest.value.length, maxLength) : undefined;
  const control = { ...rest, kind, label, maxLength, disabled, wrong: wrong !== undefined };
  return (
    <FieldFrame label={label} hint={hint} problem={wrong} optional={optional}>
      <Control {...control} />
      {left ? (
        <View className={c('hint')} aria-live="polite">
          {left}
        </View>
      ) : null}
    </FieldFrame>
  );
}
