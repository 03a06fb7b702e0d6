import { View } from '@tarojs/components';
import { useState } from 'react';
import { PAPER_FORMATS, type PaperFormat } from '#domain/office/paper';
import { type ApiProblem, asProblem, call } from '../../api';
import { openMade } from '../../made-file';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import styles from './paper.module.css';

const c = classes(styles);
const FORMATS = Object.entries(PAPER_FORMATS) as [PaperFormat, string][];

/** 打印或保存 a letter as PDF or Word, made from the record. */
export function PrintLetter({ letter }: { letter: string }) {
  const [busy, setBusy] = useState<PaperFormat>();
  const [problem, setProblem] = useState<ApiProblem>();
  const print = async (format: PaperFormat): Promise<void> => {
    setBusy(format);
    setProblem(undefined);
    try {
      await openMade(await call('office.letterPaper', { letter, format }));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(undefined);
  };
  return (
    <View className={c('stack')}>
      <View className={c('buttons')}>
        {FORMATS.map(([format, name]) => (
          <Button
            key={format}
            icon={format === 'pdf' ? 'printer' : 'file-text'}
            busy={busy === format && '正在排版'}
            disabled={busy !== undefined}
            onPress={() => void print(format)}
          >
            {format === 'pdf' ? `打印或保存（${name}）` : name}
          </Button>
        ))}
      </View>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
    </View>
  );
}
