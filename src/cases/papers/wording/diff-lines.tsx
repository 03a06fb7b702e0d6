import { View } from '@tarojs/components';
import { classes } from '../../../ui/classes';
import styles from '../paper-text.module.css';
import { lineDiff } from './line-diff';

const c = classes(styles);
const SAID = { same: '', old: '原来：', new: '改成：' } as const;

/** Old and new, paragraph by paragraph: in colour, crossed out, and in a word. */
export function DiffLines({
  label,
  old,
  young,
}: {
  readonly label: string;
  readonly old: string;
  readonly young: string;
}) {
  return old === young ? null : (
    <View className={c('rights')}>
      <View className={c('heading')}>{label}</View>
      {lineDiff(old, young)
        .filter(({ kind }) => kind !== 'same')
        .map(({ at, kind, text }) => (
          <View key={at} className={c('right')}>
            {SAID[kind]}
            <View className={c(kind)}>{text || '（空行）'}</View>
          </View>
        ))}
    </View>
  );
}
