import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { PastedMatch } from '#domain/cases/api-platform';
import { PASTE_CAP, PASTE_COLUMNS, withoutLines } from '#domain/cases/platform-table';
import { type ApiProblem, asProblem, call } from '../../../api';
import { spokenDate } from '../../../spoken';
import { BigButton } from '../../../ui/big-button';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ChildRow } from '../../../ui/child-row';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { StatusTag } from '../../../ui/status-tag';
import { useAct } from '../../../use-act';

const TITLE = '粘贴学籍系统的表';
const LONGEST = 20_000;
const HINT = `依次是：${PASTE_COLUMNS.join('、')}。有表头的话，次序随意。有学籍号就按学籍号找，没有就按学校、班级、姓名找。一次最多 ${PASTE_CAP} 行。`;

type Seen = ReplyOf<'cases.readPlatformTable'> & { readonly text: string };

function Line({ row }: { readonly row: PastedMatch }) {
  return (
    <ChildRow
      name={row.name || `第 ${row.n} 行`}
      place={[`第 ${row.n} 行`, row.className].filter(Boolean).join(' · ')}
      need={row.problem ?? undefined}
      when={[row.says, row.on && spokenDate(row.on)].filter(Boolean).join('，')}
      status={row.problem ? <StatusTag tone="warn">对不上</StatusTag> : <StatusTag tone="good">对上了</StatusTag>}
    />
  );
}

interface ResultProps {
  readonly seen: Seen;
  readonly onLeaveOut: (lines: readonly number[]) => void;
}

/** Who the rows are about: what is wrong first. */
function Result({ seen, onLeaveOut }: ResultProps) {
  const wrong = seen.rows.filter(({ problem }) => problem !== null);
  const right = seen.rows.filter(({ problem }) => problem === null);
  return (
    <>
      {wrong.length > 0 ? (
        <Notice
          tone="warn"
          title={`有 ${wrong.length} 行对不上，还一行都没有存。`}
          action={<Button onPress={() => onLeaveOut(wrong.map(({ n }) => n))}>去掉这几行，再核对</Button>}
        >
          请在上面改好，或者去掉，回头一个一个登记。
        </Notice>
      ) : null}
      {seen.ignored.length > 0 ? (
        <Notice tone="calm" title={`没有用到的列：${seen.ignored.join('、')}`}>
          这些列不会存。要的话，请把表头改成上面的名字，再核对。
        </Notice>
      ) : null}
      <Card flush title="核对结果" aside={`${right.length} 行对上`}>
        {[...wrong, ...right].map((row) => (
          <Line key={row.n} row={row} />
        ))}
      </Card>
    </>
  );
}

/** Reads the table without writing anything. */
function useReading() {
  const [seen, setSeen] = useState<Seen>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const read = async (text: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setSeen({ ...(await call('cases.readPlatformTable', { text })), text });
    } catch (error) {
      setSeen(undefined);
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return { seen, busy, problem, read };
}

interface ThumbProps {
  readonly text: string;
  readonly seen: Seen | undefined;
  readonly reading: boolean;
  readonly saving: boolean;
  readonly onRead: () => void;
  readonly onSave: () => void;
}

/** 核对 first; 保存 once every row has its child. */
function Thumb({ text, seen, reading, saving, onRead, onSave }: ThumbProps) {
  return seen?.usable ? (
    <BigButton says={`${seen.rows.length} 行都对上了。`} busy={saving && '正在保存'} onPress={onSave}>
      保存
    </BigButton>
  ) : (
    <BigButton
      says={text.trim() === '' ? '请先粘贴表格。' : '先核对，不会保存。'}
      disabled={text.trim() === ''}
      busy={reading && '正在核对'}
      onPress={onRead}
    >
      核对
    </BigButton>
  );
}

function Saved({ rows }: { readonly rows: number }) {
  return (
    <Page title={TITLE} bottom={<BigButton onPress={() => void Taro.navigateBack()}>回到名单</BigButton>}>
      <Notice tone="good" title={rows === 0 ? '和以前登记的一样，没有要改的。' : `存好了，${rows} 个孩子有变化。`} />
    </Page>
  );
}

/** 粘贴学籍系统的表: looked at first, then saved as a whole. */
export default function PlatformPaste() {
  const [text, setText] = useState('');
  const [saved, setSaved] = useState<number>();
  const { seen: looked, busy, problem: misread, read } = useReading();
  const saving = useAct('cases.savePlatformTable');
  const seen = looked?.text === text ? looked : undefined;
  const problem = saving.problem ?? misread;
  const save = async (): Promise<void> => setSaved((await saving.run({ text }))?.rows);
  const leaveOut = (lines: readonly number[]): void => {
    const left = withoutLines(text, lines);
    setText(left);
    void read(left);
  };
  const thumb = { text, seen, reading: busy, saving: saving.busy };
  return saved === undefined ? (
    <Page title={TITLE} bottom={<Thumb {...thumb} onRead={() => void read(text)} onSave={() => void save()} />}>
      <Card>
        <Field
          kind="long"
          label="从表格里复制，粘贴在这里"
          hint={HINT}
          maxLength={LONGEST}
          value={text}
          onChange={setText}
        />
      </Card>
      {problem ? (
        <Notice tone="danger" title={problem.message}>
          {problem.fields.map(({ rule }) => rule).join('；')}
        </Notice>
      ) : null}
      {seen ? <Result seen={seen} onLeaveOut={leaveOut} /> : null}
    </Page>
  ) : (
    <Saved rows={saved} />
  );
}
