import { View } from '@tarojs/components';
import { useState } from 'react';
import { NO_EVIDENCE, saysEvidence } from '#domain/evidence/no-evidence';
import type { EvidenceStatement, StatementLine } from '#domain/evidence/statement';
import { type ApiProblem, asProblem, call } from '../api';
import { platform } from '../platform';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { FieldFrame } from '../ui/field';
import { Icon, type IconName } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import type { Tone } from '../ui/status-tag';
import styles from './check-evidence.module.css';
import { HeldCheckpoint } from './held-checkpoint';

const c = classes(styles);

/** What one call may carry, less what wraps it. */
const LARGEST = 60_000;

const TONES: Readonly<Record<EvidenceStatement['verdict'], Tone>> = {
  proved: 'good',
  broken: 'danger',
  unanchored: 'warn',
  noEvidence: 'warn',
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
  readonly size: number;
}

/** What is too large to be one is not read; what cannot be read as text says nothing of itself. */
async function chosenFile(): Promise<Chosen | undefined> {
  const file = await platform.chooseFile(['json']);
  if (!file) {
    return undefined;
  }
  const text = file.size > LARGEST ? '' : await platform.readText(file).catch(() => '');
  return { name: file.name, text, size: file.size };
}

interface FilePickProps {
  readonly label: string;
  readonly file: Chosen | undefined;
  readonly onChoose: (file: Chosen) => void;
}

function FilePick({ label, file, onChoose }: FilePickProps) {
  const choose = async (): Promise<void> => {
    const chosen = await chosenFile();
    if (chosen) {
      onChoose(chosen);
    }
  };
  return (
    <View className={c('file')}>
      <Button icon="folder-open" wide onPress={() => void choose()}>
        {file ? `换一个：${label}` : label}
      </Button>
      {file ? <View className={c('name')}>{file.name}</View> : null}
    </View>
  );
}

/** What is asked; whatever changes in it makes the last answer an old one. */
interface Asked {
  readonly file?: Chosen;
  readonly other?: Chosen;
  readonly checkpoint: string;
}

const TOO_LARGE = { message: '两个文件合起来太大，手机上比不了。请在电脑上用核验程序比对。', fields: [] };

/** Asks, unless it is plain from the file alone what the answer is. */
function useChecking() {
  const [busy, setBusy] = useState(false);
  const [statement, setStatement] = useState<EvidenceStatement>();
  const [problem, setProblem] = useState<Pick<ApiProblem, 'message' | 'fields'>>();
  const forget = (): void => {
    setStatement(undefined);
    setProblem(undefined);
  };
  const ask = async ({ file, other, checkpoint }: Asked): Promise<void> => {
    const text = file?.text ?? '';
    const beside = other && { other: other.text };
    forget();
    if (!saysEvidence(text)) {
      setStatement(NO_EVIDENCE);
    } else if ((file?.size ?? 0) + (other?.size ?? 0) > LARGEST) {
      setProblem(TOO_LARGE);
    } else {
      setBusy(true);
      await call('letters.checkEvidence', { file: text, checkpoint, ...beside }).then(setStatement, (error: unknown) =>
        setProblem(asProblem(error)),
      );
      setBusy(false);
    }
  };
  return { busy, statement, problem, forget, ask };
}

/** 核验程序: lies beside the app where the browser has it from. */
function Program() {
  return (
    <View className={c('program')}>
      <Button wide look="quiet" icon="download" onPress={() => void platform.openFile('app/verify.mjs', 'verify.mjs')}>
        下载核验程序
      </Button>
      <View className={c('name')}>
        不联网、不靠本系统也能核验：电脑上装有 Node.js 18 以上，运行 node verify.mjs 证据文件.json。可以转给任何人。
      </View>
    </View>
  );
}

function Form() {
  const [asked, setAsked] = useState<Asked>({ checkpoint: '' });
  const { busy, statement, problem, forget, ask } = useChecking();
  const wrong = problem?.fields.find(({ path }) => path === 'checkpoint')?.rule;
  const { file, other, checkpoint } = asked;
  const change = (changed: Partial<Asked>): void => {
    setAsked({ ...asked, ...changed });
    forget();
  };
  return (
    <View className={c('margin')}>
      <FilePick label="选证据文件" file={file} onChoose={(chosen) => change({ file: chosen })} />
      <FieldFrame label="另一方手里的文件" hint="同一份责任书，双方各有一份：放在一起比，能看出有没有少记录" optional>
        <FilePick label="选另一份文件" file={other} onChoose={(chosen) => change({ other: chosen })} />
      </FieldFrame>
      <HeldCheckpoint value={checkpoint} onChange={(text) => change({ checkpoint: text })} problem={wrong} />
      {problem && wrong === undefined ? <Notice tone="danger" title={problem.message} /> : null}
      <BigButton disabled={!file} busy={busy && '正在核验'} onPress={() => void ask(asked)}>
        核验
      </BigButton>
      {statement ? <Statement statement={statement} /> : null}
      {platform.name === 'h5' ? <Program /> : null}
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
