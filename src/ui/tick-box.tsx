import { View } from '@tarojs/components';
import { classes } from './classes';
import { FieldFrame } from './field';
import { Icon } from './icon';
import { Press } from './press';
import styles from './tick-box.module.css';

const c = classes(styles);

interface TickBoxProps {
  readonly label: string;
  /** The sentence that the tick says yes to. */
  readonly sentence: string;
  readonly ticked: boolean;
  readonly onTick: () => void;
}

/** 打勾: an empty box with its sentence beside it; the whole of it can be tapped. */
export function TickBox({ label, sentence, ticked, onTick }: TickBoxProps) {
  return (
    <FieldFrame label={label}>
      <Press role="checkbox" chosen={ticked} className={c('tick', ticked && 'ticked')} onPress={onTick}>
        <Icon name={ticked ? 'square-check' : 'square'} className={c('box')} />
        <View className={c('sentence')}>{sentence}</View>
      </Press>
    </FieldFrame>
  );
}
