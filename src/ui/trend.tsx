import { View } from '@tarojs/components';
import { classes } from './classes';
import styles from './trend.module.css';

const c = classes(styles);

interface TrendPoint {
  /** Short: 16日, 周一. */
  readonly label: string;
  /** Undefined = no school that day or not counted. */
  readonly value: number | undefined;
}

interface TrendProps {
  readonly title: string;
  readonly unit: string;
  /** In order of time, at most about 12. The last one is the current one. */
  readonly points: readonly TrendPoint[];
}

/** How a number went over time, as columns with their figures. */
export function Trend({ title, unit, points }: TrendProps) {
  const top = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const spoken = points
    .map(({ label, value }) => `${label}${value === undefined ? '没有' : `${value}${unit}`}`)
    .join('，');
  return (
    <View role="img" aria-role="img" aria-label={`${title}：${spoken}`}>
      <View className={c('title')}>
        {title}（{unit}）
      </View>
      <View className={c('columns')}>
        {points.map(({ label, value }, place) => (
          <View key={label} className={c('column')}>
            <View className={c('value')}>{value ?? '–'}</View>
            <View className={c('space')}>
              <View
                className={c('fill', place === points.length - 1 && 'now')}
                style={{ height: `${((value ?? 0) / top) * 100}%` }}
              />
            </View>
            <View className={c('label')}>{label}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
