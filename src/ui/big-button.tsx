import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './big-button.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import { Press } from './press';

const c = classes(styles);

interface BigButtonProps {
  /** A verb: 签字, 提交, 去看看. */
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** One sentence above the button: what will happen, or why it cannot be pressed yet. */
  readonly says?: ReactNode;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** While it is being done: the word shown instead, e.g. 正在提交. */
  readonly busy?: string | false | undefined;
}

/** The one thing to do on a screen; put it into `bottom` of Page, where the thumb is. */
export function BigButton({ children, onPress, says, icon, disabled = false, busy = false }: BigButtonProps) {
  const off = disabled || Boolean(busy);
  return (
    <View>
      {says ? <View className={c('says')}>{says}</View> : null}
      <Press onPress={onPress} disabled={off} className={c('big', off && 'off')}>
        {icon && !busy ? <Icon name={icon} /> : null}
        <View>{busy || children}</View>
      </Press>
    </View>
  );
}
