import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import styles from './undo-bar.module.css';

const c = classes(styles);

interface UndoBarProps {
  /** What was done: 已提交，3 人缺勤. Undefined = nothing to undo. */
  readonly done: string | undefined;
  readonly onUndo: () => void;
  /** Called when the time is over. */
  readonly onOver: () => void;
  readonly seconds?: number;
}

/** 撤销: for some seconds after an act, in place of an 确定吗 before it. */
export function UndoBar({ done, onUndo, onOver, seconds = 5 }: UndoBarProps) {
  useEffect(() => {
    if (done === undefined) {
      return undefined;
    }
    const timer = setTimeout(onOver, seconds * 1000);
    return () => clearTimeout(timer);
  }, [done, onOver, seconds]);
  return done === undefined ? null : (
    <View className={c('over')} aria-live="assertive">
      <View className={c('bar')}>
        <View className={c('words')}>{done}</View>
        <Press className={c('undo')} onPress={onUndo}>
          <Icon name="undo-2" />
          <View>撤销</View>
        </Press>
      </View>
    </View>
  );
}
