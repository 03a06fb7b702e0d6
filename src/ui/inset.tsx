import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './inset.module.css';

const c = classes(styles);

/** Inner margin for fields, notices and buttons in a Sheet or a flush Card, whose rows bring their own. */
export function Inset({ children }: { readonly children: ReactNode }) {
  return <View className={c('inset')}>{children}</View>;
}
