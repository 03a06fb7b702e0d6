import { View } from '@tarojs/components';
import { platform } from '../platform';
import { classes } from '../ui/classes';
import { useCall } from '../use-call';
import styles from './board.module.css';

const c = classes(styles);

function Checkpoint() {
  const { data } = useCall('letters.published', {}, { onShow: false });
  const printed = data?.checkpoint?.printed;
  return printed ? (
    <View className={c('checkpoint')}>
      <View>县日志检查点（留存这张纸，以后能证明责任书记录没有被整个改写）：</View>
      {printed
        .trim()
        .split('\n')
        .map((line) => (
          <View key={line}>{line}</View>
        ))}
    </View>
  ) : null;
}

/** 县日志检查点 at the foot of a printed board; on no screen, and asked for only where there is a printer. */
export function PrintedCheckpoint() {
  return platform.print ? <Checkpoint /> : null;
}
