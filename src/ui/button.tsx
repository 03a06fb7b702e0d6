import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import { Press } from './press';

const c = classes(styles);

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `plain` (white with a line), `quiet` (a word to tap), `strong` (filled), `danger` (red word, for what cannot be undone). */
  readonly look?: 'plain' | 'quiet' | 'strong' | 'danger';
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly busy?: string | false | undefined;
  /** As wide as its place; otherwise as wide as its words. */
  readonly wide?: boolean;
  readonly label?: string;
}

/** A button beside the main one. */
export function Button({
  children,
  onPress,
  look = 'plain',
  icon,
  disabled = false,
  busy = false,
  wide = false,
  label,
}: ButtonProps) {
  const off = disabled || Boolean(busy);
  return (
    <Press onPress={onPress} disabled={off} label={label} className={c('button', look, wide && 'wide', off && 'off')}>
      {icon ? <Icon name={icon} /> : null}
      <View>{busy || children}</View>
    </Press>
  );
}
