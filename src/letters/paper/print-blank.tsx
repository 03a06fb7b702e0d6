import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ApiProblem, asProblem, call } from '../../api';
import { openMade } from '../../made-file';
import { platform } from '../../platform';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import styles from './paper.module.css';

const c = classes(styles);

/** 打印纸质责任书: one file of all that still ask for a signature; a large unit's goes on in further files. */
export function PrintBlank({ unit }: { unit: string }) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [made, setMade] = useState(0);
  const print = async (): Promise<void> => {
    setProblem(undefined);
    setMade(0);
    try {
      let cursor: string | undefined;
      let count = 0;
      do {
        setBusy(count === 0 ? '正在排版' : `已排好 ${count} 份`);
        const file = await call('office.blankSheets', cursor === undefined ? { unit } : { unit, cursor });
        await openMade(file);
        count += file.count;
        cursor = file.cursor ?? undefined;
      } while (cursor !== undefined);
      setMade(count);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(undefined);
  };
  return (
    <View className={c('stack')}>
      <Button wide icon="printer" busy={busy ?? false} onPress={() => void print()}>
        打印纸质责任书
      </Button>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
      {made > 0 ? (
        <Notice tone="good" title={`${made} 份排好了，一份一张纸`}>
          {platform.name === 'h5' ? '文件已下载，打开后打印。' : '在打开的文件右上角可以转发到电脑打印。'}
        </Notice>
      ) : null}
    </View>
  );
}
