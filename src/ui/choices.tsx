import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './choices.module.css';
import { classes } from './classes';
import { FieldFrame } from './field';
import { Icon } from './icon';
import { Press } from './press';

const c = classes(styles);

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A second, quieter line. */
  readonly detail?: string;
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  /** One value, or a list where several may be chosen. */
  readonly value: T | readonly T[] | undefined;
  /** The tapped value; the screen decides whether it replaces, joins or leaves. */
  readonly onChoose: (value: T) => void;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
  /** One below the other over the whole width, for long words. */
  readonly list?: boolean;
}

/** A few answers as chips: one tap instead of a keyboard. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { label, choices, value, onChoose, hint, problem, optional = false, list = false } = props;
  const several = Array.isArray(value);
  const chosen = (one: T): boolean => (Array.isArray(value) ? value.includes(one) : value === one);
  return (
    <FieldFrame label={label} hint={hint} problem={problem} optional={optional}>
      <View className={c('choices', list && 'list')} role={several ? 'group' : 'radiogroup'} aria-label={label}>
        {choices.map((one) => (
          <Press
            key={one.value}
            role={several ? 'checkbox' : 'radio'}
            chosen={chosen(one.value)}
            className={c('choice', chosen(one.value) && 'chosen')}
            onPress={() => onChoose(one.value)}
          >
            {chosen(one.value) ? <Icon name="check" /> : null}
            <View className={c('words')}>
              <View>{one.label}</View>
              {one.detail ? <View className={c('detail')}>{one.detail}</View> : null}
            </View>
          </Press>
        ))}
      </View>
    </FieldFrame>
  );
}

/** The list with `one` added or taken out, for Choices of several. */
export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
