import { View } from '@tarojs/components';
import { classes } from './classes';
import styles from './icon.module.css';
import type { IconName } from './icon-name';

export type { IconName };

const c = classes(styles);

interface IconProps {
  readonly name: IconName;
  readonly className?: string;
}

/** A drawn sign beside a word, in the colour of the text around it. Never alone: screen readers skip it. */
export function Icon({ name, className = '' }: IconProps) {
  return <View aria-hidden="true" className={c('icon', name, className)} />;
}
