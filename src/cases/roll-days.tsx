import { View } from '@tarojs/components';
import type { CasePage, RollDay } from '#domain/cases/api';
import { spokenDate } from '../spoken';
import { classes } from '../ui/classes';
import { Icon, type IconName } from '../ui/icon';
import styles from './roll-days.module.css';

const c = classes(styles);

const MARKS: Readonly<
  Record<RollDay['mark'], { readonly word: string; readonly icon: IconName; readonly look: string }>
> = {
  present: { word: '到校', icon: 'check', look: 'good' },
  unexcused: { word: '未请假', icon: 'x', look: 'danger' },
  sick: { word: '病假', icon: 'circle-minus', look: 'warn' },
  personal: { word: '事假', icon: 'circle-minus', look: 'warn' },
  other: { word: '其他', icon: 'circle-minus', look: 'warn' },
  unknown: { word: '没点名', icon: 'circle-help', look: 'calm' },
};

const WEEKDAY_AT = 3;

function Day({ date, mark }: RollDay) {
  const { word, icon, look } = MARKS[mark];
  const [, month, day] = date.split('-').map(Number);
  const weekday = spokenDate(date)
    .slice(-1 * WEEKDAY_AT)
    .replace('星期', '周');
  return (
    <View className={c('day', look)} aria-label={`${spokenDate(date)} ${word}`}>
      <View className={c('date')}>
        {month}/{day}
      </View>
      <View className={c('weekday')}>{weekday}</View>
      <Icon name={icon} />
      <View className={c('word')}>{word}</View>
    </View>
  );
}

const SHORT: readonly RollDay['mark'][] = ['present', 'unexcused', 'sick', 'personal', 'other', 'unknown'];

/** 到校 8 天，未请假 3 天: the same days in a line. */
export const daysInShort = (days: CasePage['days']): string =>
  SHORT.map((mark) => ({ mark, count: days.filter((day) => day.mark === mark).length }))
    .filter(({ count }) => count > 0)
    .map(({ mark, count }) => `${MARKS[mark].word} ${count} 天`)
    .join('，');

/** 最近点名: a small square a school day, oldest at the left as in a register. */
export function RollDays({ days }: { readonly days: CasePage['days'] }) {
  return (
    <View className={c('days')}>
      {[...days].reverse().map((day) => (
        <Day key={day.date} {...day} />
      ))}
    </View>
  );
}
