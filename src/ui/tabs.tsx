import { View } from '@tarojs/components';
import { classes } from './classes';
import { Press } from './press';
import styles from './tabs.module.css';

const c = classes(styles);

interface TabsProps<T extends string> {
  readonly tabs: readonly { readonly value: T; readonly label: string; readonly count?: number | undefined }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly label: string;
}

/** Two to five views of the same list; each may say how many are in it. */
export function Tabs<T extends string>({ tabs, value, onChoose, label }: TabsProps<T>) {
  return (
    <View className={c('tabs')} role="tablist" aria-role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <Press
          key={tab.value}
          role="tab"
          chosen={tab.value === value}
          className={c('tab', tab.value === value && 'chosen')}
          onPress={() => onChoose(tab.value)}
        >
          <View>{tab.label}</View>
          {tab.count === undefined ? null : <View className={c('count')}>{tab.count}</View>}
        </Press>
      ))}
    </View>
  );
}
