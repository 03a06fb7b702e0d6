import { View } from '@tarojs/components';
import { platform } from '../platform';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Field } from '../ui/field';
import styles from './check-evidence.module.css';

const c = classes(styles);

const MOST = 600;
/** A browser has no scanner: whoever sits at one scans with any phone and sends themself the text. */
const HINTS = {
  weapp: '扫纸质责任书下面的码；只抄码旁边那句“第 … 条为止”，就只能核对条数和时间',
  h5: '用手机扫纸质责任书下面的码，把扫出的文字贴在这里；只抄码旁边那句“第 … 条为止”，就只能核对条数和时间',
} as const;

interface HeldCheckpointProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
}

/** 您留存的检查点: what a paper bears, scanned or typed. */
export function HeldCheckpoint({ value, onChange, problem }: HeldCheckpointProps) {
  const scan = async (): Promise<void> => {
    const text = await platform.scan();
    if (text !== undefined) {
      onChange(text.slice(0, MOST));
    }
  };
  return (
    <>
      <Field
        label="您留存的检查点"
        hint={HINTS[platform.name]}
        optional
        kind="long"
        value={value}
        onChange={onChange}
        maxLength={MOST}
        problem={problem}
      />
      {platform.name === 'weapp' ? (
        <View className={c('file')}>
          <Button wide icon="scan-line" onPress={() => void scan()}>
            扫纸上的码
          </Button>
        </View>
      ) : null}
    </>
  );
}
