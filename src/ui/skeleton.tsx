import { View } from '@tarojs/components';
import { classes } from './classes';
import styles from './skeleton.module.css';

const c = classes(styles);

/** Grey lines where the content will stand; they do not move. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }) {
  return (
    <View className={c('skeleton')} aria-label="正在加载" aria-live="polite">
      {Array.from({ length: rows }, (_, row) => `line${row}`).map((key) => (
        <View key={key} className={c('row')}>
          <View className={c('long')} />
          <View className={c('short')} />
        </View>
      ))}
    </View>
  );
}
