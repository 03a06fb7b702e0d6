import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from './button';
import { classes } from './classes';
import styles from './master-detail.module.css';

const c = classes(styles);

interface MasterDetailProps {
  readonly list: ReactNode;
  /** The chosen thing; undefined = none chosen yet. */
  readonly detail: ReactNode | undefined;
  /** Back to the list on a phone. */
  readonly onClose: () => void;
  /** At the right while nothing is chosen: 从左边选一个孩子. */
  readonly invitation: string;
}

/** The list at the left and the thing at the right from 900 px on; below that one of the two. In a Page with `wide`. */
export function MasterDetail({ list, detail, onClose, invitation }: MasterDetailProps) {
  const open = detail !== undefined && detail !== null;
  return (
    <View className={c('both', open && 'open')}>
      <View className={c('list')}>{list}</View>
      <View className={c('detail')}>
        {open ? (
          <>
            <View className={c('back')}>
              <Button look="quiet" icon="arrow-left" onPress={onClose}>
                回到名单
              </Button>
            </View>
            {detail}
          </>
        ) : (
          <View className={c('invitation')}>{invitation}</View>
        )}
      </View>
    </View>
  );
}
