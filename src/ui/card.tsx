import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './card.module.css';
import { classes } from './classes';

const c = classes(styles);

interface CardProps {
  readonly title?: ReactNode;
  /** At the right of the title: a tag, a count or a quiet button. */
  readonly aside?: ReactNode;
  /** Rows and lists bring their own space: no inner margin. */
  readonly flush?: boolean;
  readonly children?: ReactNode;
}

/** One matter on white paper. */
export function Card({ title, aside, flush = false, children }: CardProps) {
  return (
    <View className={c('card')}>
      {title || aside ? (
        <View className={c('head')}>
          <View className={c('title')} aria-role="heading">
            {title}
          </View>
          {aside ? <View className={c('aside')}>{aside}</View> : null}
        </View>
      ) : null}
      <View className={c(flush ? 'flush' : 'body')}>{children}</View>
    </View>
  );
}
