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
  readonly onChoose: (file: Chosen | undefined) => void;
  /** Whether it may be done without. */
  readonly optional?: boolean;
}

function FilePick({ label, file, onChoose, optional = false }: FilePickProps) {
  const choose = async (): Promise<void> => onChoose((await chosenFile()) ?? file);
  return (
    <View className={c('file')}>
      <Button icon="folder-open" wide label={label} onPress={() => void choose()}>
        {file ? '换一个文件' : label}
      </Button>
      {file ? (
        <View className={c('chosen')}>
          <View className={c('name')}>{file.name}</View>
          {optional ? (
            <Button look="quiet" label="去掉另一份文件" onPress={() => onChoose(undefined)}>
              去掉
            </Button>
          ) : null}
        </View>
      ) : null}
    </View>
  );
}

/** What is asked; whatever changes in it makes the last answer an old one. */
interface Asked {
  readonly file?: Chosen | undefined;
  readonly other?: Chosen | undefined;
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

interface FormProps {
  readonly asked: Asked;
  readonly problem: Pick<ApiProblem, 'message' | 'fields'> | undefined;
  readonly onChange: (changed: Partial<Asked>) => void;
}

function Form({ asked: { file, other, checkpoint }, problem, onChange }: FormProps) {
  const wrong = problem?.fields.find(({ path }) => path === 'checkpoint')?.rule;
  return (
    <View className={c('margin')}>
      {problem && wrong === undefined ? <Notice tone="danger" title={problem.message} /> : null}
      <FilePick label="选证据文件" file={file} onChoose={(chosen) => onChange({ file: chosen })} />
      <FieldFrame label="另一方手里的文件" hint="双方各有一份：放在一起比，能看出有没有少记录" optional>
        <FilePick optional label="选另一份文件" file={other} onChoose={(chosen) => onChange({ other: chosen })} />
      </FieldFrame>
      <HeldCheckpoint value={checkpoint} onChange={(text) => onChange({ checkpoint: text })} problem={wrong} />
      {platform.name === 'h5' ? <Program /> : null}
    </View>
  );
}

/** 核验证据文件: whoever was handed a file sees what it proves and what not. The answer takes the form's place, so that it is seen from its first line. */
export function CheckEvidence() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked>({ checkpoint: '' });
  const { busy, statement, problem, forget, ask } = useChecking();
  const change = (changed: Partial<Asked>): void => {
    setAsked({ ...asked, ...changed });
    forget();
  };
  const close = (): void => {
    setOpen(false);
    forget();
  };
  const bottom = statement ? (
    <Button wide icon="undo-2" onPress={forget}>
      换文件或检查点，再核验
    </Button>
  ) : (
    <BigButton disabled={!asked.file} busy={busy && '正在核验'} onPress={() => void ask(asked)}>
      核验
    </BigButton>
  );
  return (
    <>
      <Row icon="file-text" title="核验证据文件" detail="别人给您的 .json 文件" onPress={() => setOpen(true)} />
      <Sheet key={statement ? 'answer' : 'form'} open={open} title="核验证据文件" onClose={close} bottom={bottom}>
        {statement ? (
          <View className={c('margin')}>
            <View className={c('name')}>{asked.file?.name}</View>
            <Statement statement={statement} />
          </View>
        ) : (
          <Form asked={asked} problem={problem} onChange={change} />
        )}
      </Sheet>
    </>
  );
}
