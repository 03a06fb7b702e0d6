import { View } from '@tarojs/components';
import { useState } from 'react';
import type { EvidenceStatement, StatementLine } from '#domain/evidence/statement';
import { type ApiProblem, asProblem, call } from '../api';
import { platform } from '../platform';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Field } from '../ui/field';
import { Icon, type IconName } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import type { Tone } from '../ui/status-tag';
import styles from './check-evidence.module.css';

const c = classes(styles);

/** What one call may carry, less what wraps it. */
const LARGEST = 60_000;

const TONES: Readonly<Record<EvidenceStatement['verdict'], Tone>> = {
  proved: 'good',
  broken: 'danger',
  unanchored: 'warn',
};
const MARKS: Readonly<Record<StatementLine['mark'], { readonly icon: IconName; readonly says: string } | null>> = {
  proved: { icon: 'circle-check', says: '已证明：' },
  open: { icon: 'circle-help', says: '未证明：' },
  wrong: { icon: 'octagon-alert', says: '不对：' },
  note: null,
};

function Line({ line }: { line: StatementLine }) {
  const mark = MARKS[line.mark];
  return (
    <View className={c('line', line.mark)}>
      {mark ? <Icon name={mark.icon} className={c('mark')} /> : <View className={c('mark')} />}
      <View className={c('text')}>
        {mark?.says}
        {line.text}
      </View>
    </View>
  );
}

function Statement({ statement }: { statement: EvidenceStatement }) {
  return (
    <View className={c('statement')}>
      <Notice tone={TONES[statement.verdict]} title={statement.headline} />
      {statement.lines.map((line) => (
        <Line key={line.text} line={line} />
      ))}
    </View>
  );
}

interface Chosen {
  readonly name: string;
  readonly text: string;
}

async function chosenFile(): Promise<Chosen | 'tooLarge' | undefined> {
  const file = await platform.chooseFile(['json']);
  if (!file) {
    return undefined;
  }
  return file.size > LARGEST ? 'tooLarge' : { name: file.name, text: await platform.readText(file) };
}

function Form() {
  const [file, setFile] = useState<Chosen>();
  const [checkpoint, setCheckpoint] = useState('');
  const [busy, setBusy] = useState(false);
  const [statement, setStatement] = useState<EvidenceStatement>();
  const [problem, setProblem] = useState<Pick<ApiProblem, 'message'>>();
  const choose = async (): Promise<void> => {
    setProblem(undefined);
    setStatement(undefined);
    const chosen = await chosenFile().catch(() => undefined);
    if (chosen === 'tooLarge') {
      setProblem({ message: '这个文件太大，不是一份责任书的证据文件。' });
    } else if (chosen) {
      setFile(chosen);
    }
  };
  const check = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setStatement(await call('letters.checkEvidence', { file: file?.text ?? '', checkpoint }));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };
  return (
    <View className={c('margin')}>
      <View className={c('file')}>
        <Button icon="folder-open" wide onPress={() => void choose()}>
          {file ? '换一个文件' : '选证据文件'}
        </Button>
        {file ? <View className={c('name')}>{file.name}</View> : null}
      </View>
      <Field
        label="您留存的检查点"
        hint="回执或报表上印的五行文字。有了它，才能证明记录没有整个重写"
        optional
        kind="long"
        value={checkpoint}
        onChange={setCheckpoint}
        maxLength={600}
      />
      {problem ? <Notice tone="danger" title={problem.message} /> : null}
      <BigButton disabled={!file} busy={busy && '正在核验'} onPress={() => void check()}>
        核验
      </BigButton>
      {statement ? <Statement statement={statement} /> : null}
    </View>
  );
}

/** 核验证据文件: whoever was handed a file sees what it proves and what not. */
export function CheckEvidence() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row icon="file-text" title="核验证据文件" detail="别人给您的 .json 文件" onPress={() => setOpen(true)} />
      <Sheet open={open} title="核验证据文件" onClose={() => setOpen(false)}>
        <Form />
      </Sheet>
    </>
  );
}
