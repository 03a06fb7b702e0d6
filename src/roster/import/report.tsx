import { useState } from 'react';
import { ROW_ACTIONS, type RowAction } from '#domain/roster/import/report';
import { asProblem } from '../../api';
import { openMade } from '../../made-file';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Figure, Figures } from '../../ui/figure';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import type { Tone } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { Together } from '../layout';
import { type Count, type Planned, SHEET_WORK, type SheetKind } from './kinds';
import { Notes, NotesAtHand } from './notes';
import { ProblemNotice } from './problem-notice';
import type { Import } from './use-import';

const TONES: Readonly<Record<Count['action'], Tone>> = {
  create: 'good',
  change: 'act',
  replace: 'act',
  same: 'calm',
  fault: 'warn',
};

function isRowAction(action: Count['action']): action is RowAction {
  return action in ROW_ACTIONS;
}

/** What can be looked at by itself; rows that change nothing need no look. */
const TABS = ['fault', 'create', 'change'] as const satisfies readonly RowAction[];

function saysNothing(faults: number, same: number): string {
  if (faults > 0) {
    return '没有能导入的行，请改好再传。';
  }
  return same > 0 ? '和系统里的一样，不用导入。' : '表头下面没有填数据，请填好再传。';
}

/** How many rows the import would write, and in words what happens to the others. */
function sums(counts: readonly Count[]): { readonly writes: number; readonly says: string } {
  const rows = (action: Count['action']): number => counts.find((one) => one.action === action)?.rows ?? 0;
  const writes = counts.filter(({ action }) => action !== 'same' && action !== 'fault');
  const written = writes.reduce((sum, one) => sum + one.rows, 0);
  if (written === 0) {
    return { writes: 0, says: saysNothing(rows('fault'), rows('same')) };
  }
  const parts = writes.filter((one) => one.rows > 0).map((one) => `${one.word} ${one.rows} 行`);
  const left = rows('fault') > 0 ? `，${rows('fault')} 行有错误不导入` : '';
  return { writes: written, says: `${parts.join('，')}${left}。` };
}

interface CountsProps {
  readonly counts: readonly Count[];
  readonly onChoose?: ((action: Count['action']) => void) | undefined;
}

/** 新增, 有变化, 没有变化, 有错误: big figures. */
export function Counts({ counts, onChoose }: CountsProps) {
  return (
    <Figures>
      {counts.map(({ action, word, rows }) => (
        <Figure
          key={action}
          label={word}
          value={rows}
          unit="行"
          tone={rows === 0 ? 'calm' : TONES[action]}
          onPress={onChoose && rows > 0 && action !== 'same' ? () => onChoose(action) : undefined}
        />
      ))}
    </Figures>
  );
}

/** 下载带批注的表: the same rows with what is wrong beside them. */
function Annotated({ kind, plan }: { readonly kind: SheetKind; readonly plan: string }) {
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const download = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await openMade(await SHEET_WORK[kind].report(plan));
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, problem: asProblem(error).message });
    }
  };
  return (
    <>
      {state.problem ? <Notice tone="warn" title={state.problem} /> : null}
      <Button icon="download" busy={state.busy && '正在做表'} onPress={() => void download()}>
        下载带批注的表
      </Button>
    </>
  );
}

interface ReportProps {
  readonly kind: SheetKind;
  readonly planned: Planned;
  readonly work: Import;
}

interface FaultNoticeProps extends ReportProps {
  readonly faults: number;
}

function FaultNotice({ kind, planned, faults, work }: FaultNoticeProps) {
  return faults === 0 ? null : (
    <Notice
      tone="warn"
      title={`${faults} 行有错误，不会导入`}
      action={
        <Together>
          <Annotated kind={kind} plan={planned.plan} />
          <Button onPress={work.drop}>换改好的文件</Button>
        </Together>
      }
    >
      其他行可以先导入。改好后把整张表再传一次，导过的不会重复。
    </Notice>
  );
}

/** 预检报告: what the import would do, every row to look at, and the one button. */
export function Report({ kind, planned, work }: ReportProps) {
  const { counts, newUnits, notes, plan } = planned;
  const faults = counts.find(({ action }) => action === 'fault')?.rows ?? 0;
  const [shown, setShown] = useState<RowAction | 'all'>(faults > 0 ? 'fault' : 'all');
  const { writes, says } = sums(counts);
  const choose = (action: Count['action']): void => {
    if (isRowAction(action)) {
      setShown(action);
    }
  };
  const tabs = TABS.filter((action) => counts.some((one) => one.action === action && one.rows > 0));
  return (
    <Page
      title="预检报告"
      bottom={
        <BigButton
          icon="check"
          says={says}
          disabled={writes === 0}
          busy={work.busy && '正在开始'}
          onPress={() => work.confirm(planned)}
        >
          {writes > 0 ? `确认导入 ${writes} ${SHEET_WORK[kind].row}` : '没有要导入的'}
        </BigButton>
      }
    >
      {work.problem ? <ProblemNotice title="没有开始导入" problem={work.problem} /> : null}
      <Counts counts={counts} onChoose={notes ? undefined : choose} />
      <FaultNotice kind={kind} planned={planned} faults={faults} work={work} />
      {kind === 'children' && newUnits > 0 ? <Notice tone="act" title={`会新建 ${newUnits} 个年级和班`} /> : null}
      {notes ? (
        <NotesAtHand notes={notes} />
      ) : (
        <>
          <Tabs
            label="看哪些行"
            tabs={[
              { value: 'all', label: '要看的' },
              ...tabs.map((action) => ({ value: action, label: ROW_ACTIONS[action] })),
            ]}
            value={shown}
            onChoose={setShown}
          />
          <Notes job={plan} action={shown === 'all' ? undefined : shown} />
        </>
      )}
      {faults === 0 ? (
        <Button look="quiet" onPress={work.drop}>
          不导入，换一个文件
        </Button>
      ) : null}
    </Page>
  );
}
