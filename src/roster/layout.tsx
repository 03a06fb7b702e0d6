import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import styles from './layout.module.css';

const c = classes(styles);

/** Fields and notices in a sheet, which brings no margin of its own. */
export function Inset({ children }: { readonly children: ReactNode }) {
  return <View className={c('inset')}>{children}</View>;
}

/** Buttons beside each other, below each other where they do not fit. */
export function Together({ children }: { readonly children: ReactNode }) {
  return <View className={c('together')}>{children}</View>;
}
