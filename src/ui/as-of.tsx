import { View } from '@tarojs/components';
import type { Instant } from '#domain/plain-date';
import { spokenInstant } from '../spoken';
import styles from './as-of.module.css';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';

const c = classes(styles);

interface AsOfProps {
  /** Every change committed before this instant is in the numbers. */
  readonly at: Instant;
  readonly onRefresh?: (() => void) | undefined;
  readonly busy?: boolean;
}

/** 截至: until when the numbers above are complete, and a tap to ask again. */
export function AsOf({ at, onRefresh, busy = false }: AsOfProps) {
  const words = `截至 ${spokenInstant(at)}`;
  return onRefresh ? (
    <Press className={c('asOf')} label={`${words}，点一下刷新`} disabled={busy} onPress={onRefresh}>
      <View>{words}</View>
      <View className={c('again')}>
        <Icon name="refresh-cw" /> {busy ? '正在刷新' : '刷新'}
      </View>
    </Press>
  ) : (
    <View className={c('asOf')}>{words}</View>
  );
}
